// Lighthouse's mobile run over each kind of page, in all its categories. Reads `dist`; writes nothing but Lighthouse's
// own node_modules. Usage: npm run bench:pages [-- runs], on a machine that does nothing else.
import { spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { chromium } from 'playwright'
import { findBrowser } from '../bootstrap.mjs'
import { QUIET } from '../chromium.mjs'
import { serve } from '../serve.mjs'

const RUNS = Number(process.argv[2] ?? 3)
const PAGES = {
  首頁: 'index.html',
  案例: 'cases/taipei-08.html',
  案例索引: 'cases.html',
  搜尋: 'search.html',
  複習: 'review.html',
  我的標記: 'marks.html',
  模擬測驗: 'exam.html',
  區域案例表: 'regional.html',
}
const CATEGORIES = ['performance', 'accessibility', 'best-practices', 'seo']

const home = join(import.meta.dirname, 'lighthouse')
if (!existsSync(join(home, 'node_modules'))) {
  const { status } = spawnSync('npm', ['ci', '--no-audit', '--no-fund', '--ignore-scripts'], {
    cwd: home,
    stdio: 'inherit',
    shell: process.platform === 'win32',
  })
  if (status !== 0) throw new Error(`${home}: npm ci failed`)
}
const { default: lighthouse } = await import('./lighthouse/node_modules/lighthouse/core/index.js')

// Without compression, as the preview serves: what a good host adds only makes it faster.
const server = await serve('dist')
const port = 9300 + Math.floor(Math.random() * 600)
const browser = await chromium.launch({
  executablePath: findBrowser(),
  args: [...QUIET, `--remote-debugging-port=${port}`],
})
try {
  console.log(
    `Lighthouse, mobile; ${RUNS} runs, the median of each number, and the least of the performance\n`,
  )
  console.log('| | 效能 | 最低 | 無障礙 | 最佳實務 | SEO | FCP | LCP | 阻塞 | 位移 |')
  console.log(`|${'---|'.repeat(10)}`)
  for (const [name, path] of Object.entries(PAGES)) {
    const runs = []
    for (let run = 0; run < RUNS; run++) runs.push(await measure(path))
    const middle = of => runs.map(of).sort((a, b) => a - b)[runs.length >> 1]
    const [performance, ...others] = CATEGORIES.map(id => middle(({ score }) => score[id]))
    const least = Math.min(...runs.map(({ score }) => score.performance))
    const ms = id => Math.round(middle(({ value }) => value[id]))
    const shift = middle(({ value }) => value['cumulative-layout-shift']).toFixed(3)
    const times = [ms('first-contentful-paint'), ms('largest-contentful-paint'), ms('total-blocking-time')]
    console.log(`| ${[name, performance, least, ...others, ...times, shift].join(' | ')} |`)
  }
} finally {
  await browser.close()
  server.close()
}

async function measure(path) {
  const { lhr } = await lighthouse(`http://localhost:${server.address().port}/${path}`, {
    port,
    onlyCategories: CATEGORIES,
    logLevel: 'error',
  })
  return {
    score: Object.fromEntries(CATEGORIES.map(id => [id, Math.round(100 * lhr.categories[id].score)])),
    value: Object.fromEntries(Object.values(lhr.audits).map(({ id, numericValue }) => [id, numericValue])),
  }
}

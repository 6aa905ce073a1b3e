// Builds handbooks of N cases and prints what grows with them: `npm run bench:scale -- 35 350 3500`.
// Each is the real handbook with cases added: the text of a real case with lines of others, under a title of its own.
// Writes only to a temporary folder; needs an installed Chromium for the times of the search.
import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { cpus, tmpdir } from 'node:os'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { chromium } from 'playwright'
import { findBrowser } from '../bootstrap.mjs'
import { QUIET } from '../chromium.mjs'
import { serve } from '../serve.mjs'
import { timedBuild } from './build.mjs'
import { median, percentile } from './percentile.mjs'

const SLOWER = 4
/** Each query is asked so often, and its median counts: other work on the machine is not the handbook's. */
const RUNS = 5
const QUERIES = [
  '底價',
  '申誡',
  '隨身碟',
  'LINE群組',
  '刑法第132條',
  '個資 警察',
  '檢舉人',
  '考績委員',
  '監視器',
  '政府採購法',
]
const sizes = process.argv
  .slice(2)
  .filter(size => /^\d+$/.test(size))
  .map(Number)
if (sizes.length === 0) sizes.push(35, 350, 3500)
const scratch = mkdtempSync(join(tmpdir(), 'bench-scale-'))
const rows = {}
try {
  for (const size of sizes) {
    const { root, cases } = makeHandbook(size)
    const dist = join(scratch, `${size}-dist`)
    const built = await timedBuild(['scripts/astro.mjs', 'build'], {
      env: { HANDBOOK_ROOT: root, HANDBOOK_DIST: dist },
    })
    rows[cases] = {
      'build s': Math.round(built.seconds),
      'of processor': Math.round(built.processor),
      'peak MB': Math.round(built.megabytes),
      ...measureFiles(dist),
      ...(await measureSearch(dist)),
    }
    console.log(cases, rows[cases])
    for (const folder of [root, dist, `${dist}.cache`]) rmSync(folder, { recursive: true, force: true })
  }
} finally {
  rmSync(scratch, { recursive: true, force: true })
}
console.log(
  `${new Date().toISOString().slice(0, 10)}, ${cpus().length} × ${cpus()[0].model}, Node ${process.version}`,
)
console.table(rows)

/** A folder with `cases/` of `size` cases in all; the added ones follow those of the casebook. */
function makeHandbook(size) {
  const root = join(scratch, String(size))
  cpSync('cases', join(root, 'cases'), { recursive: true })
  const folder = join(root, 'cases/taipei')
  const real = readdirSync(folder)
    .filter(name => /^\d+\.mdx$/.test(name))
    .map(name => readFileSync(join(folder, name), 'utf8'))
  const rest = readdirSync(join(root, 'cases/tainan')).filter(name => /^\d+\.mdx$/.test(name)).length
  const measures = real.map(text => text.split('## 改進措施及建議作法')[1]?.match(/^\d+\. .*$/gm) ?? [])
  for (let number = real.length + 1; number <= size - rest; number++) {
    const i = number % real.length
    const more = [1, 2, 3].map(step => {
      const lines = measures[(number * 7 + step * 11) % real.length]
      return lines[(number + step) % lines.length]
    })
    const text = real[i]
      .replace(/^id: .*$/m, `id: taipei-${String(number).padStart(2, '0')}`)
      .replace(/^number: .*$/m, `number: ${number}`)
      .replace(/^title: (.*)$/m, (_, title) => `title: "${title.replace(/^["']|["']$/g, '')}之${number}"`)
    const start = measures[i].length
    const lines = more.filter(Boolean).map((line, n) => line.replace(/^\d+/, String(start + n + 1)))
    writeFileSync(
      join(folder, `${String(number).padStart(2, '0')}.mdx`),
      `${text.trimEnd()}\n${lines.join('\n')}\n`,
    )
  }
  return { root, cases: Math.max(size, real.length + rest) }
}

function measureFiles(dist) {
  const files = readdirSync(dist, { recursive: true, withFileTypes: true })
    .filter(entry => entry.isFile())
    .map(entry => join(entry.parentPath, entry.name))
  const kB = bytes => Math.round(bytes / 1024)
  const size = file => statSync(file).size
  const sum = list => list.reduce((total, file) => total + size(file), 0)
  const pages = files.filter(file => file.endsWith('.html'))
  const search = files.filter(file => file.includes('/pagefind/'))
  return {
    'dist MB': Number((sum(files) / 2 ** 20).toFixed(1)),
    'case page kB gz': kB(gzipSync(readFileSync(join(dist, 'cases/taipei-07.html'))).length),
    'largest page kB': kB(Math.max(...pages.map(size))),
    'search kB gz': kB(search.reduce((total, file) => total + gzipSync(readFileSync(file)).length, 0)),
    'offline copy kB': kB(sum(files.filter(file => file.includes('/offline/')))),
  }
}

/** The first answer on a page just opened and the next ones, slowed four times, without the network's own time. */
async function measureSearch(dist) {
  const server = await serve(dist)
  const browser = await chromium.launch({ executablePath: findBrowser(), args: QUIET })
  try {
    const page = await browser.newPage({ viewport: { width: 360, height: 800 }, serviceWorkers: 'block' })
    const session = await page.context().newCDPSession(page)
    await session.send('Emulation.setCPUThrottlingRate', { rate: SLOWER })
    const start = performance.now()
    await page.goto(
      `http://localhost:${server.address().port}/search.html?q=${encodeURIComponent(QUERIES[0])}`,
    )
    await page.locator('[data-results][data-query="底價"][aria-busy="false"]').waitFor({ timeout: 120_000 })
    const first = performance.now() - start
    await page.evaluate(ask, QUERIES)
    const runs = []
    for (let run = 0; run < RUNS; run++) runs.push(await page.evaluate(ask, QUERIES))
    const times = QUERIES.map((_, i) => median(runs.map(run => run[i])))
    const at = share => Math.round(percentile(times, share))
    return { 'first search ms': Math.round(first), 'warm p50 ms': at(0.5), 'warm p95 ms': at(0.95) }
  } finally {
    await browser.close()
    server.close()
  }
}

/** In the page: types each query and waits for its list. */
async function ask(queries) {
  const field = document.querySelector('[role="searchbox"]')
  const list = document.querySelector('[data-results]')
  const times = []
  for (const query of queries) {
    field.value = ''
    field.dispatchEvent(new InputEvent('input'))
    await new Promise(resolve => setTimeout(resolve, 50))
    const start = performance.now()
    field.value = query
    field.dispatchEvent(new InputEvent('input'))
    await new Promise(resolve => {
      const done = () => list.dataset.query === query && list.getAttribute('aria-busy') === 'false'
      const observer = new MutationObserver(() => {
        if (!done()) return
        observer.disconnect()
        resolve()
      })
      observer.observe(list, { attributes: true })
      if (done()) resolve()
    })
    times.push(performance.now() - start)
  }
  return times
}

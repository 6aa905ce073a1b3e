// Lighthouse's mobile run over each kind of page, in all its categories. Reads `dist`; writes nothing but Lighthouse's
// own node_modules. Usage: npm run bench:pages [-- runs], on a machine that does nothing else.
import { serve } from '../serve.mjs'
import { withLighthouse } from './lighthouse-run.mjs'
import { median } from './percentile.mjs'

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
const NUMBERS = ['first-contentful-paint', 'largest-contentful-paint', 'total-blocking-time']

// Without compression, as the preview serves: what a good host adds only makes it faster.
const server = await serve('dist')
const root = `http://localhost:${server.address().port}/`
console.log(`Lighthouse, mobile: the median of ${RUNS} runs, and the least of the performance\n`)
console.log('| | 效能 | 最低 | 無障礙 | 最佳實務 | SEO | FCP 毫秒 | LCP 毫秒 | 阻塞 毫秒 | 位移 |')
console.log(`|${'---|'.repeat(10)}`)
try {
  await withLighthouse(async run => {
    for (const [name, path] of Object.entries(PAGES)) {
      const results = []
      while (results.length < RUNS) results.push(await run(root + path, CATEGORIES))
      const scores = id => results.map(({ categories }) => Math.round(100 * categories[id].score))
      const number = id => median(results.map(({ audits }) => audits[id].numericValue))
      const [performance, ...others] = CATEGORIES.map(id => median(scores(id)))
      const least = Math.min(...scores('performance'))
      const times = NUMBERS.map(id => Math.round(number(id)).toLocaleString('en'))
      const shift = number('cumulative-layout-shift').toFixed(3)
      console.log(`| ${[name, performance, least, ...others, ...times, shift].join(' | ')} |`)
    }
  })
} finally {
  server.close()
}

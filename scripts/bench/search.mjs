// Measures the search beside stock Pagefind on the same pages. Reads `dist`, writes only to a temporary folder.
// Usage (Node 24, `npm exec -- node` where the host is older): node scripts/bench/search.mjs [seed]
import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { close, createIndex } from 'pagefind'
import { chromium } from 'playwright'
import { REAL_QUERIES, sampleQueries, truth, truthPages } from '../../tests/build/search-truth.ts'
import { findBrowser } from '../bootstrap.mjs'
import { QUIET } from '../chromium.mjs'
import { serve } from '../serve.mjs'
import { askHandbook, quality } from './answers.mjs'
import { percentile } from './percentile.mjs'

const SLOWDOWN = 4
/** Words as they grow under a typing hand, without the first few, in which the engine's code is compiled. */
const TIMED = [
  '底價',
  '申誡',
  '個人資料',
  '刑法第132條',
  'LINE群組',
  '考績委員',
  '政府採購法',
  '公務',
  '檢舉人',
]
  .flatMap(word => [...word].map((_, i) => word.slice(0, i + 1)))
  .flatMap((word, _, all) => [word, `${word} ${all[0]}`])
const WARM_UP = 8
const seed = Number(process.argv[2] ?? Date.now() % 1e6)
const folder = await mkdtemp(join(tmpdir(), 'bench-search-'))
const dist = join(folder, 'dist')
await cp('dist', dist, { recursive: true })
const pages = truthPages(dist)
const queries = [...REAL_QUERIES, ...sampleQueries(pages, 600, seed)].filter(query => query.trim() !== '')
const sought = pages.flatMap(({ file, title, names }) => [title, ...names].map(query => ({ file, query })))

await indexWithStockPagefind()
const server = await serve(dist)
const root = `http://localhost:${server.address().port}/`
const browser = await chromium.launch({ executablePath: findBrowser(), args: QUIET })
try {
  const ours = await measure('search.html', askHandbook)
  const stock = await measure('stock.html', askStock)
  console.log(
    `${pages.length} pages, ${queries.length} queries (seed ${seed}), processor slowed ${SLOWDOWN} times`,
  )
  console.table({ 'this handbook': ours, 'stock Pagefind': stock })
} finally {
  await browser.close()
  server.close()
  await close()
  await rm(folder, { recursive: true, force: true })
}

/** Stock Pagefind over the same `<main>`s, as its documentation has it. */
async function indexWithStockPagefind() {
  const { index } = await createIndex({ rootSelector: 'main' })
  for (const { file } of pages) {
    await index.addHTMLFile({ url: `/${file}`, content: await readFile(join(dist, file), 'utf8') })
  }
  await index.writeFiles({ outputPath: join(dist, 'stock') })
  await writeFile(join(dist, 'stock.html'), '<!doctype html><html lang="zh-Hant-TW"><title>stock</title>')
}

/** Everything that is printed for one search page. */
async function measure(page, ask) {
  const cold = await coldSearch(page, ask)
  const tab = await slowTab()
  await tab.goto(root + page)
  await tab.evaluate(ask, { queries: ['底價'], all: false })
  const answers = await tab.evaluate(ask, { queries, all: true })
  const times = (await tab.evaluate(ask, { queries: TIMED, all: false })).slice(WARM_UP).map(({ ms }) => ms)
  const named = await tab.evaluate(ask, { queries: sought.map(({ query }) => query), all: true })
  await tab.close()
  const { recall, precision } = quality(
    answers.map(({ files }) => files),
    queries.map(query => truth(pages, query)),
  )
  const ranks = named.map(({ files }, i) => files.indexOf(sought[i].file) + 1)
  return {
    'recall %': Number((100 * recall).toFixed(2)),
    'precision %': Number((100 * precision).toFixed(2)),
    'MRR, titles and laws': Number(
      (ranks.reduce((sum, r) => sum + (r && 1 / r), 0) / ranks.length).toFixed(3),
    ),
    'first search, bytes (gzip)': cold.bytes,
    'of these Pagefind and texts': cold.search,
    'first results, ms': cold.ms,
    'warm p50, ms': Number(percentile(times, 0.5).toFixed(1)),
    'warm p95, ms': Number(percentile(times, 0.95).toFixed(1)),
  }
}

async function slowTab() {
  const tab = await browser.newPage({ viewport: { width: 360, height: 800 }, serviceWorkers: 'block' })
  const session = await tab.context().newCDPSession(tab)
  await session.send('Emulation.setCPUThrottlingRate', { rate: SLOWDOWN })
  return tab
}

/** Opens the page anew and searches once: what was loaded, as gzip would send it, and how long it took. */
async function coldSearch(page, ask) {
  const tab = await slowTab()
  const loaded = new Set()
  tab.on('request', request => loaded.add(new URL(request.url()).pathname))
  const start = performance.now()
  await tab.goto(root + page)
  await tab.evaluate(ask, { queries: ['底價'], all: false })
  const ms = Math.round(performance.now() - start)
  await tab.close()
  let bytes = 0
  let search = 0
  for (const path of loaded) {
    const content = await readFile(join(dist, decodeURIComponent(path))).catch(() => undefined)
    if (!content || /manifest|icons|favicon/.test(path)) continue
    const size = gzipSync(content, { level: 9 }).length
    bytes += size
    if (/^\/(?:pagefind|stock)$/.test(dirname(path)) || path.startsWith('/stock/')) search += size
  }
  return { ms, bytes, search }
}

/** In the page: searches and reads the first ten results as a list would show them. */
async function askStock({ queries, all }) {
  const pagefind = await import('/stock/pagefind.js')
  const answers = []
  for (const query of queries) {
    const start = performance.now()
    const { results } = await pagefind.search(query)
    await Promise.all(results.slice(0, 10).map(result => result.data()))
    const ms = performance.now() - start
    const read = await Promise.all(results.slice(0, all ? results.length : 10).map(result => result.data()))
    answers.push({ ms, files: read.map(({ raw_url, url }) => (raw_url ?? url).replace(/^\//, '')) })
  }
  return answers
}

// Builds the same cases with this handbook, Starlight and VitePress, and compares what a reader gets:
// `npm run bench:peers`. Installs the others' packages and Lighthouse into their own folders here, by their lock files;
// writes there and to a temporary folder. Prints a Markdown table.
import { mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { cpus, tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { generateSW } from 'workbox-build'
import { plain, REAL_QUERIES, sampleQueries, truth, truthPages } from '../../tests/build/search-truth.ts'
import { askHandbook, quality } from './answers.mjs'
import { timedBuild } from './build.mjs'
import { install } from './lighthouse-run.mjs'
import {
  askInPage,
  measureFirstResult,
  measureLighthouse,
  measureOffline,
  measurePages,
} from './peers-measure.mjs'
import { pages, writeTexts } from './peers-texts.mjs'
import { median } from './percentile.mjs'

const HERE = import.meta.dirname
const LIGHTHOUSE_RUNS = 5
const FIRST_RESULT_RUNS = 5
/** A word that all three find. */
const WORD = '考績'
const SEED = 20190816
const QUICK = process.argv.includes('--quick')

const texts = pages.map(({ slug, title, lines }) => ({
  file: `${slug}.html`,
  title,
  names: [],
  shortNames: [],
  shown: lines,
  lines: lines.map(plain),
}))
const queries = [...REAL_QUERIES, ...sampleQueries(texts, 300, SEED)].filter(query =>
  /[\p{L}\p{N}]/u.test(query),
)

const scratch = mkdtempSync(join(tmpdir(), 'bench-peers-'))
const SITES = {
  handbook: {
    args: ['scripts/astro.mjs', 'build'],
    env: { HANDBOOK_DIST: join(scratch, 'handbook') },
    dist: join(scratch, 'handbook'),
    async search(page) {
      await page.getByRole('textbox', { name: '搜尋' }).fill(WORD)
      await page.locator('[data-result]').first().waitFor()
    },
    truth: query => truth(ownPages(), query),
    async ask(queries) {
      const all = await askInPage(SITES.handbook.dist, 'search.html', askHandbook, { queries, all: true })
      return all.map(({ files }) => files)
    },
  },
  Starlight: {
    folder: join(HERE, 'starlight'),
    docs: 'src/content/docs',
    args: ['node_modules/astro/bin/astro.mjs', 'build'],
    dist: join(HERE, 'starlight/dist'),
    async search(page) {
      await page.locator('button[data-open-modal]').click()
      await page.locator('#starlight__search input').fill(WORD)
      await page.locator('#starlight__search .pagefind-ui__result-link').first().waitFor()
    },
    truth: query => truth(texts, query),
    ask: found => askInPage(SITES.Starlight.dist, 'index.html', askPagefind, found),
  },
  VitePress: {
    folder: join(HERE, 'vitepress'),
    docs: '.',
    args: ['node_modules/vitepress/bin/vitepress.js', 'build'],
    dist: join(HERE, 'vitepress/.vitepress/dist'),
    async search(page) {
      await page.locator('.VPNavBarSearch button').click()
      await page.locator('#localsearch-input').fill(WORD)
      await page.locator('.VPLocalSearchBox .result').first().waitFor()
    },
    truth: query => truth(texts, query),
    ask: askMiniSearch,
  },
}

try {
  for (const folder of ['starlight', 'vitepress']) install(join(HERE, folder))
  const columns = {}
  for (const [name, site] of Object.entries(SITES)) columns[name] = await measure(name, site)
  print(columns)
  await printSearchPage()
} finally {
  rmSync(scratch, { recursive: true, force: true })
}

async function measure(name, site) {
  const { folder, docs, args, env, dist } = site
  if (folder) writeTexts(folder, docs)
  if (folder) rmSync(dist, { recursive: true, force: true })
  const built = await timedBuild(args, { cwd: folder, env })
  if (folder) await addWorker(dist)
  const page = number => `cases/taipei-${number}${name === 'Starlight' ? '/' : '.html'}`
  const { cold, warm } = await measurePages(dist, [page('07'), page('08')])
  const offline = await measureOffline(dist, page('08'))
  const firsts = []
  for (let run = 0; run < (QUICK ? 1 : FIRST_RESULT_RUNS); run++)
    firsts.push(await measureFirstResult(dist, site.search))
  const light = await measureLighthouse(dist, page('07'), QUICK ? 1 : LIGHTHOUSE_RUNS)
  const quality = await measureQuality(site)
  const column = {
    '案例頁，第一次：請求': cold.requests,
    '案例頁，第一次：KB': kB(cold.bytes),
    '下一則：請求': warm.requests,
    '下一則：KB': kB(warm.bytes),
    'Lighthouse 行動：分數': light.score,
    'FCP，毫秒': light.fcp,
    'LCP，毫秒': light.lcp,
    '阻塞，毫秒': light.blocking,
    '完全離線：秒': Number(offline.seconds.toFixed(1)),
    '完全離線：請求': offline.requests,
    '完全離線：KB': kB(offline.bytes),
    '首頁第一次搜尋到第一筆：毫秒': Math.round(median(firsts)),
    '召回率，%': quality.recall,
    '精確率，%': quality.precision,
    '建置：秒': Math.round(built.seconds),
    '建置：處理器秒': Math.round(built.processor),
    '建置：最多記憶體，MB': Math.round(built.megabytes),
  }
  console.error(name, column)
  return column
}

function kB(bytes) {
  return Number((bytes / 1000).toFixed(1))
}

/** A plain precache, as Workbox's documentation has it: everything is kept, and answers first. */
async function addWorker(dist) {
  await generateSW({
    globDirectory: dist,
    globPatterns: ['**/*'],
    swDest: join(dist, 'sw.js'),
    sourcemap: false,
    skipWaiting: true,
    clientsClaim: true,
    maximumFileSizeToCacheInBytes: 50e6,
  })
}

/** In percent, over the case pages and the table. */
async function measureQuality(site) {
  const answers = await site.ask(queries)
  const isText = file => texts.some(text => text.file === file)
  const { recall, precision } = quality(
    answers.map(addresses => [...new Set(addresses.map(fileOf))].filter(isText)),
    queries.map(site.truth),
  )
  return { recall: Number((100 * recall).toFixed(1)), precision: Number((100 * precision).toFixed(1)) }
}

/** `cases/taipei-07.html` for every way to write its address. */
function fileOf(address) {
  return `${new URL(address, 'http://host/').pathname.replace(/^\/|\/$|\.html$/g, '')}.html`
}

/** Our case pages hold notes as well, and the table is searched row by row. */
function ownPages() {
  return truthPages(SITES.handbook.dist).filter(({ file }) => file.startsWith('cases/'))
}

/** In the page: all results, not only those that the box shows first. */
async function askPagefind(queries) {
  const pagefind = await import('/pagefind/pagefind.js')
  const answers = []
  for (const query of queries) {
    const { results } = await pagefind.search(query)
    const read = await Promise.all(results.map(result => result.data()))
    answers.push(read.map(({ url }) => url))
  }
  return answers
}

/** All results by VitePress's own index and its own options (`VPLocalSearchBox.vue`). */
async function askMiniSearch(queries) {
  const chunks = join(SITES.VitePress.dist, 'assets/chunks')
  const chunk = readdirSync(chunks).find(name => name.startsWith('@localSearchIndexroot'))
  const { default: json } = await import(pathToFileURL(join(chunks, chunk)))
  const { default: MiniSearch } = await import('./vitepress/node_modules/minisearch/dist/es/index.js')
  const index = MiniSearch.loadJSON(json, {
    fields: ['title', 'titles', 'text'],
    storeFields: ['title', 'titles'],
    searchOptions: { fuzzy: 0.2, prefix: true, boost: { title: 4, text: 2, titles: 1 } },
  })
  return queries.map(query => index.search(query).map(({ id }) => id))
}

/** The others answer no address; ours is measured by itself, from a cold opening to the first hits (LCP). */
async function printSearchPage() {
  const path = `search.html?q=${encodeURIComponent('底價')}`
  const { score, lcp, blocking } = await measureLighthouse(
    SITES.handbook.dist,
    path,
    QUICK ? 1 : LIGHTHOUSE_RUNS,
  )
  console.log(
    `\n${decodeURIComponent(path)}，Lighthouse 行動：${score} 分，第一筆結果（LCP）${lcp} 毫秒，阻塞 ${blocking} 毫秒`,
  )
}

function print(columns) {
  const names = Object.keys(columns)
  const ratio = (value, own) => (own > 0 && value > 0 ? `（${(value / own).toFixed(1)}×）` : '')
  const own = columns.handbook
  console.log(
    `${new Date().toISOString().slice(0, 10)}，${cpus().length} × ${cpus()[0].model}，Node ${process.version}，${queries.length} 個查詢（種子 ${SEED}）\n`,
  )
  console.log(`| | 本手冊 | ${names.slice(1).join(' | ')} |`)
  console.log(`|---|${names.map(() => '---|').join('')}`)
  for (const row of Object.keys(own)) {
    const cells = names.map(
      name => columns[name][row] + (name === 'handbook' ? '' : ratio(columns[name][row], own[row])),
    )
    console.log(`| ${row} | ${cells.join(' | ')} |`)
  }
}

/** Builds the search: reads the pages in `dist` and writes `dist/pagefind/*.js`, classic scripts only. */
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { gunzipSync } from 'node:zlib'
import { createIndex } from 'pagefind'
import { loadHandbook } from '../data/handbook.ts'
import { type Catalogue, packTexts, TEXT_GROUPS, textGroup } from '../domain/search/bundle.ts'
import { type SearchPage, searchPage } from '../domain/search/page.ts'
import { fold, isSearchable } from '../domain/search/text.ts'
import { listFiles } from './files.ts'
import { type Names, writeNamed } from './named.ts'
import { readPage } from './search-blocks.ts'
import { classicRuntime } from './search-runtime.ts'

/** Characters on more than this share of the pages tell them apart too little to be worth their place in the index. */
const COMMON_SHARE = 1 / 8

type PagefindFile = { path: string; content: Uint8Array }

/** Pages that the search covers, in the order of their files. */
async function readPages(dist: string): Promise<SearchPage[]> {
  const files = (await listFiles(dist)).filter(file => file.endsWith('.html'))
  const pages: SearchPage[] = []
  for (const file of files) {
    const page = readPage(file, await readFile(join(dist, file), 'utf8'))
    if (page) pages.push(searchPage(page.entry, page.blocks))
  }
  return pages
}

function characters(page: SearchPage): string[] {
  return [...new Set(page.foldedBlocks.join(''))].filter(isSearchable).sort()
}

/** The characters that are left out of the index, in one string. */
function commonCharacters(pages: readonly SearchPage[]): string {
  const counts = new Map<string, number>()
  for (const char of pages.flatMap(characters)) counts.set(char, (counts.get(char) ?? 0) + 1)
  return [...counts]
    .filter(([, count]) => count > pages.length * COMMON_SHARE)
    .map(([char]) => char)
    .sort()
    .join('')
}

/**
 * The copy of a page that Pagefind indexes: every character that can be looked for, once, a token of its own, so
 * that no dictionary cuts Chinese words. Order and number are left to the page's text, which the browser reads
 * anyway for the excerpt: an index of positions would be more than twice the size and answer nothing more.
 */
function characterPage(page: SearchPage, common: string): string {
  const indexed = characters(page).filter(char => !common.includes(char))
  return `<html lang="unknown"><body>${indexed.join(' ')}</body></html>`
}

/** Pagefind's files for the pages; throws with Pagefind's own words. */
async function indexPages(pages: readonly SearchPage[], common: string): Promise<PagefindFile[]> {
  const { index, errors } = await createIndex({ forceLanguage: 'unknown' })
  if (!index) throw new Error(`Pagefind: ${errors.join('; ')}`)
  try {
    for (const page of pages) {
      const added = await index.addHTMLFile({ url: page.file, content: characterPage(page, common) })
      if (added.errors.length > 0) throw new Error(`Pagefind, ${page.file}: ${added.errors.join('; ')}`)
    }
    const built = await index.getFiles()
    if (built.errors.length > 0) throw new Error(`Pagefind: ${built.errors.join('; ')}`)
    return built.files
  } finally {
    await index.deleteIndex()
  }
}

/** Pagefind names a result by its fragment's file; the fragment says which page that is. */
function resultIds(files: readonly PagefindFile[], pages: readonly SearchPage[]): Record<string, number> {
  const byFile = new Map(pages.map((page, i) => [page.file, i]))
  const ids: Record<string, number> = {}
  for (const { path, content } of files) {
    const id = /^fragment\/(.+)\.pf_fragment$/.exec(path)?.[1]
    if (!id) continue
    const fragment = gunzipSync(content)
      .toString('utf8')
      .replace(/^pagefind_dcd/, '')
    const page = byFile.get((JSON.parse(fragment) as { url: string }).url)
    if (page === undefined) throw new Error(`Pagefind: ${path} belongs to no page`)
    ids[id] = page
  }
  return ids
}

function base64Files(files: readonly PagefindFile[], wanted: RegExp): Record<string, string> {
  const packed = files.filter(({ path }) => wanted.test(path)).sort((a, b) => (a.path < b.path ? -1 : 1))
  return Object.fromEntries(
    packed.map(({ path, content }) => [path, Buffer.from(content).toString('base64')]),
  )
}

/** A classic script that puts `value` under `searchAssets`; objects are merged with what is there. */
function assetScript(name: 'files' | 'catalogue' | 'texts', value: object): string {
  // JSON is a literal of JavaScript since ES2019, line separators included.
  return `(a=>{a.${name}=Object.assign(a.${name}||{},${JSON.stringify(value)})})(self.searchAssets=self.searchAssets||{});\n`
}

/**
 * Writes into `dist/pagefind/`:
 * - `engine.js`: Pagefind's runtime and WebAssembly, the same for every edition,
 * - `index.js`: Pagefind's index and, page by page, all that is known but the text,
 * - `text-book.js`, `text-laws.js`: the texts, loaded for the pages that come into question.
 *
 * To be called after all HTML is written and before links are made relative.
 */
export async function buildSearch(dist: string): Promise<Names> {
  const pages = await readPages(dist)
  const common = commonCharacters(pages)
  const files = await indexPages(pages, common)
  const module = files.find(({ path }) => path === 'pagefind.js')
  if (!module) throw new Error('Pagefind wrote no pagefind.js')
  const entries = pages.map(({ blocks, foldedBlocks, foldedNames, foldedText, ...entry }) => entry)
  const variants = Object.entries(loadHandbook().handbook.variants).map(
    ([typed, written]) => [fold(typed), fold(written)] as [string, string],
  )
  const catalogue: Catalogue = { pages: entries, ids: resultIds(files, pages), common, variants }
  const scripts: Record<string, string> = {
    'engine.js':
      (await classicRuntime(Buffer.from(module.content).toString('utf8'))) +
      assetScript('files', base64Files(files, /^wasm\.unknown\.pagefind$/)),
    'index.js':
      assetScript('files', base64Files(files, /^pagefind-entry\.json$|\.pf_meta$|\.pf_index$/)) +
      assetScript('catalogue', catalogue),
  }
  for (const group of TEXT_GROUPS) {
    const packed = packTexts(pages.filter(page => textGroup(page.kind) === group))
    scripts[`text-${group}.js`] = assetScript('texts', { [group]: packed })
  }
  const names = new Map<string, string>()
  for (const [name, source] of Object.entries(scripts))
    names.set(`pagefind/${name}`, await writeNamed(dist, `pagefind/${name}`, source))
  return names
}

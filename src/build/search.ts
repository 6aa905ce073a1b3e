/** Builds the search: reads the pages in `dist` and writes `dist/pagefind/*.js`, classic scripts only. */
import { readFile } from 'node:fs/promises'
import { basename, join } from 'node:path'
import { loadHandbook } from '../data/handbook.ts'
import type { Citations, LawEntry } from '../domain/search/corpus.ts'
import { type PackedCatalogue, packPostings, packTexts } from '../domain/search/packed.ts'
import { fold } from '../domain/search/text.ts'
import { listFiles } from './files.ts'
import { type Names, writeNamed } from './named.ts'
import { type ReadPage, readPage } from './search-blocks.ts'
import { bundleEngine } from './search-engine.ts'
import { indexCharacters } from './search-index.ts'
import { simplifiedWords } from './simplified.ts'

/** The kinds in the order of their pages' numbers: cases before rows of a table, laws together, the rest at the end. */
function kindsInOrder(): string[] {
  const { collections } = loadHandbook().handbook
  const of = (layout: string) => collections.filter(c => c.layout === layout).map(c => c.kind)
  return [...new Set([...of('cases'), ...of('table'), '法規', '補充法規', '考前重點'])]
}

/** How many characters a file of texts or of the index has at least, and how many files there are at most. */
const PART = 4_000
const MOST_PARTS = 64

/** Pages that the search covers, in the order of their numbers. */
async function readPages(dist: string): Promise<ReadPage[]> {
  const files = (await listFiles(dist)).filter(file => file.endsWith('.html'))
  const pages: ReadPage[] = []
  for (const file of files) {
    const page = readPage(file, await readFile(join(dist, file), 'utf8'))
    if (page) pages.push(page)
  }
  const kinds = kindsInOrder()
  const rank = ({ entry }: ReadPage) => (kinds.indexOf(entry.kind) + kinds.length + 1) % (kinds.length + 1)
  return pages.sort((a, b) => rank(a) - rank(b) || (a.entry.file < b.entry.file ? -1 : 1))
}

/** Cuts a list into parts of about the same size; `size` says how large an item is. */
function cut<T>(items: readonly T[], size: (item: T) => number): { first: number; items: T[] }[] {
  const whole = items.reduce((sum, item) => sum + size(item), 0)
  const most = Math.max(PART, whole / MOST_PARTS)
  const parts: { first: number; items: T[] }[] = []
  let filled = Infinity
  for (const [i, item] of items.entries()) {
    if (filled >= most) {
      parts.push({ first: i, items: [] })
      filled = 0
    }
    parts.at(-1)!.items.push(item)
    filled += size(item)
  }
  return parts
}

function lawEntries(pages: readonly ReadPage[]): LawEntry[] {
  return pages.flatMap(({ entry, law }, page) =>
    law ? [{ page, file: entry.file, title: entry.title, ...law }] : [],
  )
}

function citationsOf(pages: readonly ReadPage[]): Citations {
  const found: Record<string, [number, string][]> = {}
  for (const [page, { citations }] of pages.entries())
    for (const { key, words } of citations) {
      found[key] ??= []
      found[key].push([page, words])
    }
  return found
}

/**
 * Writes into `dist/pagefind/`:
 * - `engine.js`: the code that answers, to be run in a worker,
 * - `catalogue.js`: the laws, and what the other files are called,
 * - `texts-N.js`: the pages with their texts, `index-N.js`: which page has which character, `citations.js`,
 *   `simplified.js`: loaded when a query needs them.
 *
 * To be called after all HTML is written and before links are made relative.
 * @returns the names of the two that pages refer to
 */
export async function buildSearch(dist: string): Promise<Names> {
  const pages = await readPages(dist)
  const folded = pages.map(({ blocks }) => blocks.map(block => fold(block.text)).join('\n'))
  const { common, postings } = await indexCharacters(folded)
  /** A file that hands over one string under its name, which the loader asks for. */
  const write = async (name: string, text: string) => {
    const source = `(self.searchFiles=self.searchFiles||{})[${JSON.stringify(name)}]=${literal(text)}\n`
    return basename(await writeNamed(dist, `pagefind/${name}.js`, source))
  }
  const texts: PackedCatalogue['texts'] = []
  const textSize = ({ blocks }: ReadPage) => blocks.reduce((sum, block) => sum + block.text.length, 0)
  for (const { first, items } of cut(pages, textSize))
    texts.push([await write(`texts-${texts.length}`, JSON.stringify(packTexts(items))), first])
  const index: PackedCatalogue['index'] = []
  const lines = postings.map(([character, found]) => packPostings(character, found))
  for (const { first, items } of cut(lines, line => line.length))
    index.push([
      await write(`index-${index.length}`, items.join('\n')),
      postings[first + items.length - 1]![0],
    ])
  const catalogue: PackedCatalogue = {
    pages: pages.length,
    laws: lawEntries(pages),
    common,
    variants: Object.entries(loadHandbook().handbook.variants).map(
      ([typed, written]) => [fold(typed), fold(written)] as const,
    ),
    texts,
    index,
    citations: await write('citations', JSON.stringify(citationsOf(pages))),
    simplified: await write('simplified', JSON.stringify(simplifiedWords(folded))),
  }
  return new Map([
    ['pagefind/catalogue.js', `pagefind/${await write('catalogue', JSON.stringify(catalogue))}`],
    ['pagefind/engine.js', await writeNamed(dist, 'pagefind/engine.js', await bundleEngine())],
  ])
}

/** A string as a literal of JavaScript; quoted by what JSON does not use, so that it stays short. */
function literal(text: string): string {
  const escaped = text.replace(/[\\'\n\r\u2028\u2029]/g, char => {
    if (char === '\\' || char === "'") return `\\${char}`
    return `\\u${char.charCodeAt(0).toString(16).padStart(4, '0')}`
  })
  return `'${escaped}'`
}

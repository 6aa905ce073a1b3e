/**
 * Has Pagefind index the pages' characters, and reads out of its index which pages have which character.
 *
 * Pagefind's own runtime is not shipped: it cuts Chinese into words where a search by its lookup needs none, and its
 * WebAssembly is larger than the whole handbook's text. What its index says is packed for the browser instead.
 */

import { gunzipSync } from 'node:zlib'
import { decodeCBOR } from '@levischuck/tiny-cbor'
import { createIndex } from 'pagefind'
import { isSearchable } from '../domain/search/text.ts'

/** Characters on more than this share of the pages tell them apart too little to be worth their place in the index. */
const COMMON_SHARE = 1 / 2

export interface CharacterIndex {
  /** Characters that are left out, in one string. */
  common: string
  /** By character, in their order, the numbers of the pages that have it, rising. */
  postings: [character: string, pages: number[]][]
}

type PagefindFile = { path: string; content: Uint8Array }

/**
 * The index of the pages' searchable characters.
 * @param texts the folded text of each page, by its number
 */
export async function indexCharacters(texts: Iterable<string>): Promise<CharacterIndex> {
  const pages = Array.from(texts, text => [...new Set(text)].filter(isSearchable))
  const counts = new Map<string, number>()
  for (const characters of pages)
    for (const character of characters) counts.set(character, (counts.get(character) ?? 0) + 1)
  const isCommon = (character: string) => counts.get(character)! > pages.length * COMMON_SHARE
  const common = [...counts.keys()].filter(isCommon).sort().join('')
  // Each character once, a token of its own. Order and number are left to the page's text, which is read anyway: an
  // index of positions would be more than twice the size and answer nothing more.
  const files = await indexWithPagefind(
    pages.map(characters => characters.filter(character => !isCommon(character)).join(' ')),
  )
  return { common, postings: readPostings(files).sort(([a], [b]) => (a < b ? -1 : 1)) }
}

/** Pagefind's files for pages of these words. @throws Error with Pagefind's own words */
async function indexWithPagefind(pages: readonly string[]): Promise<PagefindFile[]> {
  const { index, errors } = await createIndex({ forceLanguage: 'unknown' })
  if (!index) throw new Error(`Pagefind: ${errors.join('; ')}`)
  try {
    for (const [number, words] of pages.entries()) {
      const content = `<html lang="unknown"><body>${words}</body></html>`
      const added = await index.addHTMLFile({ url: String(number), content })
      if (added.errors.length > 0) throw new Error(`Pagefind, page ${number}: ${added.errors.join('; ')}`)
    }
    const built = await index.getFiles()
    if (built.errors.length > 0) throw new Error(`Pagefind: ${built.errors.join('; ')}`)
    return built.files
  } finally {
    await index.deleteIndex()
  }
}

/** Pagefind's files are gzip, its magic word and then, but for fragments, CBOR. */
function unpacked({ path, content }: PagefindFile): Uint8Array<ArrayBuffer> {
  const bytes = gunzipSync(content)
  const magic = 'pagefind_dcd'
  if (bytes.subarray(0, magic.length).toString('latin1') !== magic)
    throw new Error(`Pagefind: ${path} has another format than that of the pinned version`)
  return new Uint8Array(bytes.subarray(magic.length))
}

/** `[version, [[name of a fragment, words], …], …]` */
type Meta = [string, [string, number][]]
/** `[[[word, [[gap to the page before, …], …], …], …]]` */
type Index = [[string, [number, ...unknown[]][]][]]

/** By word the pages, whose numbers are their addresses. */
function readPostings(files: readonly PagefindFile[]): [string, number[]][] {
  const numbers = new Map<string, number>()
  for (const file of files) {
    const name = /^fragment\/(.+)\.pf_fragment$/.exec(file.path)?.[1]
    if (!name) continue
    const { url } = JSON.parse(new TextDecoder().decode(unpacked(file))) as { url: string }
    numbers.set(name, Number(url))
  }
  const decode = <T>(pattern: RegExp) =>
    files.filter(({ path }) => pattern.test(path)).map(file => decodeCBOR(unpacked(file)) as unknown as T)
  const [meta] = decode<Meta>(/\.pf_meta$/)
  const pages = meta![1].map(([name]) => numbers.get(name)!)
  return decode<Index>(/\.pf_index$/).flatMap(([words]) =>
    words.map(([word, entries]): [string, number[]] => {
      let at = 0
      const found = entries.map(([gap]) => {
        at += gap
        return pages[at]!
      })
      return [word, found.sort((a, b) => a - b)]
    }),
  )
}

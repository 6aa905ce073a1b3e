/** The packed search as it lies in `pagefind/*.js`: what the build writes and the browser reads. */
import type { Block, PageEntry } from './page.ts'

/** The texts are two scripts, so that a search loads those of the pages that come into question. */
export const TEXT_GROUPS = ['book', 'laws'] as const
export type TextGroup = (typeof TEXT_GROUPS)[number]

const LAW_KINDS = new Set(['法規', '補充法規', '考前重點'])

/** The script that holds the text of a page of this kind. */
export function textGroup(kind: string): TextGroup {
  return LAW_KINDS.has(kind) ? 'laws' : 'book'
}

/**
 * The texts of a group of pages. Many blocks stand on several pages (headings, notes, titles in lists), so each text
 * is packed once.
 */
export interface PackedTexts {
  /** The different texts in the order in which they first appear, parted by line feeds, which no text holds. */
  texts: string
  /**
   * By page file the sections, `[anchor, …blocks]`: a block is 0 for the next text that has not been used yet, or
   * n for the nth text; a heading is the same as a string.
   */
  pages: [file: string, ...sections: [anchor: string, ...blocks: (number | string)[]][]][]
}

/** Packs the blocks of some pages; `unpackTexts` gives them back. */
export function packTexts(pages: readonly { file: string; blocks: readonly Block[] }[]): PackedTexts {
  const numbers = new Map<string, number>()
  const packed = pages.map(({ file, blocks }): PackedTexts['pages'][number] => {
    const sections: [string, ...(number | string)[]][] = []
    for (const { text, anchor, heading } of blocks) {
      const number = numbers.get(text) ?? 0
      if (number === 0) numbers.set(text, numbers.size + 1)
      if (sections.at(-1)?.[0] !== anchor) sections.push([anchor])
      sections.at(-1)!.push(heading ? String(number) : number)
    }
    return [file, ...sections]
  })
  return { texts: [...numbers.keys()].join('\n'), pages: packed }
}

/** The blocks by page file. */
export function unpackTexts({ texts, pages }: PackedTexts): Map<string, Block[]> {
  const list = texts.split('\n')
  let next = 0
  const unpack = (anchor: string, packed: number | string): Block => {
    const number = Number(packed)
    return {
      text: number === 0 ? list[next++]! : list[number - 1]!,
      anchor,
      heading: typeof packed === 'string',
    }
  }
  return new Map(
    pages.map(([file, ...sections]) => [
      file,
      sections.flatMap(([anchor, ...blocks]) => blocks.map(block => unpack(anchor, block))),
    ]),
  )
}

/** What the search knows before it has read a text. */
export interface Catalogue {
  pages: PageEntry[]
  /** From Pagefind's name of a result to the index in `pages`. */
  ids: Record<string, number>
  /** Characters of so many pages that the index leaves them out. */
  common: string
  /** What readers type, and what the texts have for it; both folded. */
  variants: [typed: string, written: string][]
}

/** The part of Pagefind's instance that is used. */
export interface PagefindInstance {
  init(): Promise<void>
  search(term: string): Promise<{ results: { id: string }[] }>
}

/** The global `searchAssets` that the packed scripts fill. */
export interface SearchAssets {
  /** From `engine.js`. */
  createInstance(options: { noWorker: true; basePath: string; metaCacheTag: string }): PagefindInstance
  /** Pagefind's files, base64, from `engine.js` and `index.js`. */
  files: Record<string, string>
  /** From `index.js`. */
  catalogue: Catalogue
  /** From `text-<group>.js`. */
  texts: Record<TextGroup, PackedTexts>
}

/** The packed search as it lies in `pagefind/*.js`: what the build writes and the browser reads. */
import type { Block, PageEntry } from './search-page.ts'

/** The texts are three scripts, so that a search loads those of the pages that come into question. */
export const TEXT_GROUPS = ['cases', 'laws', 'notes'] as const
export type TextGroup = (typeof TEXT_GROUPS)[number]

/** The script that holds the text of a page of this kind. */
export function textGroup(kind: string): TextGroup {
  if (kind === '案例' || kind === '區域案例') return 'cases'
  return kind === '法規' ? 'laws' : 'notes'
}

/** A block as it is packed: text, anchor, 1 for a heading. */
export type PackedBlock = [text: string, anchor: string, heading: 0 | 1]

export function packBlock({ text, anchor, heading }: Block): PackedBlock {
  return [text, anchor, heading ? 1 : 0]
}

export function unpackBlock([text, anchor, heading]: PackedBlock): Block {
  return { text, anchor, heading: heading === 1 }
}

/** What the search knows before it has read a text. */
export interface Catalogue {
  pages: PageEntry[]
  /** From Pagefind's name of a result to the index in `pages`. */
  ids: Record<string, number>
  /** Characters of so many pages that the index leaves them out. */
  common: string
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
  /** Blocks by page file, from `text-<group>.js`. */
  texts: Record<string, PackedBlock[]>
}

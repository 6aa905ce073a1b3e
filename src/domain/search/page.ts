/** What the search knows of a page: the shape that the build packs and the browser reads. */
import type { CaseFacet, Faceted } from '../book/facets.ts'
import { fold } from './text.ts'

/** Elements that end a phrase; all others are part of the line they stand in. */
export const BLOCK_TAGS: ReadonlySet<string> = new Set(
  (
    'address article aside blockquote button caption dd details dialog div dl dt fieldset figcaption figure footer ' +
    'form h1 h2 h3 h4 h5 h6 header hgroup hr legend li main menu nav ol p pre search section summary table tbody td ' +
    'tfoot th thead tr ul'
  ).split(' '),
)

/** A piece of text that a phrase cannot leave: a paragraph, a list item, a heading, a cell. */
export interface Block {
  text: string
  /** The id that a link to this block leads to; empty for the top of the page. */
  anchor: string
  heading: boolean
}

/** What is known of a page without its text. */
export interface PageEntry {
  /** Relative to the site's root: `cases/city-07.html`. */
  file: string
  title: string
  kind: string
  facets: Partial<Record<CaseFacet, string[]>>
  /** On a law page all that the law is called. */
  names?: string[]
}

/** What a page has in the facets of a hit: its kind is one of them. */
export function facetsOf(page: PageEntry): Faceted {
  return { ...page.facets, kind: [page.kind] }
}

/** A page ready to be matched; the folded forms are derived from the others. */
export interface SearchPage extends PageEntry {
  blocks: Block[]
  /** Folded title and law names. */
  foldedNames: string[]
  foldedBlocks: string[]
  /** Those of the blocks that are headings. */
  foldedHeadings: string[]
  /** All blocks, parted by line feeds, which no word holds. */
  foldedText: string
}

/** Joins a page's entry with its blocks and folds what is matched. */
export function searchPage(entry: PageEntry, blocks: Block[]): SearchPage {
  const foldedBlocks = blocks.map(block => fold(block.text))
  return {
    ...entry,
    blocks,
    foldedNames: [entry.title, ...(entry.names ?? [])].map(fold),
    foldedBlocks,
    foldedHeadings: foldedBlocks.filter((_, i) => blocks[i]!.heading),
    foldedText: foldedBlocks.join('\n'),
  }
}

/** What an answer is given from: a catalogue, a way to find candidates and a way to read them. */
import type { SearchPage } from './page.ts'

/** An article that a law page explains. */
export interface Article {
  /** `<law>/<條或點>[.<項>][#<款>]` */
  key: string
  anchor: string
  /** Its heading, such as 中華民國刑法第132條第2項. */
  title: string
}

/** A law that has a page of its own. */
export interface LawEntry {
  /** The number of its page. */
  page: number
  file: string
  title: string
  id: string
  /** The canonical one first. */
  names: string[]
  /** What people call it and the pages do not write. */
  shortNames: string[]
  articles: Article[]
}

/** What the search knows before it has read a text. Pages are numbered from 0. */
export interface Catalogue {
  /** How many pages there are. */
  pages: number
  laws: LawEntry[]
  /** Characters of so many pages that the index leaves them out; folded. */
  common: string
  /** What readers type, and what the texts have for it; both folded. */
  variants: (readonly [typed: string, written: string])[]
}

/** Who cites what: by an article's key or a law's id the pages, in their order, with the words of the first citation. */
export type Citations = Record<string, (readonly [page: number, words: string])[]>

export interface Corpus {
  catalogue(): Promise<Catalogue>
  /** The numbers, rising, of every page that may hold the string (folded) and of few others. */
  find(text: string): Promise<readonly number[]>
  /** The pages of these numbers with their texts, in that order. */
  read(pages: readonly number[]): Promise<SearchPage[]>
  citations(): Promise<Citations>
  /** From Mainland China's characters and words to Taiwan's, longest match first. */
  simplified(): Promise<readonly (readonly [simplified: string, traditional: string])[]>
}

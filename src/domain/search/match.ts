/** Decides which pages hold every word of a query, and in which order they are shown. */
import type { Corpus } from './corpus.ts'
import type { SearchPage } from './page.ts'

/** What stands for a word of the query, folded: the word as it was typed, then what else counts as it. */
export type Word = readonly [typed: string, ...others: string[]]

/** A page that holds every word, with what its rank is made of. */
export interface Match {
  page: SearchPage
  /** 0 when a title or a law's name holds every word, 1 when a heading does, else 2. */
  tier: number
  /** The share of that title or name which the words make up: 1 is the whole name. */
  coverage: number
  /** Whether the words stand side by side, as they were typed. */
  together: boolean
  /** How often each of them stands there, summed up. */
  occurrences: number
}

/** Cases and laws before the page of all notes, which has a little of everything, and before the colophon. */
const KIND_RANK: Record<string, number> = { 編按: 1, 關於: 2 }

function count(text: string, word: string): number {
  let n = 0
  for (let at = text.indexOf(word); at >= 0; at = text.indexOf(word, at + word.length)) n++
  return n
}

/** What a page holds of each word: as it was typed if it has that, else the first of the others. */
export function heldWords({ foldedText }: SearchPage, words: readonly Word[]): string[] {
  return words.flatMap(word => word.find(one => foldedText.includes(one)) ?? [])
}

/** The match of a page, or nothing when a word is in none of its blocks. */
function matchPage(page: SearchPage, words: readonly Word[]): Match | undefined {
  const holdsAll = (text: string) => words.every(word => word.some(one => text.includes(one)))
  if (!holdsAll(page.foldedText)) return undefined
  const typed = words.map(([word]) => word).join('')
  const occurrences = words.flat().reduce((sum, word) => sum + count(page.foldedText, word), 0)
  const together = page.foldedText.includes(typed)
  const names = page.foldedNames.filter(holdsAll)
  const coverage = Math.max(0, ...names.map(name => Math.min(1, typed.length / name.length)))
  const inHeading = page.foldedHeadings.some(holdsAll)
  return { page, tier: names.length > 0 ? 0 : inHeading ? 1 : 2, coverage, together, occurrences }
}

/** The order of the results: title or law name, then headings, then words as typed, then how often. */
function compareMatches(a: Match, b: Match): number {
  return (
    a.tier - b.tier ||
    b.coverage - a.coverage ||
    Number(b.together) - Number(a.together) ||
    (KIND_RANK[a.page.kind] ?? 0) - (KIND_RANK[b.page.kind] ?? 0) ||
    b.occurrences - a.occurrences ||
    (a.page.file < b.page.file ? -1 : 1)
  )
}

/** Every page of `pages` that holds all the words, best first; no words, no pages. */
export function findMatches(pages: readonly SearchPage[], words: readonly Word[]): Match[] {
  if (words.length === 0) return []
  return pages
    .map(page => matchPage(page, words))
    .filter(match => match !== undefined)
    .sort(compareMatches)
}

/** How many pages hold a string (folded). */
export async function countPages(corpus: Corpus, text: string): Promise<number> {
  const pages = await corpus.read(await corpus.find(text))
  return pages.filter(page => page.foldedText.includes(text)).length
}

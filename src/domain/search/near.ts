/** What to offer when nothing is found: parts of the query that are found, and laws of a similar name. */
import type { Corpus, LawEntry } from './corpus.ts'
import { countPages } from './match.ts'
import { fold, isSearchable } from './text.ts'

/** Something near a query without hits: a part that is found so many times, or a law of a similar name. */
export interface Near {
  parts: { text: string; total: number }[]
  laws: { file: string; title: string }[]
}

/** The number of insertions, deletions and replacements that make `b` out of `a` (Levenshtein). */
export function editDistance(a: string, b: string): number {
  let row = Array.from({ length: b.length + 1 }, (_, j) => j)
  for (let i = 1; i <= a.length; i++) {
    const next = [i]
    for (let j = 1; j <= b.length; j++)
      next.push(Math.min(row[j]! + 1, next[j - 1]! + 1, row[j - 1]! + Number(a[i - 1] !== b[j - 1])))
    row = next
  }
  return row[b.length]!
}

/** Whether `short` is made of characters of `name` in their order, first one first: 個資法 of 個人資料保護法. */
export function isAbbreviation(short: string, name: string): boolean {
  if (short.length < 2 || short.length >= name.length || short[0] !== name[0]) return false
  let at = 0
  for (const char of name) if (char === short[at]) at++
  return at === short.length
}

/**
 * Names like the query, at most three, the nearest first. An article at the query's end (公服法第4條) is left aside.
 * A name is like it when the query abbreviates it or when at most a third of the characters differ.
 */
export function similarNames(query: string, names: readonly string[]): string[] {
  const wanted = fold(query).replace(/第?[\d〇零一二三四五六七八九十百千]+[條點]?.*$/, '')
  if (wanted.length < 2) return []
  return names
    .map(name => {
      const folded = fold(name)
      const distance = editDistance(wanted, folded)
      const near = distance <= Math.floor(Math.max(wanted.length, 3) / 3)
      return { name, rank: near ? distance : isAbbreviation(wanted, folded) ? 100 + folded.length : Infinity }
    })
    .filter(({ rank }) => rank < Infinity)
    .sort((a, b) => a.rank - b.rank)
    .slice(0, 3)
    .map(({ name }) => name)
}

/** No longer piece of a query than this is tried, so that a pasted page does not stall the reader's. */
const LONGEST = 16

/** Whether a cut before the character at `at` would go through a number: 1 of 第15條 helps nobody. */
function cutsNumber(chars: readonly string[], at: number): boolean {
  return /^\d\d$/.test(`${chars[at - 1] ?? ''}${chars[at] ?? ''}`)
}

/**
 * The proper parts of a folded word, of two characters or more, the longest first and, among equals, the first.
 * The caller keeps those that are found.
 */
export function* partsOf(word: string): Generator<string> {
  const chars = [...word].slice(0, LONGEST)
  for (let length = Math.min(chars.length, LONGEST); length >= 2; length--)
    for (let start = 0; start + length <= chars.length; start++) {
      const end = start + length
      const part = chars.slice(start, end).join('')
      if (part === word || !isSearchable(chars[start]!) || !isSearchable(chars[end - 1]!)) continue
      if (!cutsNumber(chars, start) && !cutsNumber(chars, end)) yield part
    }
}

/** At most two parts of a word that are found, the longest ones that do not overlap. */
async function foundParts(corpus: Corpus, word: string): Promise<Near['parts']> {
  const found: Near['parts'] = []
  let rest = word
  for (const text of partsOf(word)) {
    if (!rest.includes(text)) continue
    const total = await countPages(corpus, text)
    if (total === 0) continue
    found.push({ text, total })
    if (found.length === 2) break
    rest = rest.replace(text, '\n')
  }
  return found
}

/**
 * What is near a query that finds nothing.
 * @param words its words, folded
 * @param named laws that the query names, which come before those of a similar name
 */
export async function findNear(
  corpus: Corpus,
  query: string,
  words: readonly string[],
  named: readonly LawEntry[],
): Promise<Near> {
  const parts: Near['parts'] = []
  for (const word of words) {
    const total = await countPages(corpus, word)
    if (total > 0) parts.push({ text: word, total })
    else parts.push(...(await foundParts(corpus, word)))
  }
  const { laws } = await corpus.catalogue()
  const names = laws.flatMap(law => [...law.names, ...law.shortNames])
  const similar = similarNames(query, names).map(
    name => laws.find(law => law.names.includes(name) || law.shortNames.includes(name))!,
  )
  const near = [...new Set([...named, ...similar])]
  return { parts, laws: near.map(({ file, title }) => ({ file, title })) }
}

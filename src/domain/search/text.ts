/** Folds text for searching: what a Taiwanese reader takes for the same string becomes the same string. */
import TAIWAN_VARIANTS from 'opencc-js/dict/TWVariants'
import { FORMS } from './forms.ts'

/** A folded text and, for each of its UTF-16 units, the range of the original that it came from. */
export interface FoldedText {
  text: string
  /** `starts[i]` and `ends[i]` are offsets into the original for the folded unit `i`. */
  starts: number[]
  ends: number[]
}

/** A range of UTF-16 offsets, the end not included. */
export type Range = readonly [start: number, end: number]

const folds = new Map<string, string>()

/** Pairs of a form and the form that takes its place, from one string. */
function pairs(text: string): [string, string][] {
  return (text.match(/../gu) ?? []).map(pair => [...pair] as [string, string])
}

/** OpenCC has a character's other form first, then Taiwan's. */
const TAIWAN = new Map(pairs(`${TAIWAN_VARIANTS.replace(/[ |]/g, '')}臺台`))
const USUAL = new Map([
  ...pairs(FORMS).map(([form, usual]): [string, string] => [form, TAIWAN.get(usual) ?? usual]),
  ...TAIWAN,
])

/**
 * Folds one character with the marks that follow it: compatibility forms (full width, U+F900…) to the usual ones,
 * lower case, no Latin diacritics, a character's other forms (臺, 祕, 内, 説) to one; white space, control and format
 * characters vanish. Kana keep their voicing marks, which are letters' parts there and no accents.
 */
function foldCluster(cluster: string): string {
  let folded = folds.get(cluster)
  if (folded === undefined) {
    folded = cluster
      .normalize('NFKC')
      .toLowerCase()
      .normalize('NFD')
      .replace(/[\u0300-\u036f]/g, '')
      .normalize('NFC')
      .replace(/[\s\p{Cc}\p{Cf}\p{Variation_Selector}]/gu, '')
      .replace(/./gu, char => USUAL.get(char) ?? char)
    folds.set(cluster, folded)
  }
  return folded
}

const CLUSTER = /\P{M}\p{M}*|\p{M}+/gu

/** Clusters that folding may change: all but the plain ideographs, which most of a text consists of. */
const UNUSUAL = new RegExp(
  `[^\\u4e00-\\u9fff]\\p{M}*|[\\u4e00-\\u9fff]\\p{M}+|[${[...USUAL.keys()].join('')}]`,
  'gu',
)

/** The folded text alone. */
export function fold(text: string): string {
  return text.replace(UNUSUAL, foldCluster)
}

/** The folded text with the way back to the original, for marking what was found. */
export function foldWithOffsets(text: string): FoldedText {
  const result: FoldedText = { text: '', starts: [], ends: [] }
  for (const match of text.matchAll(CLUSTER)) {
    const folded = foldCluster(match[0])
    result.text += folded
    for (let i = 0; i < folded.length; i++) {
      result.starts.push(match.index)
      result.ends.push(match.index + match[0].length)
    }
  }
  return result
}

/** A text without the halves of characters that a cut leaves behind, which no address can carry. */
export function wellFormed(text: string): string {
  return text.replace(/\p{Cs}/gu, '')
}

/** Whether a folded text holds a letter or a number: punctuation alone is not searched. */
export function isSearchable(folded: string): boolean {
  return /[\p{L}\p{N}]/u.test(folded)
}

/**
 * The words of a query, folded, without repetition. White space (full width too) parts them, and a page must hold
 * every one; punctuation within a word is part of the string that is looked for.
 */
export function words(query: string): string[] {
  return [...new Set(query.split(/\s+/).map(fold).filter(isSearchable))]
}

/** Where the words stand in the original of `folded`: sorted, overlapping and touching ranges joined. */
export function findRanges(folded: FoldedText, wanted: readonly string[]): Range[] {
  const found: Range[] = []
  for (const word of wanted)
    for (let at = folded.text.indexOf(word); at >= 0; at = folded.text.indexOf(word, at + 1))
      found.push([folded.starts[at]!, folded.ends[at + word.length - 1]!])
  found.sort((a, b) => a[0] - b[0] || a[1] - b[1])
  const joined: [number, number][] = []
  for (const [start, end] of found) {
    const last = joined.at(-1)
    if (last && start <= last[1]) last[1] = Math.max(last[1], end)
    else joined.push([start, end])
  }
  return joined
}

/** Cuts an excerpt out of a page so that every word of the query is seen, marked. */
import type { Article } from './corpus.ts'
import type { SearchPage } from './page.ts'
import { findRanges, foldWithOffsets, type Range } from './text.ts'

interface ExcerptPart {
  text: string
  marked: boolean
}

export interface Excerpt {
  /** The id of the section that the excerpt begins in; empty for the top of the page. */
  anchor: string
  parts: ExcerptPart[]
}

/** How many characters are shown before the first mark of a piece, and how long a piece is at most. */
const LEAD = 14
const PIECE = 64

/** The blocks to show: one that holds all the words if there is one, else as few more as are needed. */
function chooseBlocks(page: SearchPage, words: readonly string[]): number[] {
  // A heading says little by itself, so text is preferred where both have the words.
  const numbers = [...page.blocks.keys()]
  const order = [
    ...numbers.filter(i => !page.blocks[i]!.heading),
    ...numbers.filter(i => page.blocks[i]!.heading),
  ]
  const chosen: number[] = []
  let missing = [...words]
  while (missing.length > 0) {
    let best = -1
    let most = 0
    for (const i of order) {
      const held = missing.filter(word => page.foldedBlocks[i]!.includes(word)).length
      if (held > most) [best, most] = [i, held]
      if (most === missing.length) break
    }
    if (best < 0) break
    chosen.push(best)
    missing = missing.filter(word => !page.foldedBlocks[best]!.includes(word))
  }
  return chosen
}

/** Splits `text` at the ranges; `from` and `to` bound what is shown. */
function mark(text: string, ranges: readonly Range[], from: number, to: number): ExcerptPart[] {
  const parts: ExcerptPart[] = []
  let at = from
  for (const [start, end] of ranges) {
    if (end <= from || start >= to) continue
    if (start > at) parts.push({ text: text.slice(at, start), marked: false })
    parts.push({ text: text.slice(Math.max(start, from), Math.min(end, to)), marked: true })
    at = end
  }
  if (at < to) parts.push({ text: text.slice(at, to), marked: false })
  return parts
}

/** Moves a cut that would go through a mark behind it. */
function afterMark(ranges: readonly Range[], at: number): number {
  return ranges.find(([start, end]) => start < at && at < end)?.[1] ?? at
}

/** Moves a cut off the middle of a surrogate pair. */
function whole(text: string, at: number): number {
  const code = text.charCodeAt(at)
  return code >= 0xdc00 && code <= 0xdfff ? at - 1 : at
}

/** The pieces of one block in which each of `words` that it holds is seen once at least. */
function excerptBlock(text: string, words: readonly string[]): ExcerptPart[] {
  const folded = foldWithOffsets(text)
  const ranges = findRanges(folded, words)
  const firsts = words.flatMap(word => findRanges(folded, [word]).slice(0, 1)).sort((a, b) => a[0] - b[0])
  const windows: [number, number][] = []
  for (const [start, end] of firsts) {
    const last = windows.at(-1)
    if (last && end <= last[1]) continue
    const from = Math.max(0, start - LEAD)
    const to = afterMark(ranges, Math.min(text.length, Math.max(from + PIECE, end)))
    if (last && from <= last[1]) last[1] = to
    else windows.push([from, to])
  }
  const parts: ExcerptPart[] = []
  for (const window of windows) {
    const from = whole(text, window[0])
    const to = whole(text, window[1])
    if (from > 0) parts.push({ text: '…', marked: false })
    parts.push(...mark(text, ranges, from, to))
    if (to < text.length && window === windows.at(-1)) parts.push({ text: '…', marked: false })
  }
  return parts
}

/** The excerpt of a page that holds every word (folded). */
export function excerpt(page: SearchPage, words: readonly string[]): Excerpt {
  const chosen = chooseBlocks(page, words)
  const parts: ExcerptPart[] = []
  for (const index of chosen) {
    if (parts.length > 0) parts.push({ text: '　', marked: false })
    parts.push(...excerptBlock(page.blocks[index]!.text, words))
  }
  return { anchor: page.blocks[chosen[0] ?? -1]?.anchor ?? '', parts }
}

/** An article's heading, marked, and the first words that follow it. */
export function excerptOfArticle(page: SearchPage, { anchor, title }: Article): Excerpt {
  const first = page.blocks.find(block => block.anchor === anchor && !block.heading)
  const parts = [{ text: title, marked: true }]
  if (first) parts.push({ text: `　${first.text}`, marked: false })
  return { anchor, parts }
}

/** A reader's own marks: a bookmark of a case, or a highlighted passage with or without a note. */

import type { TextQuote } from '../book/text-quote.ts'
import { canonicalJson } from '../canonical-json.ts'

interface Common {
  id: string
  /** The case's id, `city-08`. */
  case: string
  /** What the case is called where the marks are listed: 案例 08 利用職務之便…. */
  title: string
  /** Milliseconds since the epoch. */
  created: number
  modified: number
}

interface Bookmark extends Common {
  kind: 'bookmark'
}

export interface Highlight extends Common {
  kind: 'highlight'
  /** The part of the case it was made in. */
  part: string
  quote: TextQuote
  /** Plain text; empty for a highlight without a note. */
  note: string
}

export type Mark = Bookmark | Highlight

/** Far above what a reader marks; what is longer did not come from this handbook. */
const LIMITS = { words: 20_000, title: 500, marks: 20_000 } as const

/** Two devices that bookmark the same case have made the same mark. */
export function bookmarkId(caseId: string): string {
  return `bookmark-${caseId}`
}

/** A mark out of a store or a file, as plain checked data; undefined for anything else. */
export function readMark(value: unknown): Mark | undefined {
  if (typeof value !== 'object' || value === null) return undefined
  const {
    id,
    kind,
    case: caseId,
    title,
    created,
    modified,
    part,
    quote,
    note,
  } = value as Record<string, unknown>
  if (!matches(id, /^[\w-]{1,100}$/) || !matches(caseId, /^[a-z][a-z0-9-]{0,60}$/)) return undefined
  if (!isTime(created) || !isTime(modified)) return undefined
  const common = { id, case: caseId, title: words(title, LIMITS.title) ?? caseId, created, modified }
  if (kind === 'bookmark') return { ...common, kind }
  const { exact, prefix, suffix } = (quote ?? {}) as Record<string, unknown>
  const checked = { exact: words(exact), prefix: words(prefix), suffix: words(suffix) }
  if (kind !== 'highlight' || !matches(part, /^[a-z]{1,20}$/) || !checked.exact) return undefined
  if (checked.prefix === undefined || checked.suffix === undefined) return undefined
  return { ...common, kind, part, quote: checked as TextQuote, note: words(note) ?? '' }
}

/** The marks in a list out of a file; what is none is left out. */
export function readMarks(value: unknown): Mark[] {
  if (!Array.isArray(value)) return []
  return value
    .slice(0, LIMITS.marks)
    .map(readMark)
    .filter(mark => mark !== undefined)
}

/**
 * Both lists as one: by id, of two the one changed last. Nothing is deleted by joining, and the order of joining makes
 * no difference.
 */
export function mergeMarks(mine: readonly Mark[], others: readonly Mark[]): Mark[] {
  const merged = new Map<string, Mark>()
  for (const mark of [...mine, ...others]) {
    const known = merged.get(mark.id)
    if (!known || isLater(mark, known)) merged.set(mark.id, mark)
  }
  return [...merged.values()]
}

/** What joining `others` would bring, in words for the reader; undefined for nothing. */
export function mergeWords(mine: readonly Mark[], others: readonly Mark[]): string | undefined {
  const known = new Map(mine.map(mark => [mark.id, canonicalJson(mark)]))
  const merged = mergeMarks(mine, others)
  const added = merged.filter(mark => !known.has(mark.id))
  const changed = merged.filter(mark => known.has(mark.id) && known.get(mark.id) !== canonicalJson(mark))
  const bookmarks = added.filter(mark => mark.kind === 'bookmark').length
  const notes = added.filter(mark => mark.kind === 'highlight' && mark.note !== '').length
  const parts = [
    bookmarks > 0 && `${bookmarks} 個書籤`,
    added.length - bookmarks - notes > 0 && `${added.length - bookmarks - notes} 處畫線`,
    notes > 0 && `${notes} 則筆記`,
  ].filter(Boolean)
  const words = [
    parts.length > 0 && parts.join('、'),
    changed.length > 0 && `更新 ${changed.length} 則`,
  ].filter(Boolean)
  return words.length > 0 ? words.join('，') : undefined
}

function isLater(a: Mark, b: Mark): boolean {
  return a.modified === b.modified ? canonicalJson(a) > canonicalJson(b) : a.modified > b.modified
}

function matches(value: unknown, pattern: RegExp): value is string {
  return typeof value === 'string' && pattern.test(value)
}

function isTime(value: unknown): value is number {
  return typeof value === 'number' && Number.isFinite(value) && value >= 0 && value <= 8.64e15
}

function words(value: unknown, most: number = LIMITS.words): string | undefined {
  return typeof value === 'string' && value.length <= most ? value : undefined
}

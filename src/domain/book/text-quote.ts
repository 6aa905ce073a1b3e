/**
 * Keeps a passage by its words and their neighbours (the W3C's TextQuoteSelector) and finds it again: exactly, or at
 * the only likely place of the same case. Among cases of nearly the same words a look-alike would be a lie, so what is
 * not found for certain is lost, and shown as such.
 */

export interface TextQuote {
  exact: string
  /** Up to `CONTEXT` UTF-16 units before and after; shorter only where the part begins or ends. */
  prefix: string
  suffix: string
}

/** A part of a case as plain text: the source's words, a line feed between two blocks. */
export interface PartText {
  name: string
  text: string
}

/** UTF-16 offsets into the text of a part. */
export interface Passage {
  part: string
  start: number
  end: number
}

/** 32 units on each side tell apart all sentences of the two texts but verbatim repetitions. */
const CONTEXT = 32

/** Words as long as this that stand once in a case are no coincidence, whatever has become of their neighbours. */
const TELLING = 12

/** Of changed words at least so much must be the same: below it, what stands there may well be another sentence. */
const SAME_ENOUGH = 0.75

/** Neighbours shorter than this do not hold a changed passage in place. */
const HOLD = 8

/** @throws RangeError for an empty passage or one outside the text */
export function quoteOf(text: string, start: number, end: number): TextQuote {
  if (!(start >= 0 && start < end && end <= text.length)) throw new RangeError(`quoteOf: ${start}–${end}`)
  return {
    exact: text.slice(start, end),
    prefix: text.slice(Math.max(0, start - CONTEXT), start),
    suffix: text.slice(end, end + CONTEXT),
  }
}

/**
 * Where the quote stands in the parts of its case; undefined where that is not certain.
 * @param home the part it was taken from, which decides between two places that are the same in every word
 */
export function findQuote(quote: TextQuote, parts: readonly PartText[], home?: string): Passage | undefined {
  if (quote.exact === '') return undefined
  const places = parts.flatMap(part => occurrences(quote, part))
  const whole = places.filter(place => place.whole)
  if (whole.length > 0) return only(whole) ?? only(whole.filter(({ passage }) => passage.part === home))
  if (places.length > 0) return likely(quote, places)
  return only(parts.flatMap(part => changed(quote, part)))
}

interface Place {
  passage: Passage
  /** Whether both neighbours are as they were. */
  whole: boolean
  /** How many units of the neighbours are as they were. */
  same: number
}

function only(places: readonly { passage: Passage }[]): Passage | undefined {
  return places.length === 1 ? places[0]!.passage : undefined
}

function occurrences({ exact, prefix, suffix }: TextQuote, { name, text }: PartText): Place[] {
  const found: Place[] = []
  for (let at = text.indexOf(exact); at >= 0; at = text.indexOf(exact, at + 1)) {
    const end = at + exact.length
    const before = sameEnd(text.slice(0, at), prefix)
    const after = sameStart(text.slice(end), suffix)
    const whole =
      before === prefix.length &&
      after === suffix.length &&
      (prefix.length >= CONTEXT || at === prefix.length) &&
      (suffix.length >= CONTEXT || text.length - end === suffix.length)
    found.push({ passage: { part: name, start: at, end }, whole, same: before + after })
  }
  return found
}

/** The words are there, their neighbours have changed: one place must stand out, or be the only one that can. */
function likely({ exact, prefix, suffix }: TextQuote, places: readonly Place[]): Passage | undefined {
  if (places.length === 1 && exact.length >= TELLING) return places[0]!.passage
  const [best, second] = [...places].sort((a, b) => b.same - a.same)
  const all = prefix.length + suffix.length
  return best && best.same * 2 >= all && (second?.same ?? 0) * 4 <= all && all > 0 ? best.passage : undefined
}

/** The words themselves have changed: they are found between their neighbours, where most of them is the same. */
function changed({ exact, prefix, suffix }: TextQuote, { name, text }: PartText): { passage: Passage }[] {
  const [before, after] = [prefix.slice(-HOLD * 2), suffix.slice(0, HOLD * 2)]
  const starts =
    before.length >= HOLD
      ? ends(text, before)
      : prefix === text.slice(0, prefix.length)
        ? [prefix.length]
        : []
  const found: { passage: Passage }[] = []
  for (const start of starts) {
    const limit = start + Math.ceil(exact.length / SAME_ENOUGH)
    const stops =
      after.length >= HOLD ? all(text, after) : text.endsWith(suffix) ? [text.length - suffix.length] : []
    for (const end of stops)
      if (end > start && end <= limit && similarity(exact, text.slice(start, end)) >= SAME_ENOUGH)
        found.push({ passage: { part: name, start, end } })
  }
  return found
}

function all(text: string, words: string): number[] {
  const found: number[] = []
  for (let at = text.indexOf(words); at >= 0; at = text.indexOf(words, at + 1)) found.push(at)
  return found
}

const ends = (text: string, words: string) => all(text, words).map(at => at + words.length)

function sameStart(a: string, b: string): number {
  let n = 0
  while (n < a.length && n < b.length && a[n] === b[n]) n += 1
  return n
}

function sameEnd(a: string, b: string): number {
  let n = 0
  while (n < a.length && n < b.length && a[a.length - 1 - n] === b[b.length - 1 - n]) n += 1
  return n
}

/** 1 − Levenshtein distance ÷ the longer length. */
function similarity(a: string, b: string): number {
  let row = Array.from({ length: b.length + 1 }, (_, i) => i)
  for (let i = 1; i <= a.length; i++) {
    const next = [i]
    for (let j = 1; j <= b.length; j++)
      next.push(Math.min(next[j - 1]! + 1, row[j]! + 1, row[j - 1]! + (a[i - 1] === b[j - 1] ? 0 : 1)))
    row = next
  }
  return 1 - row[b.length]! / Math.max(a.length, b.length, 1)
}

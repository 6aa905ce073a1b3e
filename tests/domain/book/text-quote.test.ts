import fc from 'fast-check'
import { expect, test } from 'vitest'
import { findQuote, type PartText, quoteOf } from '../../../src/domain/book/text-quote.ts'

const summary =
  '某機關承辦人A於開標時，誤認廠商報價已進入底價，遂宣布底價，致該案無法續行。\n本案經調查後，A員坦承疏失，核予申誡一次。'
const measures = '機關應加強宣導底價保密之規定。\n主持人宣布決標前，應再次核對廠商報價。'
const parts: PartText[] = [
  { name: 'summary', text: summary },
  { name: 'measures', text: measures },
]
const at = (text: string, words: string) => {
  const start = text.indexOf(words)
  return quoteOf(text, start, start + words.length)
}

test('a quote keeps up to 32 characters on each side', () => {
  const quote = at(summary, '遂宣布底價')
  expect(quote).toEqual({
    exact: '遂宣布底價',
    prefix: '某機關承辦人A於開標時，誤認廠商報價已進入底價，',
    suffix: '，致該案無法續行。\n本案經調查後，A員坦承疏失，核予申誡一次。',
  })
})

test('a passage of no words is refused', () => {
  expect(() => quoteOf(summary, 3, 3)).toThrow(RangeError)
  expect(() => quoteOf(summary, 0, summary.length + 1)).toThrow(RangeError)
})

test('words that stand often are found where they were', () => {
  const start = summary.lastIndexOf('底價')
  const quote = quoteOf(summary, start, start + 2)
  expect(findQuote(quote, parts, 'summary')).toEqual({ part: 'summary', start, end: start + 2 })
})

test('words whose neighbours changed are found only where nothing else can be meant', () => {
  const moved = summary.replace('某機關承辦人A於開標時，', '')
  const quote = at(summary, '遂宣布底價')
  expect(findQuote(quote, [{ name: 'summary', text: moved }])).toEqual({
    part: 'summary',
    start: moved.indexOf('遂宣布底價'),
    end: moved.indexOf('遂宣布底價') + 5,
  })
  const short = at(summary, '底價')
  expect(findQuote(short, [{ name: 'measures', text: '公布底價之前，另有一個底價。' }])).toBeUndefined()
})

test('a sentence that was corrected is found between its neighbours, another sentence is not', () => {
  const quote = at(summary, '誤認廠商報價已進入底價')
  const corrected = summary.replace('誤認廠商報價已進入底價', '誤以為廠商報價已進入底價')
  const found = findQuote(quote, [{ name: 'summary', text: corrected }])
  expect(corrected.slice(found?.start, found?.end)).toBe('誤以為廠商報價已進入底價')
  const other = summary.replace('誤認廠商報價已進入底價', '未經核准即離開會場返家')
  expect(findQuote(quote, [{ name: 'summary', text: other }])).toBeUndefined()
})

test('a case of nearly the same words is no place for it: the words of another are lost, not moved', () => {
  const quote = at(summary, '核予申誡一次')
  expect(findQuote(quote, [{ name: 'summary', text: '本案經查，B員並無疏失，不予懲處。' }])).toBeUndefined()
  // Two places that are the same in every word: neither is certain.
  const twice = '甲說乙說。甲說乙說。'
  const inner: PartText[] = [
    { name: 'summary', text: twice.repeat(20) },
    { name: 'measures', text: twice.repeat(20) },
  ]
  expect(findQuote(quoteOf(inner[0]!.text, 100, 104), inner, 'summary')).toBeUndefined()
})

test('of two parts of the same words the one it was made in decides', () => {
  const same: PartText[] = [
    { name: 'laws', text: summary },
    { name: 'summary', text: summary },
  ]
  const quote = at(summary, '遂宣布底價')
  expect(findQuote(quote, same, 'summary')?.part).toBe('summary')
  expect(findQuote(quote, same)).toBeUndefined()
})

const characters = fc.string({
  unit: fc.constantFrom('甲', '乙', '，', '底', '價', '\n'),
  minLength: 1,
  maxLength: 120,
})
const passage = fc.tuple(characters, fc.nat(), fc.nat()).map(([text, a, b]) => {
  const start = a % text.length
  return { text, start, end: start + 1 + (b % (text.length - start)) }
})

test('in the text it came from a quote is found in its place, or two places are the same in every word', () => {
  fc.assert(
    fc.property(passage, ({ text, start, end }) => {
      const quote = quoteOf(text, start, end)
      const found = findQuote(quote, [{ name: 'summary', text }])
      if (found) expect(found).toEqual({ part: 'summary', start, end })
      else {
        const whole = (i: number) => {
          const other = quoteOf(text, i, i + quote.exact.length)
          return other.exact === quote.exact && other.prefix === quote.prefix && other.suffix === quote.suffix
        }
        const same = Array.from({ length: text.length - quote.exact.length + 1 }, (_, i) => i).filter(whole)
        expect(same.length).toBeGreaterThan(1)
      }
    }),
  )
})

test('in any other text, what is found has the words, or most of them between the same neighbours', () => {
  fc.assert(
    fc.property(passage, characters, ({ text, start, end }, other) => {
      const quote = quoteOf(text, start, end)
      const found = findQuote(quote, [{ name: 'summary', text: other }])
      if (!found) return
      const words = other.slice(found.start, found.end)
      if (words === quote.exact) return
      expect(other.slice(0, found.start).endsWith(quote.prefix.slice(-16))).toBe(true)
      expect(other.slice(found.end).startsWith(quote.suffix.slice(0, 16))).toBe(true)
    }),
  )
})

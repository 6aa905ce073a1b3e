import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { chineseNumeral, parseNumeral } from '../../../src/domain/book/numeral.ts'

describe('numerals', () => {
  it.each([
    ['132', 132],
    ['１３２', 132],
    ['一百三十二', 132],
    ['一三二', 132],
    ['十', 10],
    ['二十五', 25],
    ['一百零六', 106],
    ['五十八', 58],
  ])('%s', (text, value) => expect(parseNumeral(text)).toBe(value))

  it('are not read from other words', () => {
    expect(parseNumeral('第十')).toBeUndefined()
    expect(parseNumeral('')).toBeUndefined()
  })

  it('come back as written', () => {
    fc.assert(fc.property(fc.integer({ min: 1, max: 99 }), n => parseNumeral(chineseNumeral(n)) === n))
  })
})

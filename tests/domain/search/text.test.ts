import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { findRanges, fold, foldWithOffsets, isSearchable, words } from '../../../src/domain/search/text.ts'

describe('fold', () => {
  it.each([
    ['臺北市', '台北市'],
    ['秘密／祕密', '秘密/秘密'],
    ['ＬＩＮＥ 群組', 'line群組'],
    ['第　１３２　條', '第132條'],
    ['café', 'cafe'],
    ['資\u{F9BE}', '資料'],
    ['\u{F918}下\u{F918}', '落下落'],
    ['零\u200B寬', '零寬'],
    ['葛\u{E0100}', '葛'],
    ['が', 'が'],
    ['\n\t 底\r\n價', '底價'],
    ['内政部', '內政部'],
    ['説明', '說明'],
    ['羣組', '群組'],
    ['爲', '為'],
    ['户政', '戶政'],
    ['査', '查'],
    ['泄漏', '洩漏'],
    ['污染', '汙染'],
  ])('%j is searched as %j', (text, folded) => {
    expect(fold(text)).toBe(folded)
  })

  it('changes nothing that is folded already', () => {
    fc.assert(fc.property(fc.string({ unit: 'grapheme' }), text => fold(fold(text)) === fold(text)))
  })

  it('is the text of foldWithOffsets, whose ranges lie within the original', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), text => {
        const folded = foldWithOffsets(text)
        expect(folded.text).toBe(fold(text))
        expect(folded.starts).toHaveLength(folded.text.length)
        folded.starts.forEach((start, i) => {
          expect(start).toBeLessThan(folded.ends[i]!)
          expect(folded.ends[i]!).toBeLessThanOrEqual(text.length)
        })
      }),
    )
  })
})

describe('words', () => {
  it('parts a query at white space, full width too', () => {
    expect(words('底價 申誡　ＬＩＮＥ')).toEqual(['底價', '申誡', 'line'])
  })
  it('keeps punctuation within a word', () => {
    expect(words('web54000@mail')).toEqual(['web54000@mail'])
  })
  it('drops what is punctuation alone, and repetitions', () => {
    expect(words('。 「」 底價 底價')).toEqual(['底價'])
    expect(words('、。！ …')).toEqual([])
  })
})

describe('isSearchable', () => {
  it.each([
    ['密', true],
    ['1', true],
    ['a', true],
    ['。', false],
    ['', false],
  ])('%j: %s', (text, expected) => {
    expect(isSearchable(text)).toBe(expected)
  })
})

describe('findRanges', () => {
  const at = (text: string, ...wanted: string[]) =>
    findRanges(foldWithOffsets(text), wanted).map(([start, end]) => text.slice(start, end))

  it('marks the original, white space and all', () => {
    expect(at('違反刑法第 132 條第 2 項', '刑法第132條')).toEqual(['刑法第 132 條'])
  })
  it('finds every occurrence of every word', () => {
    expect(at('底價，公布底價與LINE', '底價', 'line')).toEqual(['底價', '底價', 'LINE'])
  })
  it('joins what overlaps', () => {
    expect(at('保密規定', '保密', '密規')).toEqual(['保密規'])
    expect(at('哈哈哈', '哈哈')).toEqual(['哈哈哈'])
  })
  it('keeps surrogate pairs whole', () => {
    expect(at('𠮷野家', '𠮷')).toEqual(['𠮷'])
  })
})

import fc from 'fast-check'
import { expect, test } from 'vitest'
import { numberInWords, piecesOf, spoken } from '../../../src/domain/book/speech-text.ts'

test.each([
  [0, '零'],
  [8, '八'],
  [10, '十'],
  [12, '十二'],
  [20, '二十'],
  [105, '一百零五'],
  [112, '一百一十二'],
  [132, '一百三十二'],
  [1000, '一千'],
  [1005, '一千零五'],
  [9000, '九千'],
  [10_005, '一萬零五'],
  [120_000, '十二萬'],
  [300_012, '三十萬零一十二'],
])('%d is said %s', (value, words) => expect(numberInWords(value)).toBe(words))

test.each([
  ['刑法第 132 條第 2 項', '刑法第一百三十二條第二項'],
  ['第132條之1', '第一百三十二條之一'],
  ['第１４條第１項第１０款', '第十四條第一項第十款'],
  ['9,000元以下罰金', '九千元以下罰金'],
  ['民國108年8月', '民國一百零八年八月'],
  ['2019 年', '二零一九年'],
  ['A員坦承', 'A 員坦承'],
  ['Ｂ女', 'B 女'],
  ['申誡2次', '申誡二次'],
  ['逾 8% 者', '逾 百分之八 者'],
  ['（下稱「本案」）經查', '，下稱本案，經查'],
  ['USB 與 P2P 軟體', 'USB 與 P2P 軟體'],
])('%s is read as %s', (text, words) => expect(spoken(text)).toBe(words))

test('a text is cut into its sentences, and a long one at its commas', () => {
  const text =
    '甲說明。「乙問？」丙答；丁不語。\n某機關承辦人於開標時，誤認廠商報價已進入底價，遂宣布底價，致該案無法續行，經調查後核予申誡一次並函知相關單位檢討改進。'
  expect(piecesOf(text).map(({ start, end }) => text.slice(start, end))).toEqual([
    '甲說明。',
    '「乙問？」',
    '丙答；',
    '丁不語。',
    '某機關承辦人於開標時，誤認廠商報價已進入底價，遂宣布底價，致該案無法續行，',
    '經調查後核予申誡一次並函知相關單位檢討改進。',
  ])
})

test('pieces stand in order, overlap nowhere, are short, and leave out no letter or number', () => {
  const words = fc.string({
    unit: fc.constantFrom('甲', '乙', '1', '3', '，', '。', '」', ' ', '\n', 'A', '𠮷'),
    maxLength: 200,
  })
  fc.assert(
    fc.property(words, text => {
      const pieces = piecesOf(text)
      let at = 0
      for (const { start, end } of pieces) {
        expect(start).toBeGreaterThanOrEqual(at)
        expect(end - start).toBeGreaterThan(0)
        expect(end - start).toBeLessThanOrEqual(40)
        expect(text.slice(at, start)).not.toMatch(/[\p{L}\p{N}]/u)
        at = end
      }
      expect(text.slice(at)).not.toMatch(/[\p{L}\p{N}]/u)
    }),
  )
})

/** Reads and writes the numerals of legal texts: 132, １３２, 一百三十二, 一三二. */

const DIGITS: Record<string, number> = {
  〇: 0,
  零: 0,
  一: 1,
  二: 2,
  兩: 2,
  三: 3,
  四: 4,
  五: 5,
  六: 6,
  七: 7,
  八: 8,
  九: 9,
}
const UNITS: Record<string, number> = { 十: 10, 百: 100, 千: 1000 }

/** The characters a numeral may hold, for use inside a regular expression's class. */
export const NUMERAL_CLASS = '0-9０-９〇零一二兩三四五六七八九十百千'

/**
 * The value of a numeral in Arabic (half or full width), positional (一三二) or unit (一百三十二) writing;
 * `undefined` when the text is not one numeral.
 */
export function parseNumeral(text: string): number | undefined {
  const plain = text.normalize('NFKC')
  if (/^\d+$/.test(plain)) return Number(plain)
  if (!/^[〇零一二兩三四五六七八九十百千]+$/.test(plain)) return undefined
  if (!/[十百千]/.test(plain)) return Number([...plain].map(c => DIGITS[c]).join(''))
  let total = 0
  let digit: number | undefined
  for (const char of plain) {
    const unit = UNITS[char]
    if (unit === undefined) digit = DIGITS[char]
    else {
      total += (digit ?? 1) * unit
      digit = undefined
    }
  }
  return total + (digit ?? 0)
}

/** 1…99 in Chinese writing (一, 十, 二十五), as the casebook numbers its types. */
export function chineseNumeral(value: number): string {
  const digits = '〇一二三四五六七八九'
  if (!Number.isInteger(value) || value < 1 || value > 99) throw new RangeError(`chineseNumeral: ${value}`)
  const tens = Math.floor(value / 10)
  const ones = value % 10
  return (tens > 1 ? digits[tens] : '') + (tens > 0 ? '十' : '') + (ones > 0 ? digits[ones] : '')
}

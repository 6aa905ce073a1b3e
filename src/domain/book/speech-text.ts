/** Prepares a text for reading aloud: short pieces in its order, and numbers and citations as a person says them. */

/** A piece of a block; offsets are UTF-16 units into the block's text. */
export interface Piece {
  start: number
  end: number
}

/**
 * Browsers' online voices die after some fifteen seconds, and nothing can be marked within an utterance: at four
 * characters a second a piece takes at most ten.
 */
const LONGEST = 40

/** Ends a sentence, with the closing marks that follow. */
const SENTENCE = /[^。！？；\n]*(?:[。！？；]+[」』）)"'”’》〉]*|\n|$)/gu

/** The sentences of a text; one that would take too long is cut at its commas, and where it has none by length. */
export function piecesOf(text: string): Piece[] {
  const pieces: Piece[] = []
  for (const match of text.matchAll(SENTENCE)) {
    if (match[0].trim() === '') continue
    pieces.push(...shortened(text, match.index, match.index + match[0].length))
  }
  return pieces
    .map(piece => trimmed(text, piece))
    .filter(({ start, end }) => /[\p{L}\p{N}]/u.test(text.slice(start, end)))
}

function shortened(text: string, start: number, end: number): Piece[] {
  if (end - start <= LONGEST) return [{ start, end }]
  const head = text.slice(start, start + LONGEST)
  const comma = Math.max(...[...'，、：,:'].map(mark => head.lastIndexOf(mark)))
  let cut = start + (comma >= 8 ? comma + 1 : LONGEST)
  // Not between the two halves of a character, nor within a number.
  while (
    cut > start + 1 &&
    (/[\uDC00-\uDFFF]/.test(text[cut] ?? '') || /\d\d/.test(text.slice(cut - 1, cut + 1)))
  )
    cut -= 1
  return [{ start, end: cut }, ...shortened(text, cut, end)]
}

function trimmed(text: string, { start, end }: Piece): Piece {
  const words = text.slice(start, end)
  const inner = words.trim()
  const first = start + words.indexOf(inner)
  return { start: first, end: first + inner.length }
}

/** Before these a number is counted, not spelled. */
const COUNTED = '條項款目點年月日時分秒次人名件張案則部元萬億歲號樓級職等天週個位份頁處倍成'

/** The text as it is to be spoken. */
export function spoken(text: string): string {
  return (
    text
      .normalize('NFKC')
      .replace(/(?<=\d),(?=\d{3})/g, '')
      .replace(/(\d{4})\s*(?=年)/g, (_, year) => [...year].map(digit => DIGITS[Number(digit)]).join(''))
      .replace(
        /(\d+)\.(\d+)(?=\s*[%億萬元倍])/g,
        (_, whole, part) =>
          `${numberInWords(Number(whole))}點${[...part].map(digit => DIGITS[Number(digit)]).join('')}`,
      )
      .replace(/(\d+)\s*%/g, (_, number) => `百分之${numberInWords(Number(number))}`)
      .replace(
        new RegExp(`(第?)\\s*(\\d{1,8})\\s*(?=[${COUNTED}])`, 'g'),
        (_, first, number) => first + numberInWords(Number(number)),
      )
      .replace(/(?<=[條點]之)\s*(\d{1,3})/g, (_, number) => numberInWords(Number(number)))
      .replace(/第\s*(\d{1,4})/g, (_, number) => `第${numberInWords(Number(number))}`)
      // A員 is a person called A, not a word.
      .replace(/([A-Za-z])(?=[員女男君某生師])/g, '$1 ')
      .replace(/[「」『』《》〈〉【】"“”]/g, '')
      .replace(/[()]/g, '，')
      .replace(/\s+/g, ' ')
      .replace(/，[，、 ]*(?=[，、。；！？]|$)/g, '')
      .trim()
  )
}

const DIGITS = '零一二三四五六七八九'
const UNITS = ['', '十', '百', '千']

/** 0 to 99,999,999 as it is said: 132 is 一百三十二, 10 is 十, 105 is 一百零五, 9000 is 九千. */
export function numberInWords(value: number): string {
  if (!Number.isInteger(value) || value < 0 || value > 99_999_999) return String(value)
  if (value >= 10_000) {
    const rest = value % 10_000
    const gap = rest > 0 && rest < 1000 ? '零' : ''
    return `${numberInWords(Math.floor(value / 10_000))}萬${rest > 0 ? gap + belowTenThousand(rest, true) : ''}`
  }
  return value === 0 ? '零' : belowTenThousand(value, false)
}

function belowTenThousand(value: number, within: boolean): string {
  let words = ''
  let zero = false
  for (let unit = 3; unit >= 0; unit--) {
    const digit = Math.floor(value / 10 ** unit) % 10
    if (digit === 0) {
      zero = words !== ''
      continue
    }
    if (zero) words += '零'
    zero = false
    // 十二, but 一百一十二.
    words += (unit === 1 && digit === 1 && words === '' && !within ? '' : DIGITS[digit]) + (UNITS[unit] ?? '')
  }
  return words
}

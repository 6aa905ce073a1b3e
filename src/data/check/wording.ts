/** Lints on the wording of cards and questions: terms, gaps that fill themselves, sentences that expire. */

import type { Term } from '../schema.ts'

/** What two sentences have in common whatever their spaces, width and punctuation. */
export function foldWords(text: string): string {
  return text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[\s\p{P}]/gu, '')
}

/** The terms that stand in one of `texts`, where the right one does not contain the wrong one at that place. */
export function wrongTerms(texts: readonly string[], terms: readonly Term[]): Term[] {
  return terms.filter(({ wrong, right }) => texts.some(text => text.replaceAll(right, '').includes(wrong)))
}

/** What the answer and its prompt have in common, when it is half the answer or more: the gap then fills itself. */
export function givenAway(answer: string, prompt: string): string | undefined {
  const run = longestCommonRun(foldWords(answer), foldWords(prompt))
  const signs = signsOf(run).length
  return signs >= 2 && signs * 2 >= signsOf(foldWords(answer)).length ? run : undefined
}

/** The longest run that two folded texts have in common. A number is one sign: 第132條 does not hold 第1項's 1. */
export function longestCommonRun(text: string, other: string): string {
  const signs = signsOf(text)
  const within = marked(signsOf(other))
  for (let length = signs.length; length > 0; length--) {
    for (let start = 0; start + length <= signs.length; start++) {
      const run = signs.slice(start, start + length)
      if (within.includes(marked(run))) return run.join('')
    }
  }
  return ''
}

const signsOf = (text: string): string[] => text.match(/\d+|[^\d]/gu) ?? []
const marked = (signs: readonly string[]) => signs.map(sign => `\u0000${sign}`).join('')

/** Whether a sentence speaks of today without saying which day that is. */
export function expiresUndated(text: string): boolean {
  const expires = /尚未施行|還沒施行|還沒有施行|未施行|施行了|施行日期|日期未定|目前|最近|最新|至今|今年|明年/
  return expires.test(text) && !/\d{4}年\d{1,2}月/.test(text)
}

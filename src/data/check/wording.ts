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

/**
 * The longest run of the answer that the prompt has too, when it is half the answer or more: then the sentence fills
 * its own gap. A number is one sign, so that 第132條 does not give 第1項 away.
 */
export function givenAway(answer: string, prompt: string): string | undefined {
  const signs = foldWords(answer).match(/\d+|[^\d]/gu) ?? []
  const within = (foldWords(prompt).match(/\d+|[^\d]/gu) ?? []).map(sign => `\u0000${sign}`).join('')
  for (let length = signs.length; length >= 2 && length * 2 >= signs.length; length--) {
    for (let start = 0; start + length <= signs.length; start++) {
      const run = signs.slice(start, start + length)
      if (within.includes(run.map(sign => `\u0000${sign}`).join(''))) return run.join('')
    }
  }
  return undefined
}

/** Whether a sentence speaks of today without saying which day that is. */
export function expiresUndated(text: string): boolean {
  const expires = /尚未施行|還沒施行|還沒有施行|未施行|施行了|施行日期|日期未定|目前|最近|最新|至今|今年|明年/
  return expires.test(text) && !/\d{4}年\d{1,2}月/.test(text)
}

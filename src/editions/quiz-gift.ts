/** The mock exam in GIFT, the text format that Moodle imports: four options, a reason for each, categories by family. */

import { FAMILIES, type Family, type Ground, type Question } from '../domain/quiz/question.ts'

/**
 * UTF-8 text. https://docs.moodle.org/405/en/GIFT_format
 * @param name the handbook's, whose subject is the category above all others: 公務保密 of 公務保密案例手冊
 */
export function quizGift(questions: readonly Question[], name: string): string {
  const subject = name.replace(/(?:案例)?手冊$/, '')
  const families = Object.entries(FAMILIES) as [Family, { name: string }][]
  const blocks = families.flatMap(([family, { name: topic }]) => {
    const own = questions.filter(question => question.family === family)
    return own.length === 0 ? [] : [`$CATEGORY: $course$/${subject}/${topic}`, ...own.map(giftQuestion)]
  })
  return `${blocks.join('\n\n')}\n`
}

function giftQuestion(question: Question): string {
  const options = question.options.map(
    ({ text, right, why, grounds }) =>
      `\t${right ? '=' : '~'}${escaped(text)}#${escaped(`${why}${grounds.map(groundText).join('')}`)}`,
  )
  return [`::${escaped(question.id)}:: ${escaped(question.stem)} {`, ...options, '}'].join('\n')
}

function groundText({ label, words }: Ground): string {
  return words === undefined ? `（${label}）` : `「${words}」（${label}）`
}

// What GIFT gives a meaning is taken literally after a backslash.
function escaped(text: string): string {
  return text.replace(/[\\~=#{}:]/g, '\\$&').replace(/\s*\n\s*/g, ' ')
}

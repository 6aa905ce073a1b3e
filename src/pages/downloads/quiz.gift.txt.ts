/** The bank of the mock exam for Moodle. */

import { loadHandbook } from '../../data/handbook.ts'
import { loadBank } from '../../data/quiz.ts'
import { quizGift } from '../../editions/quiz-gift.ts'

export function GET(): Response {
  const { name } = loadHandbook().handbook.identity
  return new Response(quizGift(loadBank().questions, name), {
    headers: { 'content-type': 'text/plain; charset=utf-8' },
  })
}

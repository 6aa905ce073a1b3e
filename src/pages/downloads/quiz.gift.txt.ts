/** The bank of the mock exam for Moodle. */

import { loadBank } from '../../data/quiz.ts'
import { quizGift } from '../../editions/quiz-gift.ts'

export function GET(): Response {
  return new Response(quizGift(loadBank().questions), {
    headers: { 'content-type': 'text/plain; charset=utf-8' },
  })
}

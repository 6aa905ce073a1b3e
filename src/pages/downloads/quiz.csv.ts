/** The bank of the mock exam for spreadsheets, forms and quiz games. */

import { loadBank } from '../../data/quiz.ts'
import { quizCsv } from '../../editions/quiz-csv.ts'

export function GET(): Response {
  return new Response(quizCsv(loadBank().questions), {
    headers: { 'content-type': 'text/csv; charset=utf-8' },
  })
}

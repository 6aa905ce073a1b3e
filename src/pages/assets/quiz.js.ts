/** The bank of the mock exam as a classic script that assigns it to a global: on file:// there is no fetch and no module. */

import { loadBank } from '../../data/quiz.ts'

export function GET(): Response {
  // Browsers read a large value from a string of JSON faster than from the source of a script.
  const text = JSON.stringify(JSON.stringify(loadBank()))
  return new Response(`var LEAK_CASEBOOK_QUIZ=JSON.parse(${text})\n`, {
    headers: { 'content-type': 'text/javascript; charset=utf-8' },
  })
}

/** The deck as a classic script that assigns it to a global: on file:// there is no fetch and no module. */

import { loadDeck } from '../../data/deck.ts'

export function GET(): Response {
  const deck = loadDeck()
  // Browsers read a large value from a string of JSON faster than from the source of a script.
  const text = JSON.stringify(JSON.stringify(deck))
  return new Response(`var LEAK_CASEBOOK_DECK=JSON.parse(${text})\n`, {
    headers: { 'content-type': 'text/javascript; charset=utf-8' },
  })
}

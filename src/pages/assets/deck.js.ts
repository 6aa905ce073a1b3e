/** The deck as a classic script that assigns it to a global: on file:// there is no fetch and no module. */

import { makeDeck, readCards } from '../../data/deck.ts'
import { loadHandbook } from '../../data/handbook.ts'

export function GET(): Response {
  const { handbook, laws } = loadHandbook()
  const deck = makeDeck(readCards(handbook), handbook, laws)
  // Browsers read a large value from a string of JSON faster than from the source of a script.
  const text = JSON.stringify(JSON.stringify(deck))
  return new Response(`var LEAK_CASEBOOK_DECK=JSON.parse(${text})\n`, {
    headers: { 'content-type': 'text/javascript; charset=utf-8' },
  })
}

/** The deck as a classic script that assigns it to a global: on file:// there is no fetch and no module. */

import { makeDeck, readCards } from '../../data/deck.ts'
import { loadHandbook } from '../../data/handbook.ts'

export function GET(): Response {
  const { handbook, laws } = loadHandbook()
  const deck = makeDeck(readCards(handbook), handbook, laws)
  return new Response(`var LEAK_CASEBOOK_DECK=${JSON.stringify(deck)}\n`, {
    headers: { 'content-type': 'text/javascript; charset=utf-8' },
  })
}

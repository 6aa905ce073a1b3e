/** The deck as a text file that Anki and others import. */

import { makeDeck, readCards } from '../../data/deck.ts'
import { loadHandbook } from '../../data/handbook.ts'
import { ankiText } from '../../editions/anki.ts'

export function GET(): Response {
  const { handbook, laws } = loadHandbook()
  const { cards } = makeDeck(readCards(handbook), handbook, laws)
  return new Response(ankiText(cards), { headers: { 'content-type': 'text/plain; charset=utf-8' } })
}

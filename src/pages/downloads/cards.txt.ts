/** The deck as a text file that Anki and others import. */

import { loadDeck } from '../../data/deck.ts'
import { ankiText } from '../../editions/anki.ts'

export function GET(): Response {
  const { cards } = loadDeck()
  return new Response(ankiText(cards), { headers: { 'content-type': 'text/plain; charset=utf-8' } })
}

/** The deck as a text file that Anki and others import. */

import { loadDeck } from '../../data/deck.ts'
import { loadHandbook } from '../../data/handbook.ts'
import { ankiText } from '../../editions/anki.ts'
import { ankiDeck } from '../../editions/anki-collection.ts'

export function GET(): Response {
  const { cards } = loadDeck()
  return new Response(ankiText(cards, ankiDeck(loadHandbook().handbook.identity)), {
    headers: { 'content-type': 'text/plain; charset=utf-8' },
  })
}

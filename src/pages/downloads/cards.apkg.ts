/** The deck for Anki. */

import pkg from '../../../package.json'
import { makeDeck, readCards } from '../../data/deck.ts'
import { loadHandbook } from '../../data/handbook.ts'
import { ankiPackage } from '../../editions/anki.ts'

export async function GET(): Promise<Response> {
  const { handbook, laws } = loadHandbook()
  const { cards } = makeDeck(readCards(handbook), handbook, laws)
  const bytes = new Uint8Array(await ankiPackage(cards, pkg.version))
  return new Response(bytes, { headers: { 'content-type': 'application/octet-stream' } })
}

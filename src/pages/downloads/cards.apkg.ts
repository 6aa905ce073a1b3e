/** The deck for Anki. */

import { existsSync, readFileSync } from 'node:fs'
import { makeDeck, readCards } from '../../data/deck.ts'
import { loadHandbook } from '../../data/handbook.ts'
import { ankiPackage } from '../../editions/anki.ts'
import { parseStamps } from '../../editions/anki-stamps.ts'

const STAMPS = 'cases/cards.stamps.tsv'

export async function GET(): Promise<Response> {
  const { handbook, laws } = loadHandbook()
  const { cards } = makeDeck(readCards(handbook), handbook, laws)
  const stamps = parseStamps(existsSync(STAMPS) ? readFileSync(STAMPS, 'utf8') : '')
  const bytes = new Uint8Array(await ankiPackage(cards, stamps))
  return new Response(bytes, { headers: { 'content-type': 'application/octet-stream' } })
}

/** The deck for Anki. */

import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { loadDeck } from '../../data/deck.ts'
import { loadHandbook } from '../../data/handbook.ts'
import { CONTENT_ROOT } from '../../data/root.ts'
import { ankiPackage } from '../../editions/anki.ts'
import { ankiDeck } from '../../editions/anki-collection.ts'
import { parseStamps } from '../../editions/anki-stamps.ts'

const STAMPS = join(CONTENT_ROOT, 'cases/cards.stamps.tsv')

export async function GET(): Promise<Response> {
  const { cards } = loadDeck()
  const stamps = parseStamps(existsSync(STAMPS) ? readFileSync(STAMPS, 'utf8') : '')
  const bytes = new Uint8Array(await ankiPackage(cards, stamps, ankiDeck(loadHandbook().handbook.identity)))
  return new Response(bytes, { headers: { 'content-type': 'application/octet-stream' } })
}

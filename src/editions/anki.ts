/** The deck as an Anki package (schema 11) and as a text file with Anki's headers; the same bytes from the same cards. */

import { createHash } from 'node:crypto'
import { strToU8, zipSync } from 'fflate'
import initSqlJs from 'sql.js'
import type { DeckCard } from '../domain/review/deck.ts'
import {
  type AnkiDeck,
  CREATED,
  createCollection,
  modelId,
  modelName,
  type NoteKind,
} from './anki-collection.ts'
import { noteFields, noteTags } from './anki-note.ts'
import { latest, modOf, type Stamp } from './anki-stamps.ts'

/**
 * The `.apkg`: a zip with `collection.anki2` and an empty list of media.
 * @param stamps when each note last changed, so that Anki takes a changed note over and leaves the others alone
 */
export async function ankiPackage(
  cards: readonly DeckCard[],
  stamps: ReadonlyMap<string, Stamp>,
  deck: AnkiDeck,
): Promise<Uint8Array> {
  const { Database } = await initSqlJs()
  const db = new Database()
  createCollection(db, deck, latest(stamps) + 1)
  const learnable = cards.filter(card => !card.retired)
  learnable.forEach((card, index) => {
    const id = noteId(card.id)
    const fields = noteFields(card)
    const mod = modOf(card, stamps)
    const first = plain(fields[0]!)
    const checksum = Number.parseInt(createHash('sha1').update(first).digest('hex').slice(0, 8), 16)
    db.run('INSERT INTO notes VALUES (?,?,?,?,-1,?,?,?,?,0,?)', [
      id,
      guidOf(card.id, deck.slug),
      modelId(deck, kindOf(card)),
      mod,
      ` ${noteTags(card).join(' ')} `,
      fields.join('\x1f'),
      first,
      checksum,
      '',
    ])
    db.run("INSERT INTO cards VALUES (?,?,?,0,?,-1,0,0,?,0,0,0,0,0,0,0,0,'')", [
      id,
      id,
      deck.id,
      mod,
      index + 1,
    ])
  })
  const collection = db.export()
  db.close()
  // Zip files hold local times without a zone: made of local parts, the date is the same bytes on every machine.
  const mtime = new Date(1980, 0, 1)
  return zipSync(
    { 'collection.anki2': collection, media: strToU8('{}') },
    { level: 9, mtime, os: 3, attrs: 0o644 << 16 },
  )
}

/** The same cards as text: tab-separated, with the headers that Anki 2.1.54 and later reads. */
export function ankiText(cards: readonly DeckCard[], deck: AnkiDeck): string {
  const head = [
    '#separator:tab',
    '#html:true',
    '#guid column:1',
    '#notetype column:2',
    '#deck column:3',
    '#tags column:8',
  ]
  const rows = cards
    .filter(card => !card.retired)
    .map(card =>
      [
        guidOf(card.id, deck.slug),
        modelName(deck, kindOf(card)),
        deck.name,
        ...noteFields(card),
        noteTags(card).join(' '),
      ]
        .map(cell => (/["\t\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell))
        .join('\t'),
    )
  return [...head, ...rows, ''].join('\n')
}

/** Ten characters that follow from slug and card id alone, so that a later package updates the note it finds. */
export function guidOf(card: string, slug: string): string {
  return createHash('sha256').update(`${slug}:${card}`).digest('base64url').slice(0, 10)
}

// Anki's ids are instants in milliseconds by custom, unique numbers by need.
function noteId(card: string): number {
  const hash = createHash('sha256').update(card).digest()
  return CREATED * 1000 + (hash.readUIntBE(0, 6) % 100_000_000_000)
}

/** What Anki sorts and compares by: the first field without markup. */
function plain(html: string): string {
  return html.replace(/<[^>]*>/g, '')
}

function kindOf(card: DeckCard): NoteKind {
  return card.after === undefined ? 'qa' : 'cloze'
}

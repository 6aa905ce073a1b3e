/** When each note of the Anki package last changed: Anki takes a note over again only when that time is later. */

import { createHash } from 'node:crypto'
import type { DeckCard } from '../domain/review/deck.ts'
import { noteFields, noteTags } from './anki-note.ts'

/** What a note was when it was last stamped, and since when it is so, in seconds since the epoch. */
export interface Stamp {
  hash: string
  mod: number
}

const HEAD =
  '# 卡片 id、內容雜湊、何時改成這樣（秒）。由 npm run cards:stamp 維護；Anki 只收 mod 較晚的筆記。'

/** Twelve hex digits that change with what a note shows or is found by, and with nothing else. */
function noteHash(card: DeckCard): string {
  const content = [...noteFields(card), ...noteTags(card)].join('\x1f')
  return createHash('sha256').update(content).digest('hex').slice(0, 12)
}

/** @throws {Error} on a line that is no stamp, naming it */
export function parseStamps(text: string): Map<string, Stamp> {
  const lines = text.split(/\r?\n/).filter(line => line !== '' && !line.startsWith('#'))
  return new Map(
    lines.map(line => {
      const [id = '', hash = '', mod = ''] = line.split('\t')
      if (!/^[0-9a-f]{12}$/.test(hash) || !/^\d{9,11}$/.test(mod))
        throw new Error(`cards.stamps.tsv：讀不懂「${line}」。請執行 npm run cards:stamp 重建。`)
      return [id, { hash, mod: Number(mod) }]
    }),
  )
}

/** The stamps after the cards as they are now: what is unchanged keeps its time, what is not gets `now` (seconds). */
export function stampNotes(
  cards: readonly DeckCard[],
  before: ReadonlyMap<string, Stamp>,
  now: number,
): Map<string, Stamp> {
  const later = Math.max(now, latest(before) + 1)
  return new Map(
    cards
      .filter(card => !card.retired)
      .map(card => [card.id, { hash: noteHash(card), mod: later }] as const)
      .map(([id, stamp]) => {
        const known = before.get(id)
        return [id, known?.hash === stamp.hash ? known : stamp]
      }),
  )
}

/** The file, a line a card, in the order of ids, so that two branches seldom touch the same line. */
export function formatStamps(stamps: ReadonlyMap<string, Stamp>): string {
  const rows = [...stamps].sort(([a], [b]) => (a < b ? -1 : 1))
  return `${[HEAD, ...rows.map(([id, { hash, mod }]) => [id, hash, mod].join('\t'))].join('\n')}\n`
}

/**
 * The `mod` of a card's note. A card that has changed since the last stamping comes one second after every stamp: later
 * than what anyone has imported, and the same in every build.
 */
export function modOf(card: DeckCard, stamps: ReadonlyMap<string, Stamp>): number {
  const known = stamps.get(card.id)
  return known?.hash === noteHash(card) ? known.mod : latest(stamps) + 1
}

/** The latest time of all, or the month of the casebook where nothing has been stamped. */
export function latest(stamps: ReadonlyMap<string, Stamp>): number {
  let last = 1_564_603_200
  for (const { mod } of stamps.values()) if (mod > last) last = mod
  return last
}

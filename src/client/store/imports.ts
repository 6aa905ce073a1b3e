/** Imports into the log, each with a mark on what it brought, so that it can be taken back without a copy of the log. */

import { isFoldable } from '../../domain/review/check-event.ts'
import { foldCard, isReview, type ReviewEvent } from '../../domain/review/events.ts'
import { adopt } from '../../domain/review/merge.ts'
import { type ReviewSettings, readSettings } from '../../domain/review/settings.ts'
import type { Writing } from './database.ts'
import { eventOf, type LogHead, type LogSchema, readHead } from './log-schema.ts'
import type { Brought } from './review-storage.ts'

/** The latest so many imports can be taken back. */
const IMPORTS_KEPT = 3

/** Events that are put before the page is told how far it is. */
const STRIDE = 1000

type Write = Writing<LogSchema>

/** Adds what the log lacks and resolves with the number of reviews added; nothing of it is there before all of it. */
export async function addImport(
  tx: Write,
  { events, settings, sections }: Brought,
  now: number,
  progress: (share: number) => void = () => {},
  signal?: AbortSignal,
): Promise<number> {
  const head = await readHead(tx)
  const imports = tx.objectStore('imports')
  const kept = await imports.getAllKeys()
  // Under a clock set back this one must still be the newest, or it would be the first to go.
  const at = Math.max(now, (kept.at(-1) ?? 0) + 1)
  await imports.put({
    at,
    reviews: head.reviews,
    settings: readSettings({ ...(await tx.objectStore('settings').get('review')) }),
    sections: await readSections(tx),
    ...(settings ? { imported: settings } : {}),
  })
  await Promise.all([...kept, at].slice(0, -IMPORTS_KEPT).map(key => imports.delete(key)))
  const added = await addEvents(tx, head, events, { batch: at }, progress, signal)
  if (settings) await tx.objectStore('settings').put(settings, 'review')
  for (const [name, section] of Object.entries(sections)) await tx.objectStore('sections').put(section, name)
  return added
}

/**
 * Adds what the log lacks of some events, all with the same mark.
 * @returns how many reviews that was
 */
export async function addEvents(
  tx: Write,
  head: LogHead,
  events: readonly ReviewEvent[],
  mark: { batch?: number; mine?: 1 } | ((event: ReviewEvent) => { batch?: number; mine?: 1 }),
  progress: (share: number) => void = () => {},
  signal?: AbortSignal,
): Promise<number> {
  const stored = (await tx.objectStore('events').getAll()).map(eventOf)
  const added = adopt(
    stored.filter(event => typeof event?.id === 'string'),
    events,
  )
  for (let from = 0; from < added.length; from += STRIDE) {
    signal?.throwIfAborted()
    const some = added.slice(from, from + STRIDE)
    const puts = some.map(event =>
      tx.objectStore('events').add({ event, ...(typeof mark === 'function' ? mark(event) : mark) }),
    )
    await Promise.all(puts)
    progress(from / added.length)
  }
  const reviews = added.filter(isReview).length
  await tx
    .objectStore('head')
    .put({ ...head, events: stored.length + added.length, reviews: head.reviews + reviews }, 'log')
  await refold(tx, added)
  return reviews
}

/** Takes an import back, and those after it. */
export async function takeBack(tx: Write, at: number): Promise<void> {
  const imported = await tx.objectStore('imports').get(at)
  if (!imported) return
  const since = IDBKeyRange.lowerBound(at)
  const log = tx.objectStore('events')
  const [entries, keys] = await Promise.all([
    log.index('batch').getAll(since),
    log.index('batch').getAllKeys(since),
  ])
  const later = await tx.objectStore('imports').getAll(since)
  await Promise.all(keys.map(key => log.delete(key)))
  const gone = entries.map(eventOf)
  const head = await readHead(tx)
  const reviews = head.reviews - gone.filter(isReview).length
  const exported = Math.min(head.exported, reviews)
  await tx.objectStore('head').put({ ...head, events: head.events - keys.length, reviews, exported }, 'log')
  await refold(tx, gone)
  await restoreSettings(tx, later)
  await tx.objectStore('sections').clear()
  for (const [name, section] of Object.entries(imported.sections)) {
    await tx.objectStore('sections').put(section, name)
  }
  await Promise.all(later.map(({ at }) => tx.objectStore('imports').delete(at)))
}

/** Gives back the settings as they were before each import; what the reader has chosen since then stays. */
async function restoreSettings(
  tx: Write,
  imports: readonly { settings: ReviewSettings; imported?: ReviewSettings }[],
): Promise<void> {
  let settings = readSettings({ ...(await tx.objectStore('settings').get('review')) })
  const before = settings
  for (const { settings: old, imported } of [...imports].reverse()) {
    if (!imported) continue
    const names = Object.keys({ ...old, ...imported }) as (keyof ReviewSettings)[]
    // What was stored is a copy: a plan is the same when it says the same.
    const same = (name: keyof ReviewSettings) =>
      JSON.stringify(settings[name]) === JSON.stringify(imported[name])
    const brought = names.filter(same)
    settings = readSettings({ ...settings, ...Object.fromEntries(brought.map(name => [name, old[name]])) })
  }
  if (settings !== before) await tx.objectStore('settings').put(settings, 'review')
}

/** Folds anew the cards of which events have come or gone. */
async function refold(tx: Write, events: readonly ReviewEvent[]): Promise<void> {
  const states = tx.objectStore('states')
  for (const card of new Set(events.filter(isFoldable).map(event => event.card))) {
    const entries = await tx.objectStore('events').index('card').getAll(card)
    const state = foldCard(entries.map(eventOf).filter(isFoldable))
    await (state ? states.put(state) : states.delete(card))
  }
}

async function readSections(tx: Write): Promise<Record<string, unknown>> {
  const store = tx.objectStore('sections')
  const [names, values] = await Promise.all([store.getAllKeys(), store.getAll()])
  return Object.fromEntries(names.map((name, i) => [name, values[i]]))
}

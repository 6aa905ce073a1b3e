/** The review log on disk: events in the order of writing, and the card states that follow from them. */

import { isFoldable } from '../../domain/review/check-event.ts'
import {
  applyEvent,
  foldCard,
  foldEvents,
  isAct,
  isReview,
  type ReviewEvent,
} from '../../domain/review/events.ts'
import type { CardState } from '../../domain/review/schedule.ts'
import { readSettings } from '../../domain/review/settings.ts'
import { Database, type Reading, type Writing } from './database.ts'
import { addImport, takeBack } from './imports.ts'
import {
  ALL,
  type Entry,
  emptyHead,
  eventOf,
  FOLD_VERSION,
  LOG_DESIGN,
  type LogHead,
  type LogSchema,
  randomId,
  readHead,
} from './log-schema.ts'
import { joinOldLogs } from './old-logs.ts'
import type { StorageListener } from './problems.ts'
import type { EventDraft, ReviewStorage, Stored, Written } from './review-storage.ts'

/** Opened with all that it should hold. */
export interface Opened {
  storage: ReviewStorage
  /** Reviews that version 1.0.0 had kept under other folders of this origin and that were joined just now. */
  joined: number
}

/**
 * Opens the log of this handbook, and joins to it what version 1.0.0 kept under the names of folders.
 * @param path of the handbook's folder
 * @throws {StorageError}
 */
export async function openReviewLog(path: string, listener: StorageListener): Promise<Opened> {
  const database = new Database<LogSchema>(LOG_DESIGN, listener)
  try {
    await database.open()
    return { storage: reviewLog(database, path), joined: await joinOldLogs(database, path) }
  } catch (error) {
    database.close()
    throw error
  }
}

function reviewLog(database: Database<LogSchema>, path: string): ReviewStorage {
  const log: ReviewStorage = {
    durable: true,
    read: () => readStored(database, log),
    append: draft => append(database, draft),
    events: () =>
      database.read(['events'], async tx => (await tx.objectStore('events').getAll()).map(eventOf)),
    eventsOf: card =>
      database.read(['events'], async tx => (await entriesOf(tx, card)).map(eventOf).filter(isFoldable)),
    lastStanding: () => database.read(['events'], lastStanding),
    saveSettings: settings =>
      database.write(['settings'], async tx => {
        await tx.objectStore('settings').put(settings, 'review')
      }),
    device: async () =>
      ((await database.read(['head'], tx => tx.objectStore('head').get('log'))) ?? emptyHead()).device,
    sections: () =>
      database.read(['sections'], async tx => {
        const store = tx.objectStore('sections')
        const [names, values] = await Promise.all([store.getAllKeys(), store.getAll()])
        return Object.fromEntries(names.map((name, i) => [name, values[i]]))
      }),
    markExported: reviews =>
      database.write(['head'], async tx => {
        const head = await readHead(tx)
        await tx.objectStore('head').put({ ...head, exported: Math.min(reviews, head.reviews) }, 'log')
      }),
    importBackup: (brought, now, progress, signal) =>
      database.write([...ALL], tx => addImport(tx, brought, now, progress, signal)),
    snapshots: async () => {
      const all = await database.read(['imports'], tx => tx.objectStore('imports').getAll())
      return all.map(({ at, reviews }) => ({ at, reviews })).reverse()
    },
    restore: at => database.write([...ALL], tx => takeBack(tx, at)),
    rebuild: () => database.write([...ALL], rebuild),
    repair: async rest => {
      const joined = await joinOldLogs(database, path, true)
      if (await isSound(database, rest)) return joined > 0
      await log.rebuild()
      return true
    },
    close: () => database.close(),
  }
  return log
}

async function readStored(database: Database<LogSchema>, log: ReviewStorage): Promise<Stored> {
  const [states, head, settings] = await database.read(['states', 'head', 'settings'], tx =>
    Promise.all([
      tx.objectStore('states').getAll(),
      tx.objectStore('head').get('log'),
      tx.objectStore('settings').get('review'),
    ]),
  )
  if (!isHead(head)) {
    await log.rebuild()
    return log.read()
  }
  return {
    states: new Map(states.map(state => [state.card, state])),
    settings: readSettings({ ...settings }),
    reviews: head.reviews,
    reviewsSinceExport: Math.max(0, head.reviews - head.exported),
  }
}

function isHead(head: LogHead | undefined): head is LogHead {
  return (
    head?.foldVersion === FOLD_VERSION && [head.events, head.reviews, head.exported].every(Number.isInteger)
  )
}

function append(database: Database<LogSchema>, draft: EventDraft): Promise<Written> {
  // Named before the transaction: if it has to be tried again, the same event is written, not a second one.
  const event: ReviewEvent = { id: randomId(), ...draft }
  return database.write(['events', 'states', 'head'], async (tx, again) => {
    const [head, before] = await Promise.all([readHead(tx), tx.objectStore('states').get(event.card)])
    if (again && (await tx.objectStore('events').index('id').getKey(event.id)) !== undefined) {
      return { event, state: before, reviews: head.reviews }
    }
    const reviews = head.reviews + (isReview(event) ? 1 : 0)
    // Undoing, and a clock set back, change what the log says about the card's past: then it is folded anew.
    // `before.t` is of the last event that changed the state; practice after it may be later than this event,
    // but it leaves the state alone wherever it stands.
    const isLast = event.of === undefined && (before === undefined || event.t > before.t)
    const state = !isFoldable(event)
      ? undefined
      : isLast
        ? applyEvent(before, event)
        : await foldWith(tx, event)
    await Promise.all([
      tx.objectStore('events').add({ event, mine: 1 }),
      tx.objectStore('head').put({ ...head, reviews, events: head.events + 1 }, 'log'),
      state ? tx.objectStore('states').put(state) : tx.objectStore('states').delete(event.card),
    ])
    return { event, state, reviews }
  })
}

async function entriesOf(tx: Reading<LogSchema> | Writing<LogSchema>, card: string): Promise<Entry[]> {
  return (tx as Reading<LogSchema>).objectStore('events').index('card').getAll(card)
}

async function foldWith(tx: Writing<LogSchema>, event: ReviewEvent): Promise<CardState | undefined> {
  const events = (await entriesOf(tx, event.card)).map(eventOf).filter(isFoldable)
  return foldCard([...events, event])
}

// What came last is known from the order of writing; an id says nothing.
async function lastStanding(tx: Reading<LogSchema>): Promise<ReviewEvent | undefined> {
  const undone = new Set<string | undefined>()
  let cursor = await tx.objectStore('events').index('mine').openCursor(null, 'prev')
  while (cursor) {
    const { event } = cursor.value
    if (event.kind === 'undo') undone.add(event.of)
    else if (isAct(event) && !undone.has(event.id)) return event
    cursor = await cursor.continue()
  }
  return undefined
}

/** Writes the states and the counts anew from the log, whatever state they are in. */
async function rebuild(tx: Writing<LogSchema>): Promise<void> {
  const events = (await tx.objectStore('events').getAll()).map(eventOf)
  const foldable = events.filter(isFoldable)
  const head = await readHead(tx)
  const states = tx.objectStore('states')
  await states.clear()
  const reviews = foldable.filter(isReview).length
  await Promise.all([
    ...[...foldEvents(foldable).values()].map(state => states.put(state)),
    tx.objectStore('head').put(
      {
        ...head,
        device: typeof head.device === 'string' ? head.device : emptyHead().device,
        events: events.length,
        reviews,
        exported: Number.isInteger(head.exported) ? Math.max(0, Math.min(head.exported, reviews)) : 0,
        foldVersion: FOLD_VERSION,
      },
      'log',
    ),
  ])
}

/** Whether the states are those of the log: counted, then looked at card by card, so that the page stays quick. */
async function isSound(database: Database<LogSchema>, rest = nextTask): Promise<boolean> {
  const cards = await database.read(['events', 'states', 'head'], async tx => {
    const [count, head] = await Promise.all([
      tx.objectStore('events').count(),
      tx.objectStore('head').get('log'),
    ])
    if (!isHead(head) || head.events !== count) return undefined
    const cards = new Set(await tx.objectStore('states').getAllKeys())
    let cursor = await tx.objectStore('events').index('card').openKeyCursor(null, 'nextunique')
    for (; cursor; cursor = await cursor.continue()) cards.add(String(cursor.key))
    return cards
  })
  if (!cards) return false
  for (const card of cards) {
    const sound = await database.read(['events', 'states'], async tx => {
      const [entries, stored] = await Promise.all([entriesOf(tx, card), tx.objectStore('states').get(card)])
      const folded = foldCard(entries.map(eventOf).filter(isFoldable))
      return JSON.stringify(sorted(folded)) === JSON.stringify(sorted(stored))
    })
    if (!sound) return false
    await rest()
  }
  return true
}

function nextTask(): Promise<void> {
  return new Promise(resolve => setTimeout(resolve))
}

function sorted(state: CardState | undefined): [string, unknown][] {
  return Object.entries(state ?? {}).sort(([a], [b]) => (a < b ? -1 : 1))
}

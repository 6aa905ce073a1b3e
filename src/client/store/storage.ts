/** Keeps the review log on this device, in IndexedDB; the only file that knows how. */

import { type DBSchema, type IDBPDatabase, type IDBPTransaction, openDB } from 'idb'
import {
  applyEvent,
  eventId,
  foldCard,
  foldEvents,
  isReview,
  mergeEvents,
  type ReviewEvent,
} from '../../domain/review/events.ts'
import type { CardState } from '../../domain/review/schedule.ts'
import { DEFAULT_SETTINGS, type ReviewSettings, readSettings } from '../../domain/review/settings.ts'

/** Raise when folding the log gives other states than before: stored states are then rebuilt on opening. */
const FOLD_VERSION = 1

/** A browser that never answers `open` (seen in WebKit) is treated as one without storage after this long. */
const OPEN_LIMIT_MS = 5000

const SNAPSHOTS_KEPT = 3

/** What can go wrong, and the sentence for the reader. */
export const PROBLEMS = {
  unavailable:
    '這個瀏覽器目前不讓網頁存資料（可能是無痕模式或封鎖了網站資料）。卡片照常可看，但進度不會留下；離開前可先匯出備份。',
  blocked: '另一個分頁還開著舊版的手冊。請把其他分頁關掉，這一頁會接著開啟。',
  outdated: '另一個分頁已換成新版手冊。請重新載入這一頁再繼續；已存的紀錄都在。',
  closed: '瀏覽器剛才關閉了這份資料（可能清除了網站資料）。請重新載入這一頁，看看紀錄是否還在。',
  unreadable: '這台裝置上的複習紀錄現在讀不出來，但沒有被改動。請重新載入這一頁再繼續。',
  full: '裝置的空間不足，剛才這一筆沒有存下。請清出空間後再按一次；先前的紀錄都在。',
  failed: '剛才這一筆沒有存下。請再按一次；若仍不行，請重新載入這一頁，先前的紀錄都在。',
} as const
export type StorageProblem = keyof typeof PROBLEMS

export class StorageError extends Error {
  readonly problem: StorageProblem

  constructor(problem: StorageProblem, cause?: unknown) {
    super(PROBLEMS[problem], { cause })
    this.name = 'StorageError'
    this.problem = problem
  }
}

/** An event before the log gives it its id. */
export type EventDraft = Omit<ReviewEvent, 'id'>

/** What the page needs at the start; none of it asks for reading the log. */
export interface Stored {
  states: Map<string, CardState>
  settings: ReviewSettings
  reviews: number
  reviewsSinceExport: number
}

interface Written {
  event: ReviewEvent
  /** The card's state after the event; undefined when the card is as if never seen. */
  state: CardState | undefined
  reviews: number
}

/** The log as it was before an import. */
export interface SnapshotInfo {
  /** Instant in milliseconds; names the snapshot. */
  at: number
  reviews: number
}

export interface ReviewStorage {
  /** Whether anything outlives this page. */
  readonly durable: boolean
  read(): Promise<Stored>
  /** Writes an event and its card's state in one transaction; resolves once both are on disk. */
  append(draft: EventDraft): Promise<Written>
  events(): Promise<ReviewEvent[]>
  eventsOf(card: string): Promise<ReviewEvent[]>
  /** The last thing done on this device that is not undone. */
  lastStanding(): Promise<ReviewEvent | undefined>
  saveSettings(settings: ReviewSettings): Promise<void>
  device(): Promise<string>
  markExported(): Promise<void>
  /** Adds the events of a backup; before that, keeps a snapshot of the log as it is. */
  importEvents(
    events: readonly ReviewEvent[],
    settings: ReviewSettings | undefined,
    now: number,
  ): Promise<void>
  snapshots(): Promise<SnapshotInfo[]>
  /** Takes an import back; what was reviewed on this device since then stays. */
  restore(at: number): Promise<void>
  /** Writes the states anew from the log. */
  rebuild(): Promise<void>
  /** Rebuilds the states where they do not belong to the stored log; true if they did not. */
  repair(): Promise<boolean>
  close(): void
}

export interface StorageListener {
  problem(problem: StorageProblem): void
  /** Another tab has written. */
  changed(): void
}

interface LogHead {
  device: string
  /** Of the last event of this device. */
  counter: number
  events: number
  reviews: number
  /** What `reviews` was at the last export. */
  exported: number
  foldVersion: number
}

interface Snapshot extends SnapshotInfo {
  counter: number
  events: ReviewEvent[]
  settings: ReviewSettings
  /** The settings that the import brought, where it brought any. */
  imported?: ReviewSettings
}

interface Schema extends DBSchema {
  events: { key: string; value: ReviewEvent; indexes: { card: string } }
  states: { key: string; value: CardState }
  head: { key: 'log'; value: LogHead }
  settings: { key: 'review'; value: ReviewSettings }
  snapshots: { key: number; value: Snapshot }
}
type Store = 'events' | 'states' | 'head' | 'settings' | 'snapshots'
const ALL: Store[] = ['events', 'states', 'head', 'settings', 'snapshots']
type Write = IDBPTransaction<Schema, Store[], 'readwrite'>

/**
 * Opens the log of one copy of the handbook.
 * @param scope the path of the site's root, so that two copies on one origin stay apart
 * @throws {StorageError} `unavailable` where the browser stores nothing, `outdated` where a newer version has stored
 */
export async function openStorage(scope: string, listener: StorageListener): Promise<ReviewStorage> {
  const storage = new DurableStorage(`leak-casebook:${scope}`, listener)
  try {
    await storage.open()
    return storage
  } catch (error) {
    storage.close()
    throw error
  }
}

class DurableStorage implements ReviewStorage {
  readonly durable = true
  readonly #name: string
  readonly #listener: StorageListener
  #channel: BroadcastChannel | undefined
  #db: IDBPDatabase<Schema> | undefined

  constructor(name: string, listener: StorageListener) {
    this.#name = name
    this.#listener = listener
    if (typeof BroadcastChannel === 'undefined') return
    this.#channel = new BroadcastChannel(name)
    this.#channel.onmessage = () => listener.changed()
  }

  async open(): Promise<IDBPDatabase<Schema>> {
    if (this.#db) return this.#db
    let waiting = false
    let timer: ReturnType<typeof setTimeout> | undefined
    const limit = new Promise<never>((_, reject) => {
      timer = setTimeout(() => {
        if (!waiting) reject(new Error('open timed out'))
      }, OPEN_LIMIT_MS)
    })
    const blocked = () => {
      waiting = true
      this.#listener.problem('blocked')
    }
    try {
      // Where storage is blocked, `indexedDB` itself may throw or be missing.
      this.#db = await Promise.race([this.#request(blocked), limit])
      return this.#db
    } catch (error) {
      throw new StorageError(isNamed(error, 'VersionError') ? 'outdated' : 'unavailable', error)
    } finally {
      clearTimeout(timer)
    }
  }

  async #request(blocked: () => void): Promise<IDBPDatabase<Schema>> {
    return openDB<Schema>(this.#name, 1, {
      upgrade(db) {
        db.createObjectStore('events', { keyPath: 'id' }).createIndex('card', 'card')
        db.createObjectStore('states', { keyPath: 'card' })
        db.createObjectStore('head').put(emptyHead(), 'log')
        db.createObjectStore('settings')
        db.createObjectStore('snapshots', { keyPath: 'at' })
      },
      blocked,
      blocking: () => {
        this.#forget()
        this.#listener.problem('outdated')
      },
      terminated: () => {
        this.#db = undefined
        this.#listener.problem('closed')
      },
    })
  }

  async read(): Promise<Stored> {
    const [states, head, settings] = await this.#read(db => {
      const tx = db.transaction(['states', 'head', 'settings'])
      return Promise.all([
        tx.objectStore('states').getAll(),
        tx.objectStore('head').get('log'),
        tx.objectStore('settings').get('review'),
      ])
    })
    if (head?.foldVersion !== FOLD_VERSION) {
      await this.rebuild()
      return this.read()
    }
    return {
      states: new Map(states.map(state => [state.card, state])),
      settings: readSettings({ ...settings }),
      reviews: head.reviews,
      reviewsSinceExport: Math.max(0, head.reviews - head.exported),
    }
  }

  append(draft: EventDraft): Promise<Written> {
    return this.#write(async tx => {
      const [head, before] = await Promise.all([readHead(tx), tx.objectStore('states').get(draft.card)])
      const counter = head.counter + 1
      const event: ReviewEvent = { id: eventId(head.device, counter), ...draft }
      const reviews = head.reviews + (isReview(event) ? 1 : 0)
      // Undoing, and a clock set back, change what the log says about the card's past: then it is folded anew.
      // `before.t` is of the last event that changed the state; practice after it may be later than this event,
      // but it leaves the state alone wherever it stands.
      const isLast = event.kind !== 'undo' && (before === undefined || event.t > before.t)
      const state = isLast ? applyEvent(before, event) : await foldWith(tx, event)
      await Promise.all([
        tx.objectStore('events').add(event),
        tx.objectStore('head').put({ ...head, counter, reviews, events: head.events + 1 }, 'log'),
        state ? tx.objectStore('states').put(state) : tx.objectStore('states').delete(event.card),
      ])
      return { event, state, reviews }
    })
  }

  async events(): Promise<ReviewEvent[]> {
    return this.#read(db => db.getAll('events'))
  }

  async eventsOf(card: string): Promise<ReviewEvent[]> {
    return this.#read(db => db.getAllFromIndex('events', 'card', card))
  }

  async lastStanding(): Promise<ReviewEvent | undefined> {
    const device = await this.device()
    return this.#read(async db => {
      const undone = new Set<string | undefined>()
      let cursor = await db
        .transaction('events')
        .store.openCursor(IDBKeyRange.bound(`${device}-`, `${device}-\uffff`), 'prev')
      while (cursor) {
        const event = cursor.value
        if (event.kind === 'undo') undone.add(event.of)
        else if (!undone.has(event.id)) return event
        cursor = await cursor.continue()
      }
      return undefined
    })
  }

  async saveSettings(settings: ReviewSettings): Promise<void> {
    await this.#write(async tx => tx.objectStore('settings').put(settings, 'review'))
  }

  async device(): Promise<string> {
    const head = await this.#read(db => db.get('head', 'log'))
    return (head ?? emptyHead()).device
  }

  async markExported(): Promise<void> {
    await this.#write(async tx => {
      const head = await readHead(tx)
      await tx.objectStore('head').put({ ...head, exported: head.reviews }, 'log')
    })
  }

  async importEvents(
    events: readonly ReviewEvent[],
    settings: ReviewSettings | undefined,
    now: number,
  ): Promise<void> {
    await this.#write(async tx => {
      const head = await readHead(tx)
      const stored = await tx.objectStore('events').getAll()
      const before = readSettings({ ...(await tx.objectStore('settings').get('review')) })
      const { reviews, counter } = head
      const kept = await tx.objectStore('snapshots').getAllKeys()
      // Under a clock set back this one must still be the newest, or it would be the first to go.
      const at = Math.max(now, (kept.at(-1) ?? 0) + 1)
      const imported = settings ? { imported: settings } : {}
      await tx
        .objectStore('snapshots')
        .put({ at, reviews, counter, events: stored, settings: before, ...imported })
      const old = [...kept, at].slice(0, -SNAPSHOTS_KEPT)
      await Promise.all(old.map(key => tx.objectStore('snapshots').delete(key)))
      await replaceLog(tx, head, mergeEvents(stored, events))
      if (settings) await tx.objectStore('settings').put(settings, 'review')
    })
  }

  async snapshots(): Promise<SnapshotInfo[]> {
    const all = await this.#read(db => db.getAll('snapshots'))
    return all.map(({ at, reviews }) => ({ at, reviews })).reverse()
  }

  async restore(at: number): Promise<void> {
    await this.#write(async tx => {
      const snapshot = await tx.objectStore('snapshots').get(at)
      if (!snapshot) return
      const head = await readHead(tx)
      const since = IDBKeyRange.bound(eventId(head.device, snapshot.counter + 1), `${head.device}-\uffff`)
      const own = await tx.objectStore('events').getAll(since)
      await replaceLog(tx, head, mergeEvents(snapshot.events, own))
      const { settings: before, imported } = snapshot
      if (imported) {
        const settings = readSettings({ ...(await tx.objectStore('settings').get('review')) })
        await tx.objectStore('settings').put(withoutImported(settings, imported, before), 'review')
      }
      await tx.objectStore('snapshots').delete(at)
    })
  }

  async rebuild(): Promise<void> {
    await this.#write(async tx => replaceLog(tx, await readHead(tx), await tx.objectStore('events').getAll()))
  }

  async repair(): Promise<boolean> {
    const [count, head] = await this.#read(db => {
      const tx = db.transaction(['events', 'head'])
      return Promise.all([tx.objectStore('events').count(), tx.objectStore('head').get('log')])
    })
    if (count === head?.events) return false
    await this.rebuild()
    return true
  }

  close(): void {
    this.#channel?.close()
    this.#channel = undefined
    this.#forget()
  }

  #forget(): void {
    this.#db?.close()
    this.#db = undefined
  }

  async #read<T>(work: (db: IDBPDatabase<Schema>) => Promise<T>): Promise<T> {
    const db = await this.open()
    try {
      return await work(db)
    } catch (error) {
      throw new StorageError('unreadable', error)
    }
  }

  // A review that was answered must outlive the power: `strict` makes the browser flush before it says complete.
  async #write<T>(work: (tx: Write) => Promise<T>): Promise<T> {
    const db = await this.open()
    let tx: Write | undefined
    let result: T
    try {
      tx = db.transaction(ALL, 'readwrite', { durability: 'strict' })
      ;[result] = await Promise.all([work(tx), tx.done])
    } catch (error) {
      if (tx) abort(tx)
      throw new StorageError(isNamed(error, 'QuotaExceededError') ? 'full' : 'failed', error)
    }
    // Outside the `try`: what is on disk must not be reported as lost because telling the other tabs failed.
    this.#channel?.postMessage('changed')
    return result
  }
}

/** Takes back what a transaction has done so far: an exception of ours alone would let it commit. */
function abort(tx: Write): void {
  try {
    tx.abort()
  } catch (error) {
    // It has already ended, by the failure itself.
    if (!isNamed(error, 'InvalidStateError')) throw error
  }
}

function isNamed(error: unknown, name: string): boolean {
  return error instanceof DOMException && error.name === name
}

/** The settings without what an import brought; what the reader has chosen since then stays. */
function withoutImported(
  settings: ReviewSettings,
  imported: ReviewSettings,
  before: ReviewSettings,
): ReviewSettings {
  const names = Object.keys(before) as (keyof ReviewSettings)[]
  const brought = names.filter(name => settings[name] === imported[name])
  return { ...settings, ...Object.fromEntries(brought.map(name => [name, before[name]])) }
}

function emptyHead(): LogHead {
  // `crypto.randomUUID` is missing on plain http.
  const device = [...crypto.getRandomValues(new Uint8Array(8))]
    .map(byte => byte.toString(16).padStart(2, '0'))
    .join('')
  return { device, counter: 0, events: 0, reviews: 0, exported: 0, foldVersion: FOLD_VERSION }
}

async function readHead(tx: Write): Promise<LogHead> {
  return (await tx.objectStore('head').get('log')) ?? emptyHead()
}

async function foldWith(tx: Write, event: ReviewEvent): Promise<CardState | undefined> {
  return foldCard([...(await tx.objectStore('events').index('card').getAll(event.card)), event])
}

/** Makes `events` the whole log, with the states that follow from it. */
async function replaceLog(tx: Write, head: LogHead, events: readonly ReviewEvent[]): Promise<void> {
  const log = tx.objectStore('events')
  const states = tx.objectStore('states')
  const folded = [...foldEvents(events).values()]
  await Promise.all([log.clear(), states.clear()])
  // A copied browser profile may hand us events under this device's own name: later ids must not meet them.
  const own = events.filter(event => event.id.startsWith(`${head.device}-`))
  const counter = own.reduce(
    (max, { id }) => Math.max(max, Number(id.slice(head.device.length + 1)) || 0),
    head.counter,
  )
  const reviews = events.filter(isReview).length
  await Promise.all([
    ...events.map(event => log.put(event)),
    ...folded.map(state => states.put(state)),
    tx
      .objectStore('head')
      .put({ ...head, counter, reviews, events: events.length, foldVersion: FOLD_VERSION }, 'log'),
  ])
}

/** The same log in memory, for browsers that store nothing: cards can be read, and what was done exported. */
export function memoryStorage(): ReviewStorage {
  const head = emptyHead()
  let log: ReviewEvent[] = []
  let settings: ReviewSettings = { ...DEFAULT_SETTINGS }
  const done = Promise.resolve()
  return {
    durable: false,
    // Nothing of this is stored, so no review counts as stored.
    read: async () => ({ states: foldEvents(log), settings, reviews: 0, reviewsSinceExport: 0 }),
    append: async draft => {
      const event = { id: eventId(head.device, ++head.counter), ...draft }
      log.push(event)
      return { event, state: foldCard(log.filter(item => item.card === event.card)), reviews: 0 }
    },
    events: async () => [...log],
    eventsOf: async card => log.filter(event => event.card === card),
    lastStanding: async () => {
      const undone = new Set(log.map(event => event.of))
      return log.findLast(event => event.kind !== 'undo' && !undone.has(event.id))
    },
    saveSettings: async next => {
      settings = next
    },
    device: async () => head.device,
    markExported: () => done,
    importEvents: async (events, next) => {
      log = mergeEvents(log, events)
      settings = next ?? settings
    },
    snapshots: async () => [],
    restore: () => done,
    rebuild: () => done,
    repair: async () => false,
    close() {},
  }
}

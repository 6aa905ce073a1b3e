/** How the review log lies in its database. */

import type { DBSchema } from 'idb'
import type { ReviewEvent } from '../../domain/review/events.ts'
import type { CardState } from '../../domain/review/schedule.ts'
import type { ReviewSettings } from '../../domain/review/settings.ts'
import type { Design, Writing } from './database.ts'
import { LOG_NAME } from './names.ts'

/** Raise when folding the log gives other states than before: stored states are then rebuilt on opening. */
export const FOLD_VERSION = 3

/** An event as it lies in the log; its key is its place in the order of writing. */
export interface Entry {
  event: ReviewEvent
  /** Set on what was done on this device: 「復原」 takes back these only. */
  mine?: 1
  /** The import that brought it, by which it can be taken back. */
  batch?: number
}

/** The event of an entry; of one that is damaged, what is there in its place. */
export function eventOf(entry: Entry): ReviewEvent {
  return (entry as Entry | null)?.event ?? (entry as unknown as ReviewEvent)
}

export interface LogHead {
  /** Names the device in a backup, nothing else. */
  device: string
  events: number
  reviews: number
  /** What `reviews` was at the last export. */
  exported: number
  foldVersion: number
  /** Databases of version 1.0.0 that were joined, with how many events they held then. */
  joined: Record<string, number>
}

interface Import {
  /** Instant in milliseconds. */
  at: number
  reviews: number
  settings: ReviewSettings
  /** The settings that the import brought, where it brought any. */
  imported?: ReviewSettings
  /** The kept sections as they were. */
  sections: Record<string, unknown>
}

export interface LogSchema extends DBSchema {
  events: {
    key: number
    value: Entry
    indexes: { id: string; card: string; mine: number; batch: number }
  }
  states: { key: string; value: CardState }
  head: { key: 'log'; value: LogHead }
  settings: { key: 'review'; value: ReviewSettings }
  imports: { key: number; value: Import }
  sections: { key: string; value: unknown }
}

export const ALL = ['events', 'states', 'head', 'settings', 'imports', 'sections'] as const

export const LOG_DESIGN: Design<LogSchema> = {
  name: LOG_NAME,
  version: 1,
  upgrade(db) {
    const events = db.createObjectStore('events', { autoIncrement: true })
    events.createIndex('id', 'event.id', { unique: true })
    events.createIndex('card', 'event.card')
    events.createIndex('mine', 'mine')
    events.createIndex('batch', 'batch')
    db.createObjectStore('states', { keyPath: 'card' })
    db.createObjectStore('head').put(emptyHead(), 'log')
    db.createObjectStore('settings')
    db.createObjectStore('imports', { keyPath: 'at' })
    db.createObjectStore('sections')
  },
}

/** 128 random bits in hexadecimal; `crypto.randomUUID` is missing on plain http. */
export function randomId(): string {
  return [...crypto.getRandomValues(new Uint8Array(16))]
    .map(byte => byte.toString(16).padStart(2, '0'))
    .join('')
}

export function emptyHead(): LogHead {
  return {
    device: randomId().slice(0, 16),
    events: 0,
    reviews: 0,
    exported: 0,
    foldVersion: FOLD_VERSION,
    joined: {},
  }
}

/** The head, or a new one with the same name where it is missing or damaged. */
export async function readHead(tx: Writing<LogSchema>): Promise<LogHead> {
  return { ...emptyHead(), ...(await tx.objectStore('head').get('log')) }
}

/** A log that a later version has written: read and exported whole, never written to. */

import { openDB } from 'idb'
import { isFoldable } from '../../domain/review/check-event.ts'
import { foldEvents, isReview, type ReviewEvent } from '../../domain/review/events.ts'
import { readSettings } from '../../domain/review/settings.ts'
import { LOG_NAME } from './names.ts'
import { StorageError } from './problems.ts'
import type { ReviewStorage } from './review-storage.ts'

/** @throws {StorageError} `unreadable` where its stores are not where this version looks for them */
export async function openNewerLog(): Promise<ReviewStorage> {
  const held = await readAll()
  const foldable = held.events.filter(isFoldable)
  const refuse = () => Promise.reject(new StorageError('newer'))
  return {
    durable: true,
    read: async () => ({
      states: foldEvents(foldable),
      settings: readSettings({ ...held.settings }),
      reviews: foldable.filter(isReview).length,
      reviewsSinceExport: 0,
    }),
    append: refuse,
    events: async () => held.events,
    eventsOf: async card => foldable.filter(event => event.card === card),
    lastStanding: async () => undefined,
    saveSettings: refuse,
    device: async () => held.device,
    sections: async () => held.sections,
    markExported: async () => {},
    importBackup: refuse,
    snapshots: async () => [],
    restore: refuse,
    rebuild: refuse,
    repair: async () => false,
    close() {},
  }
}

async function readAll() {
  try {
    const db = await openDB(LOG_NAME, undefined, {
      blocking: (_, __, event) => (event.target as IDBDatabase).close(),
    })
    try {
      const has = (store: string) => db.objectStoreNames.contains(store)
      if (!has('events')) throw new Error('no events')
      const entries: unknown[] = await db.getAll('events')
      const [head] = has('head') ? await db.getAll('head') : []
      const [settings] = has('settings') ? await db.getAll('settings') : []
      const names = has('sections') ? await db.getAllKeys('sections') : []
      const values = has('sections') ? await db.getAll('sections') : []
      return {
        events: entries.map(entry => ((entry as { event?: unknown }).event ?? entry) as ReviewEvent),
        device: String(head?.device ?? ''),
        settings: settings as Record<string, unknown> | undefined,
        sections: Object.fromEntries(names.map((name, i) => [String(name), values[i]])),
      }
    } finally {
      db.close()
    }
  } catch (error) {
    throw new StorageError('unreadable', error)
  }
}

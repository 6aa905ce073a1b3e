/** Stores for tests: on fake-indexeddb, and what they have open. */

import 'fake-indexeddb/auto'
import { IDBFactory } from 'fake-indexeddb'
import type { StorageListener } from '../../../src/client/store/problems.ts'
import { openReviewLog } from '../../../src/client/store/review-log.ts'
import type { Brought, EventDraft, ReviewStorage } from '../../../src/client/store/review-storage.ts'
import type { ReviewEvent } from '../../../src/domain/review/events.ts'

export const silent: StorageListener = { problem() {}, changed() {} }
const opened: ReviewStorage[] = []

export async function open(path = '/', listener = silent): Promise<ReviewStorage> {
  const { storage } = await openReviewLog(path, listener)
  opened.push(storage)
  return storage
}

export function emptyDevice(): void {
  for (const storage of opened.splice(0)) storage.close()
  globalThis.indexedDB = new IDBFactory()
}

export const draft = ({ id: _, ...event }: ReviewEvent): EventDraft => event

export const bring = (events: readonly ReviewEvent[], more: Partial<Brought> = {}): Brought => ({
  events,
  settings: undefined,
  sections: {},
  ...more,
})

/** A connection of nobody's, to look at what lies there or to damage it. */
export function raw(name: string, version?: number): Promise<IDBDatabase> {
  return new Promise((resolve, reject) => {
    const request = indexedDB.open(name, version)
    request.onsuccess = () => resolve(request.result)
    request.onerror = () => reject(request.error)
  })
}

/** Does something to a store of a database, in one transaction. */
export async function tamper(
  name: string,
  store: string,
  work: (store: IDBObjectStore) => void,
): Promise<void> {
  const db = await raw(name)
  await new Promise<void>((resolve, reject) => {
    const tx = db.transaction([store], 'readwrite')
    work(tx.objectStore(store))
    tx.oncomplete = () => resolve()
    tx.onabort = () => reject(tx.error)
  })
  db.close()
}

/** The events without the ids that the store gave them. */
export const drafts = async (storage: ReviewStorage) => (await storage.events()).map(draft)

/** Chooses where reviews are kept: on disk, read-only where a later version has written, for the tab, or not at all. */

import { isShared } from '../page/shared.ts'
import { SLUG } from '../page/slug.ts'
import { memoryStorage, type Shelf } from '../store/memory.ts'
import { openNewerLog } from '../store/newer-log.ts'
import { StorageError, type StorageListener, type StorageProblem } from '../store/problems.ts'
import { openReviewLog } from '../store/review-log.ts'
import type { ReviewStorage } from '../store/review-storage.ts'

export interface OpenedStorage {
  storage: ReviewStorage
  problem: StorageProblem | undefined
  /** Reviews joined from other folders just now. */
  joined: number
  /** Whether there may be a record on this device that this storage is not. */
  unopened: boolean
}

const SHELF = `${SLUG}:tab-record`

/** Whatever is wrong, the cards stay readable: the worst that this gives is an empty log in memory. */
export async function openStorage(path: string, listener: StorageListener): Promise<OpenedStorage> {
  if (isShared()) {
    return { storage: memoryStorage(tabShelf()), problem: undefined, joined: 0, unopened: false }
  }
  try {
    return await openDurable(path, listener)
  } catch (error) {
    if (!(error instanceof StorageError)) throw error
    const problem = error.problem === 'failed' ? 'unreadable' : error.problem
    return { storage: memoryStorage(), problem, joined: 0, unopened: true }
  }
}

/** Opens what could not be opened before; `meanwhile` joins it. Undefined where it still cannot be. */
export async function reopenStorage(
  path: string,
  listener: StorageListener,
  meanwhile: ReviewStorage,
): Promise<OpenedStorage | undefined> {
  try {
    const opened = await openDurable(path, listener)
    for (const { id: _, ...event } of await meanwhile.events()) await opened.storage.append(event)
    return opened
  } catch (error) {
    if (error instanceof StorageError) return undefined
    throw error
  }
}

async function openDurable(path: string, listener: StorageListener): Promise<OpenedStorage> {
  let storage: ReviewStorage | undefined
  try {
    const opened = await openReviewLog(path, listener)
    storage = opened.storage
    await storage.read()
    return { ...opened, problem: undefined, unopened: false }
  } catch (error) {
    storage?.close()
    if (!(error instanceof StorageError) || error.problem !== 'newer') throw error
    return { storage: await openNewerLog(), problem: 'newer', joined: 0, unopened: false }
  }
}

function tabShelf(): Shelf {
  return {
    read: () => sessionStorage.getItem(SHELF),
    write: text => {
      try {
        sessionStorage.setItem(SHELF, text)
      } catch {
        // A tab's shelf is small and may be full; the log goes on in memory.
      }
    },
  }
}

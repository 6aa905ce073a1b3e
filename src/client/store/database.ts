/**
 * One IndexedDB database of this handbook: opened once, opened anew when the system has cut it, closed for a newer
 * version, and heard of in other tabs.
 *
 * A sibling store (marks, papers) is a file of its own beside `review-log.ts` and changes nothing here or there: it
 * gives its own database (`siblingName('marks')`) to a `Database` of its own with its own schema and `upgrade`, reads
 * with `read` and writes with `write`. Deleting everything finds it by its name; for a place in the backup it
 * implements `SectionSource` of `sections.ts`.
 */

import { type DBSchema, type IDBPDatabase, type IDBPTransaction, openDB, type StoreNames } from 'idb'
import { isNamed, StorageError, type StorageListener, type StorageProblem } from './problems.ts'

/** A browser that never answers `open` (seen in WebKit) is treated as one without storage after this long. */
const OPEN_LIMIT_MS = 5000

export interface Design<Schema extends DBSchema> {
  name: string
  version: number
  /** Makes the stores that are missing, from version 0 on. */
  upgrade(db: IDBPDatabase<Schema>, from: number): void
}

export type Reading<Schema extends DBSchema> = IDBPTransaction<Schema, StoreNames<Schema>[], 'readonly'>
export type Writing<Schema extends DBSchema> = IDBPTransaction<Schema, StoreNames<Schema>[], 'readwrite'>

export class Database<Schema extends DBSchema> {
  readonly #design: Design<Schema>
  readonly #listener: StorageListener
  #channel: BroadcastChannel | undefined
  #opening: Promise<IDBPDatabase<Schema>> | undefined
  /** Why this connection may not be opened again before the page is loaded anew. */
  #over: StorageProblem | undefined

  constructor(design: Design<Schema>, listener: StorageListener) {
    this.#design = design
    this.#listener = listener
    if (typeof BroadcastChannel === 'undefined') return
    this.#channel = new BroadcastChannel(design.name)
    this.#channel.onmessage = () => listener.changed()
  }

  /**
   * The connection; all who ask while it is being opened get the same one.
   * @throws {StorageError} `unavailable`, `noroom`, `newer`, `outdated` or `deleted`
   */
  open(): Promise<IDBPDatabase<Schema>> {
    if (this.#over) return Promise.reject(new StorageError(this.#over))
    if (!this.#opening) {
      const opening = this.#connect()
      this.#opening = opening
      opening.catch(() => this.#forget(opening))
    }
    return this.#opening
  }

  /**
   * Reads in one transaction; once more where the connection had been cut.
   * @throws {StorageError}
   */
  async read<T>(stores: StoreNames<Schema>[], work: (tx: Reading<Schema>) => Promise<T>): Promise<T> {
    return this.#twice('unreadable', async db => work(db.transaction(stores)))
  }

  /**
   * Writes in one transaction and resolves once it is on disk; `strict` makes the browser flush before it says so, for
   * what was answered must outlive the power. Where the connection had been cut the work is done once more.
   * @param work told whether it has been tried before; what it did then may or may not be stored
   * @throws {StorageError} when nothing of it is stored
   */
  async write<T>(
    stores: StoreNames<Schema>[],
    work: (tx: Writing<Schema>, again: boolean) => Promise<T>,
  ): Promise<T> {
    const result = await this.#twice('failed', async (db, again) => {
      const tx = db.transaction(stores, 'readwrite', { durability: 'strict' })
      try {
        const [done] = await Promise.all([work(tx, again), tx.done])
        return done
      } catch (error) {
        abort(tx)
        const ended = await tx.done.catch((reason: unknown) => reason)
        throw isNamed(ended, 'QuotaExceededError') ? ended : error
      }
    })
    // What is on disk must not be reported as lost because telling the other tabs failed.
    this.#channel?.postMessage('changed')
    return result
  }

  close(): void {
    this.#channel?.close()
    this.#channel = undefined
    this.#let(this.#opening)
  }

  async #twice<T>(
    problem: StorageProblem,
    work: (db: IDBPDatabase<Schema>, again: boolean) => Promise<T>,
  ): Promise<T> {
    for (let again = false; ; again = true) {
      const opening = this.open()
      const db = await opening
      try {
        return await work(db, again)
      } catch (error) {
        if (error instanceof StorageError) throw error
        if (this.#over) throw new StorageError(this.#over, error)
        if (!again && isCut(error)) {
          this.#let(opening)
          continue
        }
        const full = problem === 'failed' && isNamed(error, 'QuotaExceededError')
        throw new StorageError(full ? 'full' : problem, error)
      }
    }
  }

  async #connect(): Promise<IDBPDatabase<Schema>> {
    let waiting = false
    let late = false
    let timer: ReturnType<typeof setTimeout> | undefined
    const limit = new Promise<never>((_, reject) => {
      timer = setTimeout(() => {
        if (waiting) return
        late = true
        reject(new Error('open timed out'))
      }, OPEN_LIMIT_MS)
    })
    const blocked = () => {
      waiting = true
      this.#listener.problem('blocked')
    }
    try {
      const request = this.#request(blocked)
      // One that opens when nobody waits for it any more would stand in the way of a later version.
      request.then(
        db => late && db.close(),
        () => {},
      )
      return await Promise.race([request, limit])
    } catch (error) {
      throw new StorageError(openingProblem(error), error)
    } finally {
      clearTimeout(timer)
    }
  }

  // Where storage is blocked, `indexedDB` itself may throw or be missing; hence `async`.
  async #request(blocked: () => void): Promise<IDBPDatabase<Schema>> {
    const { name, version, upgrade } = this.#design
    /** Why the stores could not be made, as where there is no room: the opening itself says only that it failed. */
    let unmade: unknown
    const opening = openDB<Schema>(name, version, {
      upgrade: (db, from, _, tx) => {
        tx.done.catch(reason => {
          unmade = reason
        })
        try {
          upgrade(db, from)
        } catch {
          // Half-made stores must not stay; the opening then fails and is named.
          abort(tx)
        }
      },
      blocked,
      blocking: (_, version, event) => {
        ;(event.target as IDBDatabase).close()
        this.#over = version === null ? 'deleted' : 'outdated'
        this.#opening = undefined
        this.#listener.problem(this.#over)
      },
      terminated: () => {
        this.#opening = undefined
        this.#listener.changed()
      },
    })
    return opening.catch(error => {
      throw unmade instanceof DOMException ? unmade : error
    })
  }

  #let(opening: Promise<IDBPDatabase<Schema>> | undefined): void {
    opening?.then(
      db => db.close(),
      () => {},
    )
    this.#forget(opening)
  }

  #forget(opening: Promise<IDBPDatabase<Schema>> | undefined): void {
    if (this.#opening === opening) this.#opening = undefined
  }
}

function openingProblem(error: unknown): StorageProblem {
  if (isNamed(error, 'VersionError')) return 'newer'
  return isNamed(error, 'QuotaExceededError') ? 'noroom' : 'unavailable'
}

/** Whether a transaction failed because the connection was gone, closed under us or aborted by the system. */
function isCut(error: unknown): boolean {
  return isNamed(error, 'InvalidStateError', 'UnknownError', 'AbortError')
}

/** Takes back what a transaction has done so far: an exception of ours alone would let it commit. */
function abort(tx: { abort(): void }): void {
  try {
    tx.abort()
  } catch (error) {
    // It has already ended, by the failure itself.
    if (!isNamed(error, 'InvalidStateError')) throw error
  }
}

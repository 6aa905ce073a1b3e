/** What a store of reviews can do, on disk, in memory, or read-only; `store/contract.test.ts` holds them to it. */

import type { Sections } from '../../domain/review/backup.ts'
import type { ReviewEvent } from '../../domain/review/events.ts'
import type { CardState } from '../../domain/review/schedule.ts'
import type { ReviewSettings } from '../../domain/review/settings.ts'

/** An event before the log gives it its id. */
export type EventDraft = Omit<ReviewEvent, 'id'>

/** What the page needs at the start; none of it asks for reading the log. */
export interface Stored {
  states: Map<string, CardState>
  settings: ReviewSettings
  reviews: number
  reviewsSinceExport: number
}

export interface Written {
  event: ReviewEvent
  /** The card's state after the event; undefined when the card is as if never seen. */
  state: CardState | undefined
  reviews: number
}

/** An import that can be taken back. */
export interface SnapshotInfo {
  /** Instant in milliseconds; names the import. */
  at: number
  /** Reviews before it. */
  reviews: number
}

/** What an import brings. */
export interface Brought {
  events: readonly ReviewEvent[]
  settings: ReviewSettings | undefined
  sections: Sections
}

export interface ReviewStorage {
  /** Whether anything outlives this tab. */
  readonly durable: boolean
  read(): Promise<Stored>
  /** Writes an event and its card's state in one transaction; resolves once both are on disk. */
  append(draft: EventDraft): Promise<Written>
  /** Everything in the log, also what this version cannot fold, in the order of writing. */
  events(): Promise<ReviewEvent[]>
  eventsOf(card: string): Promise<ReviewEvent[]>
  /** The last thing done on this device that is not undone. */
  lastStanding(): Promise<ReviewEvent | undefined>
  saveSettings(settings: ReviewSettings): Promise<void>
  device(): Promise<string>
  /** Sections of backups that nobody here knows, kept to be given back. */
  sections(): Promise<Sections>
  /** The reader says that the backup is in a safe place. @param reviews how many it holds */
  markExported(reviews: number): Promise<void>
  /**
   * Adds what the log lacks; resolves with how many reviews that was.
   * @param progress told the share that is written, from 0 to 1
   * @param signal aborting it leaves everything as it was, and rejects with its reason
   */
  importBackup(
    brought: Brought,
    now: number,
    progress?: (share: number) => void,
    signal?: AbortSignal,
  ): Promise<number>
  /** Imports that can be taken back, the latest first. */
  snapshots(): Promise<SnapshotInfo[]>
  /** Takes an import back with all later ones; what was done on this device stays. */
  restore(at: number): Promise<void>
  /** Writes the states anew from the log. */
  rebuild(): Promise<void>
  /**
   * Rebuilds the states where they do not belong to the stored log; true if they did not.
   * @param rest waited for between two cards
   */
  repair(rest?: () => Promise<void>): Promise<boolean>
  close(): void
}

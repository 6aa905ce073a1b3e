/** The backup file: written, read with care, and weighed before anything is added. */

import { canonicalJson } from '../canonical-json.ts'
import { sha256 } from '../sha256.ts'
import { compareEvents, isReview, mergeEvents, type ReviewEvent } from './events.ts'
import type { ReviewSettings } from './settings.ts'

const FORMAT = 'leak-casebook-backup'
const VERSION = 1

export interface Backup {
  format: typeof FORMAT
  version: typeof VERSION
  /** ISO 8601, UTC. */
  exported: string
  device: string
  events: ReviewEvent[]
  settings: ReviewSettings
  /** Of the canonical JSON of `{events, settings}`, lower-case hex. */
  sha256: string
}

/** Why a file cannot be taken; the message is a sentence for the reader. Nothing has been changed. */
export class BackupError extends Error {
  constructor(message: string) {
    super(message)
    this.name = 'BackupError'
  }
}

/** @param now milliseconds since the epoch */
export function makeBackup(
  device: string,
  events: readonly ReviewEvent[],
  settings: ReviewSettings,
  now: number,
): Backup {
  const sorted = [...events].sort(compareEvents)
  return {
    format: FORMAT,
    version: VERSION,
    exported: new Date(now).toISOString(),
    device,
    events: sorted,
    settings,
    sha256: sha256(canonicalJson({ events: sorted, settings })),
  }
}

/**
 * The backup in a file's text.
 * @throws {BackupError} when it is damaged, of a later version or something else altogether
 */
export function parseBackup(text: string): Backup {
  let value: unknown
  try {
    value = JSON.parse(text)
  } catch {
    throw new BackupError('這個檔案讀不完整，可能在傳送時損壞了。請重新傳一次，或改選另一個備份檔。')
  }
  if (!isRecord(value) || value.format !== FORMAT) {
    throw new BackupError('這不是本手冊的備份檔。請選副檔名為 .json、由「匯出備份」存下的檔案。')
  }
  if (typeof value.version === 'number' && value.version > VERSION) {
    throw new BackupError('這個備份來自較新版的手冊。請先把這裡的手冊更新，再匯入一次。')
  }
  const { events, settings, device, exported } = value
  const damaged = new BackupError('備份檔的內容與檢查碼不符，可能損壞或被改過。請改選另一個備份檔。')
  if (value.version !== VERSION || !Array.isArray(events) || !isRecord(settings)) throw damaged
  if (typeof device !== 'string' || typeof exported !== 'string') throw damaged
  if (sha256(canonicalJson({ events, settings })) !== value.sha256) throw damaged
  if (!events.every(isEvent)) throw damaged
  return value as unknown as Backup
}

/** What a backup would change, for the reader to see before it does. */
export interface ImportPlan {
  /** Events that are not here yet. */
  added: ReviewEvent[]
  /** How many of the added events are reviews or practice. */
  addedReviews: number
  /** How many reviews of the file are here already. */
  knownReviews: number
  /** How many added reviews are of cards that this version does not have; they are kept. */
  foreignReviews: number
}

export function planImport(
  backup: Backup,
  stored: readonly ReviewEvent[],
  cardIds: ReadonlySet<string>,
): ImportPlan {
  const here = new Set(stored)
  const added = mergeEvents(stored, backup.events).filter(event => !here.has(event))
  const addedReviews = added.filter(isReview)
  return {
    added,
    addedReviews: addedReviews.length,
    knownReviews: backup.events.filter(isReview).length - addedReviews.length,
    foreignReviews: addedReviews.filter(event => !cardIds.has(event.card)).length,
  }
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

// A kind this version does not know is kept, not refused: the log loses nothing on its way through.
function isEvent(value: unknown): value is ReviewEvent {
  if (!isRecord(value)) return false
  const { id, t, day, tz, card, rev, kind, grade, ms, of } = value
  const text = (field: unknown) => typeof field === 'string' && field.length < 200
  return (
    [id, card, rev, kind].every(text) &&
    id !== '' &&
    card !== '' &&
    [t, day, tz, ms].every(Number.isFinite) &&
    Number.isInteger(day) &&
    [0, 1, 2, 3, 4].includes(grade as number) &&
    (of === undefined || text(of))
  )
}

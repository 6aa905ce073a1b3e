/** In a worker: reads a backup file and checks it, so that a large one does not hold the page. */

import { BackupError, type ReadBackup, readBackup } from '../../domain/review/backup.ts'
import type { ReviewEvent } from '../../domain/review/events.ts'
import { textOf } from './file-text.ts'

/** What the worker says, in this order: progress any number of times, events in chunks, then the end. */
export type Said =
  | { progress: number }
  | { events: ReviewEvent[] }
  | { done: Omit<ReadBackup, 'events'> }
  | { refused: string }

/** Events that are sent in one message. */
const CHUNK = 5000

declare const self: {
  onmessage: ((event: { data: Blob }) => void) | null
  postMessage(said: Said): void
}

self.onmessage = ({ data }) => void read(data)

async function read(file: Blob): Promise<void> {
  try {
    const reading = readBackup(await textOf(file))
    for (;;) {
      const step = reading.next()
      if (!step.done) {
        self.postMessage({ progress: step.value })
        continue
      }
      const { events, ...rest } = step.value
      for (let from = 0; from < events.length; from += CHUNK) {
        self.postMessage({ events: events.slice(from, from + CHUNK) })
      }
      self.postMessage({ done: rest })
      return
    }
  } catch (error) {
    const known = error instanceof BackupError
    self.postMessage({ refused: known ? error.message : '這個檔案讀不出來。請改選另一個備份檔。' })
  }
}

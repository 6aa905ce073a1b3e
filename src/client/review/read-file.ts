/** Reads a chosen backup file off the main thread, with its progress; aborting stops it at once. */

import source from 'worker:./backup-worker.ts'
import { BackupError, type ReadBackup, readBackup } from '../../domain/review/backup.ts'
import type { ReviewEvent } from '../../domain/review/events.ts'
import { askWorker, NoWorker, rest, WorkerBroke } from '../page/blob-worker.ts'
import type { Said } from './backup-worker.ts'
import { textOf } from './file-text.ts'

const TOO_LARGE = '這個檔案太大，這台裝置讀不完。請改用記憶體較多的裝置，或改選另一個備份檔。'

/**
 * @param progress told the share done, from 0 to 1
 * @throws {BackupError} with a sentence for the reader; the signal's reason where it was aborted
 */
export async function readFile(
  file: Blob,
  progress: (share: number) => void,
  signal: AbortSignal,
): Promise<ReadBackup> {
  try {
    return await inWorker(file, progress, signal)
  } catch (error) {
    if (error instanceof WorkerBroke) throw new BackupError(TOO_LARGE)
    // Where workers may not be started from a string, the page reads the file itself, a little at a time.
    if (!(error instanceof NoWorker)) throw error
    return await inPage(file, progress, signal)
  }
}

function inWorker(file: Blob, progress: (share: number) => void, signal: AbortSignal): Promise<ReadBackup> {
  const events: ReviewEvent[] = []
  const heard = (said: Said) => {
    if ('refused' in said) throw new BackupError(said.refused)
    if ('done' in said) return { ...said.done, events }
    if ('progress' in said) progress(said.progress)
    else for (const event of said.events) events.push(event)
    return undefined
  }
  return askWorker<Said, ReadBackup>(source, file, heard, signal)
}

async function inPage(
  file: Blob,
  progress: (share: number) => void,
  signal: AbortSignal,
): Promise<ReadBackup> {
  const reading = readBackup(await textOf(file))
  for (let step = reading.next(); ; step = reading.next()) {
    if (step.done) return step.value
    progress(step.value)
    await rest()
    signal.throwIfAborted()
  }
}

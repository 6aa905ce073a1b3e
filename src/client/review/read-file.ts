/** Reads a chosen backup file off the main thread, with its progress; aborting stops it at once. */

import source from 'worker:./backup-worker.ts'
import { BackupError, type ReadBackup, readBackup } from '../../domain/review/backup.ts'
import type { ReviewEvent } from '../../domain/review/events.ts'
import type { Said } from './backup-worker.ts'
import { textOf } from './file-text.ts'

/**
 * @param progress told the share done, from 0 to 1
 * @throws {BackupError} with a sentence for the reader; the signal's reason where it was aborted
 */
export async function readFile(
  file: Blob,
  progress: (share: number) => void,
  signal: AbortSignal,
): Promise<ReadBackup> {
  const address = URL.createObjectURL(new Blob([source], { type: 'text/javascript' }))
  try {
    return await inWorker(address, file, progress, signal)
  } catch (error) {
    // Where workers may not be started from a string, the page reads the file itself, a little at a time.
    if (!(error instanceof NoWorker)) throw error
    return await inPage(file, progress, signal)
  } finally {
    URL.revokeObjectURL(address)
  }
}

class NoWorker extends Error {}

function inWorker(
  address: string,
  file: Blob,
  progress: (share: number) => void,
  signal: AbortSignal,
): Promise<ReadBackup> {
  let worker: Worker
  try {
    worker = new Worker(address)
  } catch {
    return Promise.reject(new NoWorker())
  }
  const events: ReviewEvent[] = []
  let heard = false
  return new Promise<ReadBackup>((resolve, reject) => {
    signal.addEventListener('abort', () => reject(signal.reason))
    worker.onerror = event => {
      event.preventDefault()
      const tooMuch = new BackupError(
        '這個檔案太大，這台裝置讀不完。請改用記憶體較多的裝置，或改選另一個備份檔。',
      )
      reject(heard ? tooMuch : new NoWorker())
    }
    worker.onmessage = ({ data }: MessageEvent<Said>) => {
      heard = true
      if ('progress' in data) progress(data.progress)
      else if ('events' in data) for (const event of data.events) events.push(event)
      else if ('done' in data) resolve({ ...data.done, events })
      else reject(new BackupError(data.refused))
    }
    worker.postMessage(file)
  }).finally(() => worker.terminate())
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

/** Lets the page paint and take a tap. */
export function rest(): Promise<void> {
  return new Promise(resolve => setTimeout(resolve))
}

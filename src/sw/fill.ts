/** Fills the offline copy until every file of the list is there and sound, and reports how far it is. */

import { type Cause, type ListedFile, type OfflineReport, sizeOf } from '../domain/offline/list.ts'
import { asRefused, bringPack, bringSingly, packIsCheaper } from './bring.ts'
import { choiceOf, wantedFiles } from './choice.ts'
import { absent, read, takeOver } from './copy.ts'
import { list, packed } from './list.ts'
import { Refused } from './transfer.ts'

declare const self: ServiceWorkerGlobalScope

/** Before the second and the third try, milliseconds; after that the page tries anew, with longer pauses. */
const PAUSES = [1_000, 4_000]
/** Room that stays free for the reader's record, which cannot be fetched again, bytes. */
const RESERVE = 2 * 1024 * 1024
/** Of a large copy only so much is read again each time that the worker starts, bytes. */
const READ_AT_ONCE = 8 * 1024 * 1024
/** Of several causes the one that asks most of somebody is told. */
const TELLING: readonly Cause[] = ['space', 'changed', 'absent', 'network']

let running: Promise<OfflineReport> | undefined

/**
 * Fetches what is not there, looks at what is, and says how far the copy is. One at a time, whoever asks.
 * Never throws: what went wrong stands in the report.
 */
export function fill(): Promise<OfflineReport> {
  running ??= fillOnce().finally(() => {
    running = undefined
  })
  return running
}

async function fillOnce(): Promise<OfflineReport> {
  // A browser that has lost its cache storage throws.
  const wanted = await wantedFiles().catch(() => list.files)
  const refused = await complete(wanted).catch(error => [asRefused(error, '')])
  // It throws again; then nothing is known to be there.
  const missing = await absent(wanted).then(
    files => files.length,
    () => wanted.length,
  )
  const choice = await choiceOf().catch(() => ({}))
  const counts = { files: wanted.length, missing, bytes: sizeOf(wanted), ...choice }
  const first = TELLING.flatMap(cause => refused.filter(({ why }) => why === cause))[0]
  return first && missing > 0 ? { ...counts, cause: first.why, file: first.file } : counts
}

async function complete(wanted: readonly ListedFile[]): Promise<Refused[]> {
  await readKept()
  await needRoom(await absent(wanted))
  await takeOver(await absent([...wanted, ...list.extras]))
  for (const pause of PAUSES) {
    const refused = await bringAbsent(wanted)
    if (!self.navigator.onLine || !refused.some(({ why }) => why === 'network')) return refused
    await new Promise(resolve => setTimeout(resolve, pause))
  }
  return await bringAbsent(wanted)
}

async function bringAbsent(wanted: readonly ListedFile[]): Promise<Refused[]> {
  const missing = new Set(await absent(wanted))
  for (const one of packed) {
    const own = one.files.filter(file => missing.has(file))
    if (own.length > 0 && packIsCheaper(one, own)) await bringPack(one, own)
  }
  return await bringSingly(await absent(wanted))
}

const looked = new Set<ListedFile>()

/** Looks once at what an earlier worker has kept: damage is found while there may still be a network to mend it. */
async function readKept(): Promise<void> {
  let bytes = 0
  for (const file of list.files) {
    if (looked.has(file) || bytes > READ_AT_ONCE) continue
    looked.add(file)
    if (await read(file)) bytes += file.bytes
  }
}

/** @throws Refused `space` where the browser says that it has not got the room */
async function needRoom(files: readonly ListedFile[]): Promise<void> {
  const { quota, usage } = (await self.navigator.storage?.estimate?.().catch(() => undefined)) ?? {}
  if (files.length === 0 || quota === undefined || usage === undefined) return
  if (quota - usage < sizeOf(files) + RESERVE) throw new Refused('space', '')
}

/** Icons and the manifest, after all else; whatever comes of it. */
export async function fillExtras(): Promise<void> {
  const files = await absent(list.extras)
  if (files.length > 0) await bringSingly(files)
}

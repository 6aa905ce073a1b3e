/** Brings files from the server into the copy: many by the pack, few by themselves. */

import type { ListedFile } from '../domain/offline/list.ts'
import { Unpacker } from '../domain/offline/pack.ts'
import { isSound, keep } from './copy.ts'
import type { Packed } from './list.ts'
import { download, fetchBytes, Refused } from './transfer.ts'

declare const self: ServiceWorkerGlobalScope

const CONCURRENT = 6
/** What one more request costs on a line of 1.6 Mbit/s and 150 ms with three at a time, in bytes of the pack. */
const REQUEST = 10_000

/** A pack that brought nothing new is not asked for again while this worker lives. */
let packHelps = 'DecompressionStream' in self

export function sizeOf(files: readonly ListedFile[]): number {
  return files.reduce((sum, { bytes }) => sum + bytes, 0)
}

/** @param absent those of the pack's files that are not there yet */
export function packIsCheaper({ pack, files }: Packed, absent: readonly ListedFile[]): boolean {
  // What a file takes on the way, as a share of its size: servers that compress come close to the pack.
  const share = pack.bytes / sizeOf(files)
  return packHelps && sizeOf(absent) * share + absent.length * REQUEST > pack.bytes
}

/**
 * Keeps what the pack gives, as it comes. Whatever is wrong with it costs nothing but the way: what is still absent is
 * fetched otherwise.
 * @throws DOMException `QuotaExceededError`
 */
export async function bringPack({ pack, files }: Packed, absent: readonly ListedFile[]): Promise<void> {
  const wanted = new Set(absent)

  const waiting = [...files]
  const unpacker = new Unpacker(waiting.map(({ bytes }) => bytes))
  const kept: Promise<void>[] = []
  try {
    for await (const piece of unzipped(download(pack, sizeOf(files) + pack.bytes)))
      for (const bytes of unpacker.push(piece)) {
        const file = waiting.shift()
        if (!file || !(await isSound(file, bytes))) return
        if (wanted.has(file)) kept.push(keep(file, bytes))
      }
  } catch (error) {
    console.warn(error)
  } finally {
    if (kept.length === 0) packHelps = false
    await Promise.all(kept)
  }
}

/** A server may have undone the gzip already, taking it for its own (`Content-Encoding`): the first bytes tell. */
async function* unzipped(
  pieces: AsyncGenerator<Uint8Array<ArrayBuffer>>,
): AsyncGenerator<Uint8Array<ArrayBuffer>> {
  const { value: first } = await pieces.next()
  if (!first) return
  const source = new ReadableStream<Uint8Array<ArrayBuffer>>({
    start: controller => controller.enqueue(first),

    async pull(controller) {
      // An error would throw away what has been unpacked and not been taken yet; an end lets it through.
      const { value } = await pieces.next().catch(() => ({ value: undefined }))
      if (value) controller.enqueue(value)
      else controller.close()
    },
    cancel: async () => void (await pieces.return(undefined)),
  })
  const isGzip = first[0] === 0x1f && first[1] === 0x8b
  const reader = (isGzip ? source.pipeThrough(new DecompressionStream('gzip')) : source).getReader()
  try {
    for (;;) {
      const { done, value } = await reader.read()
      if (done) return
      yield value as Uint8Array<ArrayBuffer>
    }
  } finally {
    await reader.cancel().catch(() => undefined)
  }
}

/**
 * Fetches files by themselves, several at once; gives what was refused. A file that is not this version's (half a
 * deployment, a login page) does not keep the others from being kept; a connection that is gone does.
 */
export async function bringSingly(files: readonly ListedFile[]): Promise<Refused[]> {
  const waiting = [...files]
  const refused: Refused[] = []
  const work = async () => {
    for (let file = waiting.shift(); file; file = waiting.shift())
      try {
        await bringOne(file)
      } catch (error) {
        const reason = asRefused(error, file.url)
        refused.push(reason)
        const unanswered = refused.filter(({ why }) => why === 'network').length
        if (reason.why === 'space' || unanswered >= CONCURRENT) waiting.length = 0
      }
  }
  await Promise.all(Array.from({ length: CONCURRENT }, work))
  return refused
}

async function bringOne(file: ListedFile): Promise<void> {
  const bytes = await fetchBytes(file, file.bytes)
  if (!(await isSound(file, bytes))) throw new Refused('changed', file.url)
  await keep(file, bytes)
}

export function asRefused(error: unknown, file: string): Refused {
  if (error instanceof Refused) return error
  return new Refused((error as Error).name === 'QuotaExceededError' ? 'space' : 'network', file)
}

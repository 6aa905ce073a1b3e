/** Brings files from the server into the copy: many by the pack, few by themselves. */

import { Decompress } from 'fzstd'
import { type ListedFile, sizeOf } from '../domain/offline/list.ts'
import { Splitter } from '../domain/offline/split.ts'
import { isSound, keep } from './copy.ts'
import type { Packed } from './list.ts'
import { download, fetchBytes, Refused } from './transfer.ts'

const CONCURRENT = 6
/** What one more request costs on a line of 1.6 Mbit/s and 150 ms with three at a time, in bytes of the pack. */
const REQUEST = 10_000

/** The first byte of a Zstandard frame. */
const ZSTANDARD = 0x28

/** A pack that brought nothing new is not asked for again while this worker lives. */
let packHelps = true

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
  const splitter = new Splitter(waiting.map(({ bytes }) => bytes))
  const kept: Promise<void>[] = []
  try {
    for await (const piece of unpacked(download(pack, sizeOf(files) + pack.bytes)))
      for (const bytes of splitter.push(piece)) {
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

/** The files' bytes; a piece is good until the next one. A server may have unpacked them already: the first byte tells. */
async function* unpacked(pieces: AsyncGenerator<Uint8Array<ArrayBuffer>>): AsyncGenerator<Uint8Array> {
  let ready: Uint8Array[] = []
  const unpacker = new Decompress(bytes => ready.push(bytes))
  let isPacked: boolean | undefined
  for await (const piece of pieces) {
    if (piece.length === 0) continue
    isPacked ??= piece[0] === ZSTANDARD
    if (isPacked) unpacker.push(piece)
    else ready.push(piece)
    yield* ready
    ready = []
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

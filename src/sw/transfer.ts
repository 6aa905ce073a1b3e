/** Fetching that ends: a limit on silence, a limit on length, and a cause for what could not be had. */

import type { Cause } from '../domain/offline/list.ts'
import { address } from './list.ts'

/** A server that says nothing for so long says nothing more, milliseconds. */
const SILENCE = 10_000

/** A file that could not be kept. */
export class Refused extends Error {
  readonly why: Cause
  /** Path below the root. */
  readonly file: string

  constructor(why: Cause, file: string) {
    super(`${why}: ${file}`)
    this.why = why
    this.file = file
  }
}

/**
 * The body of a file, piece by piece; leaving the loop ends the download.
 * @param limit in bytes: what is longer is no file of ours and is not read to its end
 * @throws Refused `absent` where the server has no such file, `network` where it does not answer, `changed`
 */
export async function* download(
  file: { url: string },
  limit: number,
): AsyncGenerator<Uint8Array<ArrayBuffer>> {
  const control = new AbortController()
  const listen = () => setTimeout(() => control.abort(), SILENCE)
  let timer = listen()
  let length = 0
  try {
    const response = await fetch(address(file), {
      cache: 'no-store',
      credentials: 'same-origin',
      signal: control.signal,
    })
    if (!response.ok) throw new Refused(isPassing(response.status) ? 'network' : 'absent', file.url)
    const reader = response.body?.getReader()
    while (reader) {
      const { done, value } = await reader.read()
      if (done) return
      clearTimeout(timer)
      timer = listen()
      length += value.length
      if (length > limit) throw new Refused('changed', file.url)
      yield value
    }
  } catch (error) {
    throw error instanceof Refused ? error : new Refused('network', file.url)
  } finally {
    clearTimeout(timer)
    control.abort()
  }
}

/** Answers of a server that is busy or away; any other one it would give again. */
function isPassing(status: number): boolean {
  return status >= 500 || status === 408 || status === 429
}

/** @throws Refused */
export async function fetchBytes(file: { url: string }, limit: number): Promise<Uint8Array<ArrayBuffer>> {
  const bytes = new Uint8Array(limit)
  let length = 0
  for await (const piece of download(file, limit)) {
    bytes.set(piece, length)
    length += piece.length
  }
  return bytes.subarray(0, length)
}

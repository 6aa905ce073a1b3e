/** Draws winners from a list by a published seed: whoever repeats it gets the same draw. */

import { sha256 } from '../sha256.ts'

export interface Draw {
  winners: string[]
  /** Those who follow, in the order in which they move up. */
  reserves: string[]
  /** Entries drawn from, each once. */
  entries: number
  /** Lines that stood there before already. */
  repeated: number
}

/** What a list comes to: its entries, each once, and the digits by which everyone can see that it is the same list. */
export interface DrawList {
  entries: string[]
  repeated: number
  /** Eight hexadecimal digits; neither the order nor repeated or empty lines change them. */
  digest: string
}

/** @param list an entry a line; empty lines and white space around an entry do not count */
export function readDrawList(list: string): DrawList {
  const lines = list
    .split(/\r?\n/)
    .map(line => line.normalize('NFC').trim())
    .filter(line => line !== '')
  const entries = [...new Set(lines)]
  return {
    entries,
    repeated: lines.length - entries.length,
    digest: sha256([...entries].sort().join('\n')).slice(0, 8),
  }
}

/**
 * The draw: every entry gets the SHA-256 of the seed, a line feed and the entry, and the smallest come first. Neither
 * the order of the list nor the number of winners changes who is before whom.
 * @param list an entry a line; empty lines and white space around an entry do not count
 */
export function drawWinners(list: string, seed: string, winners: number, reserves: number): Draw {
  const { entries, repeated } = readDrawList(list)
  const drawn = entries
    .map(entry => ({ entry, at: sha256(`${seed.trim()}\n${entry}`) }))
    .sort((a, b) => (a.at < b.at ? -1 : 1))
    .map(({ entry }) => entry)
  return {
    winners: drawn.slice(0, winners),
    reserves: drawn.slice(winners, winners + reserves),
    entries: entries.length,
    repeated,
  }
}

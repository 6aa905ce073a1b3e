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

/**
 * The draw: every entry gets the SHA-256 of the seed, a line feed and the entry, and the smallest come first. Neither
 * the order of the list nor the number of winners changes who is before whom.
 * @param list an entry a line; empty lines and white space around an entry do not count
 */
export function drawWinners(list: string, seed: string, winners: number, reserves: number): Draw {
  const lines = list
    .split(/\r?\n/)
    .map(line => line.normalize('NFC').trim())
    .filter(line => line !== '')
  const entries = [...new Set(lines)]
  const drawn = entries
    .map(entry => ({ entry, at: sha256(`${seed.trim()}\n${entry}`) }))
    .sort((a, b) => (a.at < b.at ? -1 : 1))
    .map(({ entry }) => entry)
  return {
    winners: drawn.slice(0, winners),
    reserves: drawn.slice(winners, winners + reserves),
    entries: entries.length,
    repeated: lines.length - entries.length,
  }
}

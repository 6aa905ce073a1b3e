/** Which cases were read to their end, for the pages that show, count or forget them. */

import { readLocal, writeLocal } from './local.ts'
import { READ } from './progress.ts'

const ID = /^[a-z][a-z0-9-]{0,60}$/
const GROUP = /^[a-z0-9.-]{1,120}$/
/** Far above the cases of any handbook. */
const MOST = 20_000

/** The ids of the cases that were read, each with the group (a type, or a collection without types) it belongs to. */
export function readCases(): Map<string, string> {
  return asReadCases(readLocal(READ))
}

/** What a storage or a file holds, checked; what is no case with its group is left out. */
export function asReadCases(stored: unknown): Map<string, string> {
  if (typeof stored !== 'object' || stored === null) return new Map()
  const entries = Object.entries(stored).filter(
    ([id, group]) => ID.test(id) && typeof group === 'string' && GROUP.test(group),
  )
  return new Map(entries.slice(0, MOST))
}

/** @returns whether the browser took them */
export function keepReadCases(read: ReadonlyMap<string, string>): boolean {
  return writeLocal(READ, Object.fromEntries(read))
}

export function forgetReading(): void {
  writeLocal(READ, undefined)
}

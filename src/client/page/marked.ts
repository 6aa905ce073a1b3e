/** Which cases hold marks of the reader, as a hint: a page without marks need not open the database to know it. */

import { readLocal, writeLocal } from './local.ts'

const NAME = 'marked'

export function markedCases(): Set<string> {
  const stored = readLocal<unknown>(NAME)
  return new Set(Array.isArray(stored) ? stored.filter(id => typeof id === 'string') : [])
}

export function rememberMarked(cases: Iterable<string>): void {
  writeLocal(NAME, [...new Set(cases)])
}

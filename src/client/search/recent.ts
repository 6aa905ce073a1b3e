/** The searches that led somewhere, kept on this device alone. */

import { readLocal, writeLocal } from '../page/local.ts'

const NAME = 'recent-searches'
const MOST = 8

/** The latest first; none where the browser keeps nothing. */
export function recentSearches(): string[] {
  const stored = readLocal<unknown>(NAME)
  return Array.isArray(stored) ? stored.filter(query => typeof query === 'string') : []
}

export function rememberSearch(query: string): void {
  const plain = query.trim()
  if (plain === '') return
  writeLocal(NAME, [plain, ...recentSearches().filter(other => other !== plain)].slice(0, MOST))
}

export function forgetSearches(): void {
  writeLocal(NAME, undefined)
}

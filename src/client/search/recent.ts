/** The searches that led somewhere, kept on this device alone. */

const KEY = 'leak-casebook:recent-searches'
const MOST = 8

/** The latest first. Storage may be forbidden or hold another's text: then there are none. */
export function recentSearches(): string[] {
  try {
    const stored: unknown = JSON.parse(localStorage.getItem(KEY) ?? '[]')
    return Array.isArray(stored) ? stored.filter(query => typeof query === 'string') : []
  } catch {
    // Private modes throw on access; the search works without its memory.
    return []
  }
}

export function rememberSearch(query: string): void {
  const plain = query.trim()
  if (plain === '') return
  store([plain, ...recentSearches().filter(other => other !== plain)].slice(0, MOST))
}

export function forgetSearches(): void {
  store([])
}

function store(queries: string[]): void {
  try {
    if (queries.length > 0) localStorage.setItem(KEY, JSON.stringify(queries))
    else localStorage.removeItem(KEY)
  } catch {
    // Private modes and a full disk: nothing is remembered, which is all that is lost.
  }
}

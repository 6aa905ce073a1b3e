/** Keeps the query and the chosen facets in the page's address, so that going back finds the results again. */
import type { Choice } from '../../domain/search/facets.ts'
import { FACETS } from '../../domain/search/page.ts'

export interface SearchState {
  query: string
  choice: Choice
}

export function readAddress(search: string): SearchState {
  const params = new URLSearchParams(search)
  const choice: Choice = {}
  for (const facet of FACETS) {
    const values = params.getAll(facet)
    if (values.length > 0) choice[facet] = values
  }
  return { query: params.get('q') ?? '', choice }
}

/** The address of a state, relative to the search page. */
export function addressOf({ query, choice }: SearchState): string {
  const params = new URLSearchParams()
  if (query.trim() !== '') params.set('q', query)
  for (const facet of FACETS) for (const value of choice[facet] ?? []) params.append(facet, value)
  const text = params.toString()
  return text === '' ? location.pathname : `?${text}`
}

/** The address of a hit: the file, the words to highlight, the section. */
export function hitAddress(file: string, highlight: string, anchor: string): string {
  return `${file}?q=${encodeURIComponent(highlight)}${anchor ? `#${encodeURIComponent(anchor)}` : ''}`
}

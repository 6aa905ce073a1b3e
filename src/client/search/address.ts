/** Keeps the query and the chosen facets in the page's address, so that going back finds the results again. */
import { type Choice, choiceOf, choicePairs } from '../../domain/book/facets.ts'
import { wellFormed } from '../../domain/search/text.ts'

export interface SearchState {
  query: string
  choice: Choice
}

export function readAddress(search: string): SearchState {
  const params = new URLSearchParams(search)
  return { query: params.get('q') ?? '', choice: choiceOf(params) }
}

/** The address of a state, relative to the search page. */
export function addressOf({ query, choice }: SearchState): string {
  const params = new URLSearchParams(query.trim() === '' ? [] : [['q', query]])
  for (const [facet, value] of choicePairs(choice)) params.append(facet, value)
  const text = params.toString()
  return text === '' ? location.pathname : `?${text}`
}

/** The address of a hit: the file, the words to highlight, the section. */
export function hitAddress(file: string, highlight: string, anchor: string): string {
  return `${file}?q=${encodeURIComponent(wellFormed(highlight))}${anchor ? `#${encodeURIComponent(anchor)}` : ''}`
}

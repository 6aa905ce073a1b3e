/** Counts and applies the facets of a list of results. */
import { FACETS, type FacetName, type PageEntry } from './page.ts'

/** What the reader chose: values of one facet are alternatives, several facets must all agree. */
export type Choice = Partial<Record<FacetName, string[]>>

export interface FacetValue {
  value: string
  /** How many results there are with this value, given what is chosen in the other facets. */
  count: number
  chosen: boolean
}

function valuesOf(page: PageEntry, facet: FacetName): readonly string[] {
  return facet === 'kind' ? [page.kind] : (page.facets[facet] ?? [])
}

function agrees(page: PageEntry, choice: Choice, facet: FacetName): boolean {
  const chosen = choice[facet] ?? []
  return chosen.length === 0 || valuesOf(page, facet).some(value => chosen.includes(value))
}

/** Whether a page has a chosen value in every facet in which something is chosen. */
export function isChosen(page: PageEntry, choice: Choice): boolean {
  return FACETS.every(facet => agrees(page, choice, facet))
}

/** The values of every facet that the pages have, the most frequent first; a chosen one stays even at 0. */
export function countFacets(pages: readonly PageEntry[], choice: Choice): Record<FacetName, FacetValue[]> {
  const count = (facet: FacetName): FacetValue[] => {
    const counts = new Map((choice[facet] ?? []).map(value => [value, 0]))
    for (const page of pages) {
      if (!FACETS.every(other => other === facet || agrees(page, choice, other))) continue
      for (const value of new Set(valuesOf(page, facet))) counts.set(value, (counts.get(value) ?? 0) + 1)
    }
    return [...counts]
      .map(([value, n]) => ({ value, count: n, chosen: (choice[facet] ?? []).includes(value) }))
      .sort((a, b) => b.count - a.count || (a.value < b.value ? -1 : 1))
  }
  return Object.fromEntries(FACETS.map(facet => [facet, count(facet)])) as Record<FacetName, FacetValue[]>
}

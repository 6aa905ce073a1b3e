/** What each case has in the facets by which readers filter. */

import { type CaseFacet, countFacets } from '../domain/book/facets.ts'
import type { Case, Handbook } from './model.ts'

/** The values of one case by facet; `type` is the type's name, or the collection's where it has no types. */
export function caseFacets(c: Case, handbook: Handbook): Record<CaseFacet, readonly string[]> {
  const collection = handbook.collections.find(x => x.id === c.collection)
  const type = collection?.types.find(t => t.id === c.type)?.name ?? collection?.name ?? c.collection
  return {
    type: [type],
    agency: c.facts.agency.values,
    channel: c.facts.channel.values,
    intent: c.facts.intent.values,
    outcome: c.facts.outcomes.values,
  }
}

/** Each value of a facet with the number of cases that have it; types keep the order of the table of contents. */
export function facetCounts(facet: CaseFacet, handbook: Handbook): { value: string; count: number }[] {
  const items = handbook.cases.map(c => caseFacets(c, handbook))
  const counted = countFacets(items, {})[facet]
  if (facet !== 'type') return counted
  const order = [...new Set(items.flatMap(item => item.type))]
  return counted.sort((a, b) => order.indexOf(a.value) - order.indexOf(b.value))
}

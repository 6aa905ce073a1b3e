/** The facets by which readers filter cases, with their values in the order of frequency. */

import type { Case, Handbook } from './read.ts'

export const FACETS = ['type', 'agency', 'channel', 'intent', 'outcome'] as const
export type FacetName = (typeof FACETS)[number]
export const FACET_LABELS: Readonly<Record<FacetName, string>> = {
  type: '類型',
  agency: '機關',
  channel: '管道',
  intent: '故意或過失',
  outcome: '處理結果',
}

/** The values of one case by facet; `type` is the type's name, or the collection's where it has no types. */
export function caseFacets(c: Case, handbook: Handbook): Record<FacetName, readonly string[]> {
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
export function facetCounts(facet: FacetName, handbook: Handbook): { value: string; count: number }[] {
  const counts = new Map<string, number>()
  for (const c of handbook.cases)
    for (const value of caseFacets(c, handbook)[facet]) counts.set(value, (counts.get(value) ?? 0) + 1)
  const list = [...counts].map(([value, count]) => ({ value, count }))
  return facet === 'type' ? list : list.sort((a, b) => b.count - a.count)
}

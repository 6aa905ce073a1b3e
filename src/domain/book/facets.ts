/** The facets by which readers filter cases and hits: their names, what a choice lets through, how many there are. */

/** The facets of a case, in the order in which readers see them. */
export const CASE_FACETS = ['type', 'agency', 'channel', 'intent', 'outcome'] as const
export type CaseFacet = (typeof CASE_FACETS)[number]
/** Those of a hit: a search finds more than cases. */
export const FACETS = ['kind', ...CASE_FACETS] as const
export type FacetName = (typeof FACETS)[number]

export const FACET_LABELS: Readonly<Record<FacetName, string>> = {
  kind: '種類',
  type: '類型',
  agency: '機關',
  channel: '管道',
  intent: '故意或過失',
  outcome: '處理結果',
}

/** What something has in each facet. */
export type Faceted = Readonly<Partial<Record<FacetName, readonly string[]>>>

/** What the reader chose: values of one facet are alternatives, several facets must all agree. */
export type Choice = Readonly<Partial<Record<FacetName, readonly string[]>>>

export interface FacetValue {
  value: string
  /** How many there are with this value, given what is chosen in the other facets. */
  count: number
  chosen: boolean
}

function agrees(item: Faceted, choice: Choice, facet: FacetName): boolean {
  const chosen = choice[facet] ?? []
  return chosen.length === 0 || (item[facet] ?? []).some(value => chosen.includes(value))
}

/** Whether something has a chosen value in every facet in which something is chosen. */
export function isChosen(item: Faceted, choice: Choice): boolean {
  return FACETS.every(facet => agrees(item, choice, facet))
}

/** The values of every facet that the items have, the most frequent first; a chosen one stays even at 0. */
export function countFacets(items: readonly Faceted[], choice: Choice): Record<FacetName, FacetValue[]> {
  const narrowed = FACETS.filter(facet => choice[facet]?.length)
  const count = (facet: FacetName): FacetValue[] => {
    const counts = new Map((choice[facet] ?? []).map(value => [value, 0]))
    for (const item of items) {
      if (!narrowed.every(other => other === facet || agrees(item, choice, other))) continue
      for (const value of new Set(item[facet])) counts.set(value, (counts.get(value) ?? 0) + 1)
    }
    return [...counts]
      .map(([value, n]) => ({ value, count: n, chosen: (choice[facet] ?? []).includes(value) }))
      .sort((a, b) => b.count - a.count || (a.value < b.value ? -1 : 1))
  }
  return Object.fromEntries(FACETS.map(facet => [facet, count(facet)])) as Record<FacetName, FacetValue[]>
}

/** The choice after a value was pressed: it comes if it was not there, and goes if it was. */
export function toggle(choice: Choice, facet: FacetName, value: string): Choice {
  const chosen = choice[facet] ?? []
  const next = chosen.includes(value) ? chosen.filter(other => other !== value) : [...chosen, value]
  const { [facet]: _, ...others } = choice
  return next.length > 0 ? { ...others, [facet]: next } : others
}

/** A choice as `[facet, value]` pairs, as an address carries it, and back. */
export function choicePairs(choice: Choice): [FacetName, string][] {
  return FACETS.flatMap(facet => (choice[facet] ?? []).map((value): [FacetName, string] => [facet, value]))
}

/** Pairs of unknown names are left out. */
export function choiceOf(pairs: Iterable<readonly [string, string]>): Choice {
  let choice: Choice = {}
  for (const [name, value] of pairs) {
    const facet = FACETS.find(known => known === name)
    if (facet && !choice[facet]?.includes(value)) choice = toggle(choice, facet, value)
  }
  return choice
}

/** Draws the facets as chips that say how many hits each has. */
import { type Choice, countFacets, type FacetValue } from '../../domain/search/facets.ts'
import { FACETS, type FacetName, type PageEntry } from '../../domain/search/page.ts'
import { element } from '../page/element.ts'

const LABELS: Record<FacetName, string> = {
  kind: '種類',
  type: '類型',
  agency: '機關',
  channel: '管道',
  intent: '故意或過失',
  outcome: '處理結果',
}

function chip(facet: FacetName, { value, count, chosen }: FacetValue): HTMLButtonElement {
  return element(
    'button',
    {
      type: 'button',
      class: 'chip',
      'aria-pressed': String(chosen),
      'data-facet': facet,
      'data-value': value,
      'data-count': String(count),
    },
    value,
    ' ',
    element('span', { class: 'count' }, String(count)),
  )
}

function group(facet: FacetName, values: readonly FacetValue[]): HTMLElement {
  const chips = values.map(value => chip(facet, value))
  return element('fieldset', { class: 'chips' }, element('legend', {}, LABELS[facet]), ...chips)
}

export interface FacetGroup {
  facet: FacetName
  draw: () => HTMLElement
}

/** The groups worth showing: those with two values to choose between, or with something chosen. */
export function facetGroups(pages: readonly PageEntry[], choice: Choice): FacetGroup[] {
  const counted = countFacets(pages, choice)
  return FACETS.filter(facet => counted[facet].length > 1 || (choice[facet] ?? []).length > 0).map(facet => ({
    facet,
    draw: () => group(facet, counted[facet]),
  }))
}

/** The choice after a chip was pressed. */
export function toggle(choice: Choice, facet: FacetName, value: string): Choice {
  const chosen = choice[facet] ?? []
  const next = chosen.includes(value) ? chosen.filter(other => other !== value) : [...chosen, value]
  return { ...choice, [facet]: next }
}

/** Draws the facets as chips that say how many hits each has. */
import { FACET_LABELS, FACETS, type FacetName, type FacetValue } from '../../domain/book/facets.ts'
import { element } from '../page/element.ts'

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
  return element('fieldset', { class: 'chips' }, element('legend', {}, FACET_LABELS[facet]), ...chips)
}

export interface FacetGroup {
  facet: FacetName
  draw: () => HTMLElement
}

/** The groups worth showing: those with two values to choose between, or with something chosen. */
export function facetGroups(counted: Record<FacetName, readonly FacetValue[]>): FacetGroup[] {
  const isWorth = (facet: FacetName) =>
    counted[facet].length > 1 || counted[facet].some(({ chosen }) => chosen)
  return FACETS.filter(isWorth).map(facet => ({ facet, draw: () => group(facet, counted[facet]) }))
}

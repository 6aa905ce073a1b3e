/** The filters of the index: values of one facet widen, facets narrow; the state is in the URL. */

import {
  type Choice,
  choiceOf,
  choicePairs,
  countFacets,
  type Faceted,
  type FacetName,
  isChosen,
  toggle,
} from '../domain/book/facets.ts'

const items = [...document.querySelectorAll<HTMLElement>('[data-item]')].map(element => ({
  element,
  facets: JSON.parse(element.dataset.item ?? '{}') as Faceted,
}))
const chips = [...document.querySelectorAll<HTMLButtonElement>('button[data-facet]')].map(element => ({
  element,
  facet: element.dataset.facet as FacetName,
  value: element.dataset.value ?? '',
}))
const find = (name: string) => document.querySelector<HTMLElement>(`[data-filter-${name}]`)

/** What the address chooses, as far as the page has it. */
function read(): Choice {
  const pairs = [...new URLSearchParams(location.search)]
  return choiceOf(
    pairs.filter(([name, value]) => chips.some(chip => chip.facet === name && chip.value === value)),
  )
}

function write(choice: Choice): void {
  const params = new URLSearchParams(choicePairs(choice)).toString()
  history.replaceState(null, '', location.pathname + (params && `?${params}`))
}

function show(choice: Choice): void {
  let shown = 0
  for (const { element, facets } of items) {
    element.hidden = !isChosen(facets, choice)
    if (!element.hidden) shown += 1
  }
  for (const group of document.querySelectorAll<HTMLElement>('[data-group]'))
    group.hidden = !group.querySelector('[data-item]:not([hidden])')
  const counts = countFacets(
    items.map(item => item.facets),
    choice,
  )
  for (const { element, facet, value } of chips) {
    const { count, chosen } = counts[facet].find(one => one.value === value) ?? { count: 0, chosen: false }
    element.setAttribute('aria-pressed', String(chosen))
    // What would leave nothing is out of the way; the counts change with every choice.
    element.hidden = count === 0 && !chosen
    const number = element.querySelector('.count')
    if (number) number.textContent = String(count)
  }
  const values = choicePairs(choice).map(([, value]) => value)
  const summary = find('summary')
  if (summary) summary.textContent = values.length > 0 ? `：${values.join('、')}` : ''
  const count = find('count')
  if (count) count.textContent = values.length > 0 ? `${shown}／${items.length} 則案例` : `${shown} 則案例`
  find('clear')?.toggleAttribute('hidden', values.length === 0)
  find('results')?.toggleAttribute('hidden', values.length === 0)
  find('empty')?.toggleAttribute('hidden', shown > 0)
}

for (const { element, facet, value } of chips)
  element.addEventListener('click', () => {
    const choice = toggle(read(), facet, value)
    write(choice)
    show(choice)
  })
find('clear')?.addEventListener('click', () => {
  write({})
  show({})
  // The button is gone; the focus must not be.
  document.querySelector<HTMLElement>('[data-filters] summary')?.focus()
})
// Folded, also for who comes by a link that filters: what was asked for stands right below.
find('results')?.addEventListener('click', () => {
  document.querySelector('[data-filters] details')?.removeAttribute('open')
})
show(read())

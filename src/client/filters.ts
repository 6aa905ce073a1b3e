/** The filters of the index: values of one facet widen, facets narrow; the state is in the URL. */

type Facets = Record<string, string[]>
type Chosen = Map<string, Set<string>>

const items = [...document.querySelectorAll<HTMLElement>('[data-item]')].map(element => ({
  element,
  facets: JSON.parse(element.dataset.item ?? '{}') as Facets,
}))
const chips = [...document.querySelectorAll<HTMLButtonElement>('button[data-facet]')]
const find = (name: string) => document.querySelector<HTMLElement>(`[data-filter-${name}]`)

/** Whether a case fits all chosen facets, `except` one of them (for the counts of that facet's own values). */
function fits(facets: Facets, chosen: Chosen, except?: string): boolean {
  return [...chosen].every(
    ([name, values]) => name === except || facets[name]?.some(value => values.has(value)),
  )
}

function read(): Chosen {
  const chosen: Chosen = new Map()
  for (const [name, value] of new URLSearchParams(location.search))
    if (chips.some(chip => chip.dataset.facet === name && chip.dataset.value === value))
      chosen.set(name, (chosen.get(name) ?? new Set()).add(value))
  return chosen
}

function write(chosen: Chosen): void {
  const params = new URLSearchParams([...chosen].flatMap(([name, values]) => [...values].map(v => [name, v])))
  history.replaceState(null, '', location.pathname + (chosen.size > 0 ? `?${params}` : ''))
}

function show(chosen: Chosen): void {
  let shown = 0
  for (const { element, facets } of items) {
    element.hidden = !fits(facets, chosen)
    if (!element.hidden) shown += 1
  }
  for (const group of document.querySelectorAll<HTMLElement>('[data-group]'))
    group.hidden = !group.querySelector('[data-item]:not([hidden])')
  for (const chip of chips) {
    const { facet = '', value = '' } = chip.dataset
    const count = items.filter(i => fits(i.facets, chosen, facet) && i.facets[facet]?.includes(value)).length
    const pressed = chosen.get(facet)?.has(value) ?? false
    chip.setAttribute('aria-pressed', String(pressed))
    chip.disabled = count === 0 && !pressed
    const number = chip.querySelector('.count')
    if (number) number.textContent = String(count)
  }
  const values = [...chosen.values()].flatMap(set => [...set])
  const summary = find('summary')
  if (summary) summary.textContent = values.length > 0 ? `：${values.join('、')}` : ''
  const count = find('count')
  if (count) count.textContent = values.length > 0 ? `${shown}／${items.length} 則案例` : `${shown} 則案例`
  find('clear')?.toggleAttribute('hidden', values.length === 0)
  find('empty')?.toggleAttribute('hidden', shown > 0)
}

for (const chip of chips)
  chip.addEventListener('click', () => {
    const chosen = read()
    const { facet = '', value = '' } = chip.dataset
    const values = chosen.get(facet) ?? new Set()
    if (!values.delete(value)) values.add(value)
    if (values.size > 0) chosen.set(facet, values)
    else chosen.delete(facet)
    write(chosen)
    show(chosen)
  })
find('clear')?.addEventListener('click', () => {
  write(new Map())
  show(new Map())
})
const initial = read()
if (initial.size > 0) document.querySelector('[data-filters] details')?.setAttribute('open', '')
show(initial)

// A module to TypeScript: its names are its own, as esbuild makes them.
export {}

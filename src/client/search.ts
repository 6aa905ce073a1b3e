/** The search page: answers while the reader types, and keeps in its address what it shows. */
import { type Choice, type FacetName, toggle } from '../domain/book/facets.ts'
import type { View } from '../domain/search/view.ts'
import { element } from './page/element.ts'
import { isComposingKey, onTyped } from './page/typing.ts'
import { addressOf, readAddress } from './search/address.ts'
import { Engine } from './search/engine.ts'
import { facetGroups } from './search/facets-view.ts'
import { forgetSearches, recentSearches, rememberSearch } from './search/recent.ts'
import {
  articleGroup,
  hitItems,
  moveByArrows,
  nearOffers,
  PAGE_SIZE,
  statusText,
} from './search/results-view.ts'

/** Where the reader was when they left the page. */
interface Left {
  shown: number
  scroll: number
}

/** The address is written when typing rests: Safari allows a hundred changes in thirty seconds. */
const ADDRESS_DELAY_MS = 300

/** How many hits come with one answer. */
const BATCH = 100

class SearchView {
  private readonly root: HTMLElement
  private readonly field: HTMLInputElement
  private readonly status: HTMLElement
  private readonly recent: HTMLElement
  private readonly filters: HTMLElement
  private readonly facets: HTMLDetailsElement
  private readonly articles: HTMLElement
  private readonly results: HTMLElement
  private readonly near: HTMLElement
  private readonly more: HTMLElement
  private readonly engine: Engine

  private choice: Choice = {}
  private current: View | undefined
  private shown = 0
  private drawFacets = () => {}
  /** Counts the queries, so that a late answer does not replace a later one. */
  private asked = 0
  private addressTimer = 0

  /** @param root holds the parts of the page, and the packed scripts' addresses as `data-asset-*`. */
  constructor(root: HTMLElement) {
    this.root = root
    this.field = this.part<HTMLInputElement>('[role="searchbox"]')
    this.status = this.part('[data-search-status]')
    this.recent = this.part('[data-search-recent]')
    this.filters = this.part('[data-search-filters]')
    this.facets = this.part('[data-search-facets]')
    this.articles = this.part('[data-search-articles]')
    this.results = this.part('[data-results]')
    this.near = this.part('[data-search-near]')
    this.more = this.part('[data-search-more]')
    const { assetEngine, assetCatalogue } = root.dataset as Record<string, string>
    this.engine = new Engine({ engine: assetEngine!, catalogue: assetCatalogue! })
  }

  private part<T extends HTMLElement = HTMLElement>(selector: string): T {
    return this.root.querySelector<T>(selector)!
  }

  /** Takes over the page as its address describes it. */
  async open(): Promise<void> {
    const { query, choice } = readAddress(location.search)
    const left = history.state as Left | null
    history.scrollRestoration = 'manual' // the results are not there yet when the browser would restore it
    this.field.value = query
    this.choice = choice
    this.listen()
    this.showRecent()
    if (left) this.warmUp()
    else this.field.focus({ preventScroll: true })
    if (query.trim() === '') return
    await this.ask(query)
    if (!left) return
    this.results.dataset.restored = ''
    while (this.shown < left.shown && !this.more.hidden) await this.showMore()
    scrollTo({ top: left.scroll, behavior: 'instant' })
  }

  private listen(): void {
    onTyped(this.field, value => {
      this.choice = {}
      delete this.results.dataset.restored
      this.ask(value)
    })
    this.field.addEventListener('focus', () => this.warmUp(), { once: true })
    this.field.addEventListener('keydown', event => this.onFieldKey(event))
    this.root.addEventListener('keydown', event => {
      if (!isComposingKey(event)) moveByArrows(this.field, this.results, event)
    })
    this.more.addEventListener('click', async () => {
      const next = this.shown
      await this.showMore()
      this.results.querySelectorAll<HTMLElement>('a[data-result]')[next]?.focus()
    })
    this.root.addEventListener('click', event => this.onClick(event))
    this.facets.addEventListener('toggle', () => {
      if (this.facets.open) this.drawFacets()
    })
    addEventListener('pagehide', () => this.saveAddress())
  }

  /** Loads the packed search at the first focus; a failure shows when something is asked. */
  private warmUp(): void {
    this.engine.warmUp().catch(error => console.warn(error))
  }

  private onFieldKey(event: KeyboardEvent): void {
    if (event.key !== 'Enter' || isComposingKey(event)) return
    event.preventDefault()
    rememberSearch(this.field.value)
    this.saveAddress()
    // Leaves the hits under the thumb where a keyboard covers half of the screen; a second Enter opens the first.
    this.results.querySelector<HTMLElement>('a[data-result]')?.focus()
  }

  private onClick(event: MouseEvent): void {
    const target = event.target as Element
    const link = target.closest<HTMLAnchorElement>('a')
    const chip = target.closest<HTMLElement>('[data-facet]')
    if (target.closest('[data-search-forget]')) {
      forgetSearches()
      this.showRecent()
      this.field.focus()
    } else if (link?.dataset.queryLink !== undefined) {
      event.preventDefault()
      this.field.value = link.dataset.queryLink
      this.choice = {}
      this.field.focus()
      this.ask(this.field.value)
    } else if (link?.closest('[data-results], [data-search-articles], [data-search-near]')) {
      rememberSearch(this.field.value)
      this.saveAddress()
    } else if (chip) {
      const { facet, value } = chip.dataset
      this.choice = toggle(this.choice, facet as FacetName, value!)
      this.ask(this.field.value).then(() =>
        this.root
          .querySelector<HTMLElement>(`[data-facet="${facet}"][data-value="${CSS.escape(value!)}"]`)
          ?.focus(),
      )
    }
  }

  /** Answers a query; an empty one brings the first view back. */
  private async ask(query: string): Promise<void> {
    const turn = ++this.asked
    this.results.setAttribute('aria-busy', 'true')
    this.writeAddressSoon()
    if (query.trim() === '') return this.clear()
    try {
      const view = await this.engine.ask({ query, choice: this.choice, from: 0, count: BATCH })
      if (turn === this.asked) this.show(view)
    } catch (error) {
      console.error(error)
      if (turn === this.asked) this.clear('搜尋沒能載入。請重新整理這一頁；若還是不行，請改從案例索引找。')
    }
  }

  private clear(status = ''): void {
    this.current = undefined
    this.shown = 0
    this.showTypes(true)
    this.showRecent()
    this.filters.hidden = this.more.hidden = true
    for (const part of [this.articles, this.near, this.results]) part.replaceChildren()
    this.finish('', 0, status)
  }

  private show(view: View): void {
    this.current = view
    this.shown = 0
    this.recent.hidden = true
    this.showTypes(view.all === 0)
    this.showFilters(view)
    this.articles.replaceChildren(...(view.byArticle ? [] : articleGroup(view)))
    this.near.replaceChildren(...nearOffers(view.near, query => addressOf({ query, choice: {} })))
    this.results.replaceChildren()
    this.showLoaded()
    this.finish(view.query, view.total, statusText(view))
    this.writeAddressSoon()
  }

  /** The kinds at once, the other facets when they are unfolded. */
  private showFilters(view: View): void {
    const groups = facetGroups(view.facets)
    const others = groups.filter(({ facet }) => facet !== 'kind')
    const kinds = groups.filter(({ facet }) => facet === 'kind')
    this.part('[data-search-kinds]').replaceChildren(...kinds.map(group => group.draw()))
    this.facets.hidden = others.length === 0
    this.facets.open ||= others.some(({ facet }) => this.choice[facet]?.length)
    this.drawFacets = () =>
      this.part('[data-search-facet-list]').replaceChildren(...others.map(group => group.draw()))
    if (this.facets.open) this.drawFacets()
    this.filters.hidden = groups.length === 0
  }

  /** Shows the next hits; asks for them where they are not here yet. */
  private async showMore(): Promise<void> {
    const view = this.current!
    if (this.shown >= view.hits.length) {
      this.more.hidden = true
      const next = { query: view.query, choice: this.choice, from: view.hits.length, count: BATCH }
      const turn = this.asked
      const { hits } = await this.engine.ask(next)
      if (turn !== this.asked) return
      view.hits.push(...hits)
    }
    this.showLoaded()
  }

  private showLoaded(): void {
    const { hits, total } = this.current!
    this.results.append(...hitItems(hits.slice(this.shown, this.shown + PAGE_SIZE)))
    this.shown = Math.min(hits.length, this.shown + PAGE_SIZE)
    this.more.hidden = this.shown >= total
  }

  private finish(query: string, total: number, status: string): void {
    this.results.dataset.query = query
    this.results.dataset.total = String(total)
    this.results.setAttribute('aria-busy', 'false')
    this.status.textContent = status
  }

  /** The empty page has the types below it; an answer takes their place. */
  private showTypes(shown: boolean): void {
    document.documentElement.classList.remove('asked')
    for (const types of this.root.querySelectorAll<HTMLElement>('[data-search-types]')) types.hidden = !shown
  }

  private showRecent(): void {
    const queries = recentSearches()
    this.recent.hidden = queries.length === 0
    this.part('[data-search-recent-list]').replaceChildren(
      ...queries.map(query =>
        element(
          'li',
          {},
          element(
            'a',
            { href: addressOf({ query, choice: {} }), class: 'chip', 'data-query-link': query },
            query,
          ),
        ),
      ),
    )
  }

  private writeAddressSoon(): void {
    clearTimeout(this.addressTimer)
    this.addressTimer = window.setTimeout(() => this.saveAddress(), ADDRESS_DELAY_MS)
  }

  private saveAddress(): void {
    clearTimeout(this.addressTimer)
    const left: Left = { shown: this.shown, scroll: scrollY }
    history.replaceState(left, '', addressOf({ query: this.field.value, choice: this.choice }))
  }
}

const root = document.querySelector<HTMLElement>('[data-search]')
if (root) new SearchView(root).open()

/** The search page: answers while the reader types, and keeps in its address what it shows. */
import { type Choice, type FacetName, isChosen, toggle } from '../domain/book/facets.ts'
import { facetsOf } from '../domain/search/page.ts'
import { element } from './page/element.ts'
import { isComposingKey, onTyped } from './page/typing.ts'
import { addressOf, readAddress } from './search/address.ts'
import { type Answer, answer, type Hit } from './search/answer.ts'
import { facetGroups } from './search/facets-view.ts'
import { PackedSearch } from './search/packed-search.ts'
import { forgetSearches, recentSearches, rememberSearch } from './search/recent.ts'
import {
  articleGroup,
  hitItem,
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
  private readonly search: PackedSearch

  private choice: Choice = {}
  private current: Answer | undefined
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
    const { assetEngine, assetIndex, assetBook, assetLaws } = root.dataset as Record<string, string>
    this.search = new PackedSearch({
      engine: assetEngine!,
      index: assetIndex!,
      book: assetBook!,
      laws: assetLaws!,
    })
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
    while (this.shown < left.shown && !this.more.hidden) this.showMore()
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
    this.more.addEventListener('click', () => {
      const next = this.shown
      this.showMore()
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
    this.search.catalogue().catch(error => console.warn(error))
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
      this.choice = toggle(this.choice, chip.dataset.facet as FacetName, chip.dataset.value!)
      this.show(this.current!)
      this.part<HTMLElement>(
        `[data-facet="${chip.dataset.facet}"][data-value="${CSS.escape(chip.dataset.value!)}"]`,
      ).focus()
    }
  }

  /** Answers a query; an empty one brings the first view back. */
  private async ask(query: string): Promise<void> {
    const turn = ++this.asked
    this.results.setAttribute('aria-busy', 'true')
    this.writeAddressSoon()
    if (query.trim() === '') return this.clear()
    try {
      const result = await answer(this.search, query)
      if (turn === this.asked) this.show(result)
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

  private show(result: Answer): void {
    this.current = result
    this.shown = 0
    this.recent.hidden = true
    this.showTypes(result.hits.length === 0)
    this.showFilters(result)
    this.articles.replaceChildren(...(result.byArticle ? [] : articleGroup(result)))
    this.near.replaceChildren(...nearOffers(result.near, query => addressOf({ query, choice: {} })))
    this.results.replaceChildren()
    this.showMore()
    this.finish(result.query, this.chosenHits().length, statusText(result, this.chosenHits().length))
    this.writeAddressSoon()
  }

  /** The kinds at once, the other facets when they are unfolded. */
  private showFilters({ hits }: Answer): void {
    const groups = facetGroups(
      hits.map(hit => hit.page),
      this.choice,
    )
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

  private chosenHits(): Hit[] {
    return (this.current?.hits ?? []).filter(hit => isChosen(facetsOf(hit.page), this.choice))
  }

  private showMore(): void {
    const hits = this.chosenHits()
    this.results.append(...hits.slice(this.shown, this.shown + PAGE_SIZE).map(hitItem))
    this.shown = Math.min(hits.length, this.shown + PAGE_SIZE)
    this.more.hidden = this.shown >= hits.length
  }

  private finish(query: string, total: number, status: string): void {
    this.results.dataset.query = query
    this.results.dataset.total = String(total)
    this.results.setAttribute('aria-busy', 'false')
    this.status.textContent = status
  }

  /** The empty page has the types below it; an answer takes their place. */
  private showTypes(shown: boolean): void {
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

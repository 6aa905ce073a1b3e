/**
 * Turns the link 搜尋 of `SearchField.astro` into a field that answers below it while the reader types, and leads to
 * the search page for all of the answer.
 */
import { wellFormed } from '../domain/search/text.ts'
import { element } from './page/element.ts'
import { isComposingKey, onTyped } from './page/typing.ts'
import { Engine } from './search/engine.ts'
import { rememberSearch } from './search/recent.ts'
import { articleGroup, hitItems, moveByArrows, statusText } from './search/results-view.ts'

/** Hits below the field; the rest are on the search page. */
const FEW = 5

function makeField(place: HTMLElement): void {
  const link = place.querySelector('a')
  const { assetEngine, assetCatalogue } = place.dataset
  if (!link || !assetEngine || !assetCatalogue) return
  const engine = new Engine({ engine: assetEngine, catalogue: assetCatalogue })
  // No `type="search"`: that is a searchbox to assistive technology, and the one searchbox is on the search page.
  const field = element('input', {
    type: 'text',
    class: 'field',
    'aria-label': '搜尋',
    placeholder: link.dataset.placeholder ?? '',
    inputmode: 'search',
    enterkeyhint: 'search',
    autocomplete: 'off',
    autocapitalize: 'none',
    spellcheck: 'false',
  })
  const button = element('button', { type: 'button', class: 'button' }, '搜尋')
  const status = element('p', { role: 'status', class: 'search-status' })
  const articles = element('section', { class: 'search-articles', 'aria-label': '條文' })
  const list = element('ol', { class: 'search-results', 'aria-label': '搜尋結果' })
  const all = element('a', { class: 'button search-more' }, '看全部結果')
  const answer = element('div', { class: 'search' }, status, articles, list, all)
  answer.hidden = true

  const address = () => {
    const query = field.value.trim()
    return query === '' ? link.href : `${link.href}?q=${encodeURIComponent(wellFormed(query))}`
  }
  const open = () => {
    rememberSearch(field.value)
    location.href = address()
  }
  let asked = 0
  const ask = async (query: string) => {
    const turn = ++asked
    answer.hidden = query.trim() === ''
    all.href = address()
    if (answer.hidden) return
    try {
      const view = await engine.ask({ query, choice: {}, from: 0, count: FEW })
      if (turn !== asked) return
      articles.replaceChildren(...(view.byArticle ? [] : articleGroup(view)))
      list.replaceChildren(...hitItems(view.hits))
      status.textContent = statusText(view)
    } catch (error) {
      console.warn(error)
      // The search page says what is wrong; from here it can be reached in any case.
      if (turn === asked) status.textContent = ''
    }
  }
  onTyped(field, ask)
  field.addEventListener('focus', () => engine.warmUp().catch(error => console.warn(error)), { once: true })
  field.addEventListener('keydown', event => {
    if (event.key === 'Enter' && !isComposingKey(event)) open()
    if (event.key !== 'Escape' || isComposingKey(event)) return
    field.value = ''
    void ask('')
  })
  for (const part of [place, answer])
    part.addEventListener('keydown', event => {
      if (!isComposingKey(event)) moveByArrows(field, list, event)
    })
  answer.addEventListener('click', event => {
    if ((event.target as Element).closest('a')) rememberSearch(field.value)
  })
  button.addEventListener('click', open)
  place.replaceChildren(field, button)
  place.after(answer)
}

for (const place of document.querySelectorAll<HTMLElement>('[data-search-field]')) makeField(place)

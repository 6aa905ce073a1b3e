/** Turns the link 搜尋 of `SearchField.astro` into a field that leads to the search page with what was typed. */
import { wellFormed } from '../domain/search/text.ts'
import { element } from './page/element.ts'
import { isComposingKey } from './page/typing.ts'

function makeField(place: HTMLElement): void {
  const link = place.querySelector('a')
  if (!link) return
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
  const open = () => {
    const query = field.value.trim()
    location.href = query === '' ? link.href : `${link.href}?q=${encodeURIComponent(wellFormed(query))}`
  }
  field.addEventListener('keydown', event => {
    if (event.key === 'Enter' && !isComposingKey(event)) open()
  })
  button.addEventListener('click', open)
  place.replaceChildren(field, button)
}

for (const place of document.querySelectorAll<HTMLElement>('[data-search-field]')) makeField(place)

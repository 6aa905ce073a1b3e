/** Turns the link 搜尋 of `SearchField.astro` into a field that leads to the search page with what is typed. */
import { element } from './search/element.ts'
import { isComposingKey, onTyped } from './search/typing.ts'

/** How long typing must rest before the search page opens, in milliseconds. */
const REST_MS = 500

function makeField(place: HTMLElement): void {
  const link = place.querySelector('a')
  if (!link) return
  const label = place.dataset.label ?? ''
  // No `type="search"`: that is a searchbox to assistive technology, and the one searchbox is on the search page.
  const field = element('input', {
    type: 'text',
    class: 'search-field-input',
    'aria-label': label,
    placeholder: link.dataset.placeholder ?? '',
    inputmode: 'search',
    enterkeyhint: 'search',
    autocomplete: 'off',
    autocapitalize: 'none',
    spellcheck: 'false',
  })
  let timer = 0
  const open = () => {
    clearTimeout(timer)
    if (field.value.trim() !== '') location.href = `${link.href}?q=${encodeURIComponent(field.value)}`
  }
  field.addEventListener('compositionstart', () => clearTimeout(timer))
  onTyped(field, () => {
    clearTimeout(timer)
    timer = window.setTimeout(open, REST_MS)
  })
  field.addEventListener('keydown', event => {
    if (event.key === 'Enter' && !isComposingKey(event)) open()
  })
  link.replaceWith(field)
}

for (const place of document.querySelectorAll<HTMLElement>('[data-search-field]')) makeField(place)

/** Narrows the list of laws while the reader types a name or a number. */

import { fold, words } from '../domain/search/text.ts'
import { onTyped } from './page/typing.ts'

const field = document.querySelector<HTMLInputElement>('#law-filter')
const status = document.querySelector<HTMLElement>('[data-law-count]')
const laws = [...document.querySelectorAll<HTMLElement>('[data-law-list] > li')].map(element => ({
  element,
  text: fold(element.dataset.words ?? ''),
}))

function narrow(): void {
  const wanted = words(field?.value ?? '')
  let shown = 0
  for (const { element, text } of laws) {
    element.hidden = !wanted.every(word => text.includes(word))
    if (!element.hidden) shown += 1
  }
  if (status)
    status.textContent =
      wanted.length === 0 ? '' : shown > 0 ? `${shown} 部法規` : '沒有這個名稱或條號的法規。'
}

if (field) onTyped(field, narrow)
narrow()

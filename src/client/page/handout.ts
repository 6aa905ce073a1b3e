/** One case for a briefing: twice on one A4 sheet, to be cut in two, from what stands on its page. */

import css from 'style:../../styles/handout.css'
import { element } from './element.ts'

/** What is of no use on a sheet that is handed out, beside what no paper shows. */
const SCREEN_ONLY =
  '.panel, .mark, .marker, .fold, .own-note, .no-print, .js-only, [data-added]:not(h1 > *), button'

/** Characters beyond which half a sheet needs smaller type. */
const LONG = 700

/** Prints the handout; what it puts into the page is gone when the printer is done. */
export function printHandout(main: HTMLElement, source: string): void {
  document.querySelector('.handout')?.remove()
  dress()
  const sheet = element('div', { class: 'handout', 'aria-hidden': 'true' })
  const copy = copyOf(main, source)
  sheet.append(copy, copy.cloneNode(true))
  document.body.append(sheet)
  document.documentElement.dataset.print = 'handout'
  addEventListener(
    'afterprint',
    () => {
      sheet.remove()
      delete document.documentElement.dataset.print
    },
    { once: true },
  )
  window.print()
}

let dressed = false
function dress(): void {
  if (dressed) return
  dressed = true
  const sheet = new CSSStyleSheet()
  sheet.replaceSync(css)
  document.adoptedStyleSheets = [...document.adoptedStyleSheets, sheet]
}

function copyOf(main: HTMLElement, source: string): HTMLElement {
  const parts = [...main.querySelectorAll('h1, section[data-part]')].map(part => part.cloneNode(true))
  const copy = element('section', {}, ...parts)
  const laws = [...document.querySelectorAll('.law-states .state')]
  const lines = laws.flatMap(state => {
    const name = state.querySelector('.state-name')?.textContent
    const status = state.querySelector('.badge')?.textContent
    const today = [...state.querySelectorAll('p')].find(p => p.textContent?.startsWith('今日對應'))
    if (!name || !status) return []
    return [element('li', {}, `${name}：${status}${today ? `，${today.textContent}` : ''}`)]
  })
  if (lines.length > 0) {
    copy.append(
      element('h2', {}, '條文現況（本手冊整理，不是原文；內容見手冊）'),
      element('ul', {}, ...lines),
    )
  }
  copy.append(element('p', { class: 'small' }, source))
  for (const gone of copy.querySelectorAll(SCREEN_ONLY)) gone.remove()
  // Clones must not answer for the page: no address leads to them, and no script takes them for the text.
  for (const part of [copy, ...copy.querySelectorAll<HTMLElement>('*')]) {
    part.removeAttribute('id')
    part.removeAttribute('data-source')
  }
  if ((copy.textContent?.length ?? 0) > LONG) copy.dataset.long = ''
  return copy
}

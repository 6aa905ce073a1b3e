/** Shows what was read where cases are listed: a word at each, dots for each type, the count of all. */

import { readCases } from './read-cases.ts'

/** Marks what was read on a page that lists cases, and counts it where the page asks for that. */
export function showReading(): void {
  const read = readCases()
  if (read.size === 0) return
  for (const item of document.querySelectorAll<HTMLElement>('[data-entry]')) {
    if (!read.has(item.dataset.entry ?? '')) continue
    item.dataset.read = ''
    const word = document.createElement('span')
    word.className = 'read'
    word.textContent = '讀過'
    item.firstElementChild?.append(word)
  }
  const groups = [...read.values()]
  for (const place of document.querySelectorAll<HTMLElement>('[data-dots]')) {
    const { dots: group = '', of = '0' } = place.dataset
    const count = Math.min(groups.filter(other => other === group).length, Number(of))
    if (count > 0) place.replaceChildren(...dots(count, Number(of)))
  }
  const line = document.querySelector<HTMLElement>('[data-read-count]')
  if (!line) return
  line.textContent = `${line.dataset.readCount} 則讀了 ${Math.min(read.size, Number(line.dataset.readCount))}`
  line.hidden = false
}

/** ●●○ for as many cases as the eye still counts; beyond that only the number. */
function dots(count: number, of: number): Node[] {
  const said = document.createElement('span')
  if (of > 8) {
    said.textContent = `讀了 ${count}`
    return [said]
  }
  said.className = 'unseen'
  said.textContent = `，讀了 ${count} 則`
  const drawn = document.createElement('span')
  drawn.setAttribute('aria-hidden', 'true')
  drawn.textContent = '●'.repeat(count) + '○'.repeat(of - count)
  return [drawn, said]
}

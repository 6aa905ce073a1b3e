/** Draws highlights into the page: `<mark>` around the words, which stay as they are, and a button for the note. */

import type { Highlight } from '../../domain/marks/mark.ts'
import { element } from '../page/element.ts'
import type { SourcePart } from './source-text.ts'

/** Wraps the passage. The part's pieces are stale afterwards: read it anew before the next. */
export function showHighlight(part: SourcePart, start: number, end: number, highlight: Highlight): void {
  let last: HTMLElement | undefined
  for (const { node, from } of [...part.pieces].reverse()) {
    const first = Math.max(0, start - from)
    const stop = Math.min(node.length, end - from)
    if (first >= stop) continue
    const words = first > 0 ? node.splitText(first) : node
    if (stop - first < words.length) words.splitText(stop - first)
    const mark = element('mark', { class: 'own', 'data-highlight': highlight.id })
    words.replaceWith(mark)
    mark.append(words)
    last ??= mark
  }
  if (!last) return
  const button = element(
    'button',
    { type: 'button', class: 'own-note', 'data-added': '', 'data-own': highlight.id },
    '✎',
  )
  nameButton(button, highlight)
  // A button does not stand in a link.
  const place = last.closest('a') ?? last
  place.after(button)
}

export function nameButton(button: HTMLElement, { note }: Highlight): void {
  button.setAttribute('aria-label', note === '' ? '我的畫線' : `我的筆記：${note.slice(0, 60)}`)
  button.toggleAttribute('data-noted', note !== '')
}

/** Takes a highlight off the page; the words grow together again. */
export function hideHighlight(main: HTMLElement, id: string): void {
  for (const mark of main.querySelectorAll<HTMLElement>(`mark[data-highlight="${id}"]`)) {
    const parent = mark.parentNode
    mark.replaceWith(...mark.childNodes)
    parent?.normalize()
  }
  main.querySelector(`[data-own="${id}"]`)?.remove()
}

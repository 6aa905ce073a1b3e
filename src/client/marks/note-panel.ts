/** The panel below a highlight: its note, kept as the reader types, and the way to take the highlight away. */

import type { Highlight } from '../../domain/marks/mark.ts'
import { element } from '../page/element.ts'

const REST_MS = 500

interface Hands {
  /** Stores the note; rejects with a sentence for the reader. */
  keep(note: string): Promise<void>
  remove(): Promise<void>
}

let open: { panel: HTMLElement; close(): void } | undefined

/** Opens the panel at the button; a second time closes it. */
export function toggleNote(button: HTMLElement, highlight: Highlight, write: boolean, hands: Hands): void {
  const again = open?.panel.dataset.of === highlight.id
  open?.close()
  if (again && !write) return
  const field = element('textarea', { class: 'field', rows: '3', id: 'own-note' })
  field.value = highlight.note
  const state = element('span', { class: 'small muted', 'aria-live': 'polite' })
  const shut = element('button', { type: 'button', class: 'button quiet' }, '收合')
  const remove = element('button', { type: 'button', class: 'button quiet' }, '刪除畫線')
  const panel = element(
    'aside',
    { class: 'panel', 'data-added': '', 'data-of': highlight.id, 'aria-label': '我的筆記' },
    element('label', { for: 'own-note' }, '筆記'),
    field,
    element('p', {}, state),
    shut,
    remove,
  )
  let timer: ReturnType<typeof setTimeout> | undefined
  let kept = highlight.note
  const keep = () => {
    clearTimeout(timer)
    const note = field.value.trim()
    if (note === kept) return
    kept = note
    hands.keep(note).then(
      () => {
        state.textContent = '已存在這台裝置。'
      },
      (error: Error) => {
        kept = highlight.note
        state.textContent = error.message
      },
    )
  }
  field.addEventListener('input', () => {
    clearTimeout(timer)
    timer = setTimeout(keep, REST_MS)
  })
  addEventListener('pagehide', keep)
  const close = () => {
    keep()
    removeEventListener('pagehide', keep)
    open = undefined
    panel.remove()
    button.focus({ preventScroll: true })
  }
  shut.addEventListener('click', close)
  panel.addEventListener('keydown', event => {
    if (event.key !== 'Escape' || event.isComposing) return
    event.stopPropagation()
    close()
  })
  remove.addEventListener('click', () => {
    // A note is the reader's own work: it takes a second tap.
    if (field.value.trim() !== '' && remove.textContent === '刪除畫線') {
      remove.textContent = '確定刪除畫線與筆記'
      return
    }
    hands.remove().then(
      () => {
        clearTimeout(timer)
        removeEventListener('pagehide', keep)
        open = undefined
        panel.remove()
      },
      (error: Error) => {
        state.textContent = error.message
      },
    )
  })
  const block = button.closest('p, li, h1, td') ?? button
  if (block.matches('li, td')) block.append(panel)
  else block.after(panel)
  open = { panel, close }
  if (write) field.focus()
  else shut.focus({ preventScroll: true })
  panel.scrollIntoView({ block: 'nearest' })
}

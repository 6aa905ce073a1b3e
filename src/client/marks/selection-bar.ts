/** 「畫線」 and 「寫筆記」 for what is selected in a part of a case: at the foot, where no system menu covers them. */

import { element } from '../page/element.ts'

export function startSelectionBar(main: HTMLElement, act: (range: Range, write: boolean) => void): void {
  const button = (name: string, write: boolean) => {
    const made = element('button', { type: 'button', class: 'button' }, name)
    // Taking the focus would end the selection on some phones.
    made.addEventListener('pointerdown', event => event.preventDefault())
    made.addEventListener('click', () => {
      const range = selectedRange(main)
      if (range) act(range, write)
      getSelection()?.removeAllRanges()
      bar.hidden = true
    })
    return made
  }
  const bar = element(
    'div',
    { class: 'selection-bar', role: 'toolbar', 'aria-label': '選取的文字' },
    button('畫線', false),
    button('寫筆記', true),
  )
  bar.hidden = true
  document.body.append(bar)
  const show = () => {
    bar.hidden = selectedRange(main) === undefined
  }
  document.addEventListener('selectionchange', show)
  show()
}

/** What is selected, where it begins in a part of the case. */
function selectedRange(main: HTMLElement): Range | undefined {
  const selection = getSelection()
  if (selection?.type !== 'Range' || selection.rangeCount === 0) return undefined
  const range = selection.getRangeAt(0)
  const start = range.startContainer
  const inside = (start instanceof Element ? start : start.parentElement)?.closest('[data-source]')
  return inside && main.contains(inside) && range.toString().trim() !== '' ? range.cloneRange() : undefined
}

/** The two buttons for the size of the text: they say where they are, and the line being read stays where it was. */

import { changePreferences, type Preferences, readPreferences } from './preferences.ts'

const NAMES = ['標準', '大', '更大', '最大'] as const
const READ_AT = 0.3

export function startTextSize(): void {
  const buttons = document.querySelectorAll<HTMLButtonElement>('button[data-text-size]')
  const state = document.querySelector<HTMLElement>('[data-text-size-state]')
  const show = (announce: boolean) => {
    const { size } = readPreferences()
    for (const button of buttons) {
      const ended = stepped(size, button) === size
      // Not `disabled`, which would throw the focus away.
      button.setAttribute('aria-disabled', String(ended))
    }
    if (state && (announce || size > 0)) state.textContent = NAMES[size] ?? ''
  }
  for (const button of buttons)
    button.addEventListener('click', () => {
      const size = stepped(readPreferences().size, button)
      keepingLine(() => changePreferences({ size }))
      show(true)
    })
  show(false)
}

function stepped(size: Preferences['size'], button: HTMLElement): Preferences['size'] {
  const next = size + Number(button.dataset.textSize)
  return Math.max(0, Math.min(NAMES.length - 1, next)) as Preferences['size']
}

/** Changes the layout, and scrolls so that what stood at the reader's eye stands there still. */
function keepingLine(change: () => void): void {
  const y = innerHeight * READ_AT
  const block = document.elementFromPoint(innerWidth / 2, y)?.closest('p, li, h1, h2, h3, td, dd, summary')
  const before = block?.getBoundingClientRect()
  change()
  if (!block || !before || scrollY === 0) return
  const after = block.getBoundingClientRect()
  const share = Math.max(0, y - before.top) / Math.max(1, before.height)
  scrollBy({ top: after.top - before.top + share * (after.height - before.height), behavior: 'instant' })
}

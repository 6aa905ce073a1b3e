/**
 * The bar above a case: what its buttons do comes in scripts of their own when a reader reaches for them, and at once
 * where this case holds the reader's marks. Swipes and arrow keys turn to the next case as extras.
 */

import { onSwipe } from '../review/swipe.ts'
import { GO_ON } from './go-on.ts'
import { loadScript } from './lazy.ts'
import { markedCases } from './marked.ts'
import { readPreferences } from './preferences.ts'

const SCRIPTS: Record<string, string> = { speak: 'speech' }

export function startCaseBar(): void {
  const bar = document.querySelector<HTMLElement>('[data-case-bar]')
  const main = document.querySelector<HTMLElement>('main[data-case]')
  if (!bar || !main) return
  const scriptOf = (target: EventTarget | null) => {
    const button = (target as Element | null)?.closest?.<HTMLButtonElement>('button[data-do]')
    return button ? { button, script: SCRIPTS[button.dataset.do ?? ''] ?? 'tools' } : undefined
  }
  const done = new Set<string>()
  const load = async (script: string) => {
    await loadScript(script)
    done.add(script)
  }
  // Before the click, for the browser copies and shares only while it handles a gesture.
  for (const event of ['pointerover', 'pointerdown', 'focusin'])
    bar.addEventListener(event, ({ target }) => {
      const wanted = scriptOf(target)
      if (wanted) void load(wanted.script).catch(() => undefined)
    })
  bar.addEventListener('click', event => {
    const wanted = scriptOf(event.target)
    if (!wanted || done.has(wanted.script)) return
    event.stopImmediatePropagation()
    load(wanted.script).then(
      () => wanted.button.click(),
      () => say('這個功能沒有載入。請連上網路後再試一次；若從資料夾開啟，請確認檔案完整。'),
    )
  })
  const say = (sentence: string) => {
    const status = bar.querySelector('[data-bar-status]')
    if (status) status.textContent = sentence
  }
  const selected = () => {
    const selection = getSelection()
    if (selection?.type !== 'Range' || !main.contains(selection.anchorNode)) return
    document.removeEventListener('selectionchange', selected)
    void load('tools').catch(() => undefined)
  }
  document.addEventListener('selectionchange', selected)
  if (markedCases().has(main.dataset.case ?? '')) void load('tools').catch(() => undefined)
  if (goesOn()) void load('speech').catch(() => undefined)
  turnBySwipeAndKey(main)
}

/** Whether the case before was read aloud, and this one is to follow. */
function goesOn(): boolean {
  try {
    return sessionStorage.getItem(GO_ON) !== null
  } catch {
    return false
  }
}

function turnBySwipeAndKey(main: HTMLElement): void {
  const turn = (rel: 'prev' | 'next') =>
    document.querySelector<HTMLAnchorElement>(`.turn a[rel="${rel}"]`)?.click()
  onSwipe(main, direction => turn(direction === 'left' ? 'next' : 'prev'))
  document.addEventListener('keydown', event => {
    if (event.altKey || event.ctrlKey || event.metaKey || event.shiftKey || event.defaultPrevented) return
    if (event.key !== 'ArrowLeft' && event.key !== 'ArrowRight') return
    const target = event.target as HTMLElement
    if (target.closest('input, textarea, select, .scroll') || readPreferences().keys === 'off') return
    turn(event.key === 'ArrowRight' ? 'next' : 'prev')
  })
}

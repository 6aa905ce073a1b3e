/** Which cases were read to their end: kept on this device, a tick in every list of cases. */

import { readLocal, writeLocal } from './local.ts'

const NAME = 'read'

/** Milliseconds that a case must stay on the screen where its end was there from the start. */
const WHOLE_ON_SCREEN = 4000

/** The ids of the cases that were read, each with the group (a type, or a collection without types) it belongs to. */
export function readCases(): Map<string, string> {
  const stored = readLocal<unknown>(NAME)
  if (typeof stored !== 'object' || stored === null) return new Map()
  return new Map(Object.entries(stored).filter(([, group]) => typeof group === 'string'))
}

function markRead(id: string, group: string): void {
  const read = readCases()
  if (read.get(id) === group) return
  read.set(id, group)
  writeLocal(NAME, Object.fromEntries(read))
}

export function forgetReading(): void {
  writeLocal(NAME, undefined)
}

/** On a case page, remembers that the end of its words has been on the screen. */
export function rememberReading(): void {
  const main = document.querySelector<HTMLElement>('main[data-case]')
  const after = main && [...main.querySelectorAll('[data-part]')].at(-1)?.nextElementSibling
  if (!main || !after || !('IntersectionObserver' in window)) return
  let timer: ReturnType<typeof setTimeout> | undefined
  let looks = 0
  const observer = new IntersectionObserver(entries => {
    looks += 1
    clearTimeout(timer)
    const seen = entries.some(entry => entry.isIntersecting)
    if (!seen) return
    const done = () => {
      markRead(main.dataset.case ?? '', main.dataset.shelf ?? '')
      observer.disconnect()
    }
    // Who scrolled here has come by the words; a short case that fits the screen needs the time to be read.
    if (looks > 1) done()
    else timer = setTimeout(done, WHOLE_ON_SCREEN)
  })
  observer.observe(after)
}

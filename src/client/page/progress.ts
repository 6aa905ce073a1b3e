/** Notices when a case is read to its end: kept on this device, a tick in every list of cases. */

import { readLocal, writeLocal } from './local.ts'

/** The group (a type, or a collection without types) of each case that was read, by the case's id. */
export const READ = 'read'

/** Milliseconds that a case must stay on the screen where its end was there from the start. */
const WHOLE_ON_SCREEN = 4000

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
      const { case: id = '', shelf } = main.dataset
      writeLocal(READ, { ...readLocal<object>(READ), [id]: shelf })
      observer.disconnect()
    }
    // Who scrolled here has come by the words; a short case that fits the screen needs the time to be read.
    if (looks > 1) done()
    else timer = setTimeout(done, WHOLE_ON_SCREEN)
  })
  observer.observe(after)
}

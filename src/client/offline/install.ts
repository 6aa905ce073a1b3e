/**
 * Offers to install the handbook: where the browser lets a page ask (Chromium), by its prompt; on iPhone and iPad by
 * steps. On home not at once: from the second day on, or when a first sitting has been finished.
 */

import { readLocal, writeLocal } from '../page/local.ts'

interface InstallPrompt extends Event {
  prompt(): Promise<unknown>
}

/** Names under which pages note that cases were read, marked or reviewed on this device. */
const KEPT = ['read', 'marked', 'due']

/** Whether it already runs from the home screen. */
function isInstalled(): boolean {
  return (
    matchMedia('(display-mode: standalone)').matches ||
    ('standalone' in navigator && navigator.standalone === true)
  )
}

/** WebKit deletes what a page stored after seven days without a visit, unless the page is on the home screen. */
export function mayForget(): boolean {
  return /Apple/.test(navigator.vendor) && !isInstalled()
}

/** Whether this is the reader's second day here, or a sitting was finished: who comes back may want to keep it. */
function hasComeBack(): boolean {
  const today = new Date().toLocaleDateString('sv')
  const first = readLocal<string>('first-day')
  if (!first) writeLocal('first-day', today)
  return (first !== undefined && first !== today) || readLocal('finished') === true
}

/** @param always on the settings page, which a reader opens for such things */
export function startInstall(always: boolean): void {
  // Counted on every visit, whether or not there is anything to offer.
  const fits = hasComeBack() || always
  // A prompt can be used once; the browser sends another when it may be asked again.
  let latest: InstallPrompt | undefined
  const show = (shown: boolean) => {
    for (const button of document.querySelectorAll<HTMLElement>('[data-install]')) button.hidden = !shown
  }
  addEventListener('beforeinstallprompt', event => {
    event.preventDefault()
    latest = event as InstallPrompt
    show(fits)
  })
  addEventListener('appinstalled', () => show(false))
  document.addEventListener('click', event => {
    if (!(event.target as Element).closest('[data-install]') || !latest) return
    void latest.prompt()
    latest = undefined
    show(false)
  })
  // Seven days count from the last visit, so the file is offered at every visit while there is something to lose.
  const backup = document.querySelector<HTMLElement>('[data-backup-offer]')
  if (backup) backup.hidden = !(fits && mayForget() && KEPT.some(name => readLocal(name) !== undefined))
  const steps = document.querySelector<HTMLElement>('[data-install-steps]')
  if (steps)
    steps.hidden = !(fits && mayForget() && navigator.maxTouchPoints > 1 && location.protocol === 'https:')
}

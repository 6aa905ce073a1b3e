/** A new version: offered when it is there, taken when the reader says so, and then followed by every open page. */

import { page } from '../page/root.ts'

/** After this long without a new worker the page reloads by itself, milliseconds. */
const TAKEOVER_LIMIT = 5_000

let offered = false
/** No worker of ours has been in charge of this page or its site yet. */
let isFirst = true

/** A new version waits until the reader says so; the click activates it. */
export function offerUpdate(registration: ServiceWorkerRegistration): void {
  const offer = () => {
    const bar = document.querySelector<HTMLElement>('[data-update]')
    if (offered || !bar || !registration.waiting || !registration.active) return
    offered = true
    bar.hidden = false
    bar.querySelector('button')?.addEventListener('click', () => take(registration))
  }
  offer()
  if (registration.active?.state === 'activated') isFirst = false
  registration.addEventListener('updatefound', () => {
    registration.installing?.addEventListener('statechange', offer)
  })
}

function take(registration: ServiceWorkerRegistration): void {
  registration.waiting?.postMessage('activate')
  // Nothing waits any more where another tab was faster, and a page that no worker controls hears of no change.
  setTimeout(() => location.reload(), TAKEOVER_LIMIT)
}

/**
 * When a new version takes over, every open page reloads, lest an old page ask for files that are gone. Only the first
 * worker of a first visit takes over without that: the page is of its version already.
 */
export function followUpdates(): void {
  isFirst = navigator.serviceWorker.controller?.scriptURL !== page('sw.js')
  navigator.serviceWorker.addEventListener('controllerchange', () => {
    if (navigator.serviceWorker.controller?.scriptURL !== page('sw.js')) return
    if (!isFirst) location.reload()
    isFirst = false
  })
}

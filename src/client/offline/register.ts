/** Registers the worker, again and again if need be: the same one is registered once. */

import { page, root } from '../page/root.ts'

/** `isSecureContext` is true on file://, so the protocol comes first. */
export function canKeep(): boolean {
  return /^https?:$/.test(location.protocol) && window.isSecureContext && 'serviceWorker' in navigator
}

/** Undefined where there can be no worker. */
export function registerWorker(): Promise<ServiceWorkerRegistration> | undefined {
  if (!canKeep()) return undefined
  return navigator.serviceWorker.register(page('sw.js'), { scope: root.pathname, updateViaCache: 'none' })
}

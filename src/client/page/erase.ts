/** Deletes what this handbook has left on the device: records, marks, settings, the offline copy and its worker. */

import { allNames } from '../store/names.ts'
import { root } from './root.ts'
import { isShared, setShared } from './shared.ts'
import { SLUG } from './slug.ts'

/** A page of the handbook in another tab may hold a database for a moment; it lets go when it is asked to. */
const PATIENCE_MS = 4000

/** @returns what could not be deleted, in words; empty where everything is gone */
export async function eraseEverything(): Promise<string[]> {
  const left: string[] = []
  for (const name of await allNames(root.pathname)) if (!(await deleteDatabase(name))) left.push('紀錄')
  const shared = isShared()
  if (!eraseSmall()) left.push('設定')
  // Who works at a shared computer and clears away what others left does not want to leave anything either.
  if (shared) setShared(true)
  if (!(await dropOfflineCopy())) left.push('離線版')
  return [...new Set(left)]
}

function deleteDatabase(name: string): Promise<boolean> {
  return new Promise(resolve => {
    setTimeout(resolve, PATIENCE_MS, false)
    try {
      const request = indexedDB.deleteDatabase(name)
      request.onsuccess = () => resolve(true)
      request.onerror = () => resolve(false)
    } catch {
      // Where storage is blocked nothing was stored.
      resolve(true)
    }
  })
}

/** Everything under the handbook's name in localStorage and in this tab's storage, of every folder it was opened from. */
function eraseSmall(): boolean {
  try {
    for (const storage of [localStorage, sessionStorage]) {
      for (const key of Object.keys(storage)) if (isOurs(key)) storage.removeItem(key)
    }
    return true
  } catch {
    return false
  }
}

/** Deletes the offline copy and ends its worker; other sites and other handbooks of this origin keep theirs. */
export async function dropOfflineCopy(): Promise<boolean> {
  try {
    // Missing on plain http and on file://, where there is no offline copy either.
    const workers = (await navigator.serviceWorker?.getRegistrations()) ?? []
    for (const worker of workers) if (worker.scope === root.href) await worker.unregister()
    if (typeof caches === 'undefined') return true
    for (const name of await caches.keys()) if (isOurs(name)) await caches.delete(name)
    return true
  } catch {
    return location.protocol === 'file:'
  }
}

function isOurs(name: string): boolean {
  return name === SLUG || (name.startsWith(SLUG) && /^[:.-]/.test(name.slice(SLUG.length)))
}

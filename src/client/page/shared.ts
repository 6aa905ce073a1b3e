/** Whether this is a computer that several people use: then nothing is kept beyond the tab. */

import { SLUG } from './slug.ts'

const KEY = `${SLUG}:shared`

/** Where small things of this reader go: for the tab alone on a shared computer. Throws where storage is blocked. */
export function smallStorage(): Storage {
  return isShared() ? sessionStorage : localStorage
}

export function isShared(): boolean {
  try {
    return sessionStorage.getItem(KEY) === 'yes'
  } catch {
    return false
  }
}

/** Returns whether the browser keeps even this for the tab. */
export function setShared(shared: boolean): boolean {
  try {
    if (shared) sessionStorage.setItem(KEY, 'yes')
    else sessionStorage.removeItem(KEY)
    return true
  } catch {
    return false
  }
}

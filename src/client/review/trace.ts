/** A trace of how much was stored, kept apart from the store itself, so that an emptied store is noticed. */

import { isShared } from '../page/shared.ts'
import { SLUG } from '../page/slug.ts'

const KEY = `${SLUG}:reviews`

/** How many reviews this browser held when it was last seen; 0 where nothing says so. */
export function reviewsSeen(): number {
  try {
    const count = Number(localStorage.getItem(KEY))
    return Number.isSafeInteger(count) && count > 0 ? count : 0
  } catch {
    return 0
  }
}

export function leaveTrace(reviews: number): void {
  if (isShared()) return
  try {
    localStorage.setItem(KEY, String(reviews))
  } catch {
    // Full or blocked: then an emptied store goes unnoticed, which harms nothing that is stored.
  }
}

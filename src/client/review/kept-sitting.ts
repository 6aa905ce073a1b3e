/** Keeps a sitting for the tab, so that a reload, an update or a link to a case and Back do not end it. */

import { readSitting, type Sitting } from '../../domain/review/sitting.ts'
import { SLUG } from '../page/slug.ts'

const KEY = `${SLUG}:sitting`

/** After this long away a sitting is not taken up again: the day may be another. */
const LONGEST_BREAK_MS = 6 * 3_600_000

export function keepSitting(sitting: Sitting | undefined): void {
  try {
    if (sitting?.card === undefined) sessionStorage.removeItem(KEY)
    else sessionStorage.setItem(KEY, JSON.stringify(sitting))
  } catch {
    // A browser that keeps nothing for the tab: the sitting ends with the page, the answers are in the log.
  }
}

/** @param has whether the deck has a card */
export function keptSitting(has: (card: string) => boolean, now: number): Sitting | undefined {
  try {
    const sitting = readSitting(JSON.parse(sessionStorage.getItem(KEY) ?? 'null'), has)
    return sitting && Math.abs(now - sitting.turned) < LONGEST_BREAK_MS ? sitting : undefined
  } catch {
    return undefined
  }
}

/** Whether the page came by a reload or by Back: then the sitting goes on by itself. */
export function cameBack(): boolean {
  const [navigation] = performance.getEntriesByType('navigation') as PerformanceNavigationTiming[]
  return navigation?.type === 'reload' || navigation?.type === 'back_forward'
}

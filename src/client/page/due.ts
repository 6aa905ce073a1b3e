/** What waits on the days to come: left by the review page for the home page, which does not open the log. */

import { readLocal, writeLocal } from './local.ts'

/** What the review page last counted, for the days to come as well. */
export interface Due {
  /** The study day of the first number. */
  day: number
  /** The hour at which the learner's study day begins. */
  dayStart: number
  /** Cards that wait if nothing is reviewed until then, a number a day. */
  counts: number[]
  /** Expected minutes for them, a number a day. */
  minutes: number[]
  /** Study day of the exam, where a plan leads to it: the numbers up to it are the plan's. */
  exam?: number
}

/** What the review page left; undefined where there is nothing of use. */
export function readDue(): Due | undefined {
  const due = readLocal<Partial<Due> | null>('due')
  // An earlier version left a single number, which says nothing about today; and anything else may lie there.
  if (!due || !Array.isArray(due.counts) || !Array.isArray(due.minutes)) return undefined
  const numbers = [due.day, due.dayStart, due.exam ?? 0, ...due.counts, ...due.minutes]
  return numbers.every(number => Number.isSafeInteger(number)) ? (due as Due) : undefined
}

export function writeDue(due: Due): void {
  writeLocal('due', due)
}

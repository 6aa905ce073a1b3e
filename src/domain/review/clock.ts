/** What a wrong clock did to the log, and how it is put right: no review lies after today, or before the handbook. */

import { isAct, type ReviewEvent, standingEvents } from './events.ts'
import type { CardState } from './schedule.ts'

const HOUR = 3_600_000

/** A journey across the date line, or another hour at which the day begins, is no wrong clock. */
const SLACK_MS = 36 * HOUR
const SLACK_DAYS = 2

/** Whether a clock stands before a handbook could be read at all. @param made `2026-11-22`, when it was made */
export function isBehind(now: number, made: string): boolean {
  return now < Date.parse(made) - SLACK_MS
}

/** The cards whose state comes from a day that has not come yet. */
export function futureCards(states: Iterable<CardState>, now: number, today: number): string[] {
  return [...states].filter(state => isFuture(state, now, today)).map(state => state.card)
}

function isFuture({ t, day }: { t: number; day: number }, now: number, today: number): boolean {
  return t > now + SLACK_MS || day > today + SLACK_DAYS
}

/**
 * The events that move what a clock ahead of the world has put into the future to the present day, in their own order.
 * @param events of one card
 * @param tz minutes east of UTC now
 */
export function redatesOf(
  events: readonly ReviewEvent[],
  now: number,
  today: number,
  tz: number,
): Omit<ReviewEvent, 'id'>[] {
  const future = standingEvents(events).filter(event => isAct(event) && isFuture(event, now, today))
  return future.map((event, i) => ({
    t: now - future.length + i,
    day: today,
    tz,
    card: event.card,
    rev: event.rev,
    kind: 'redate',
    grade: 0,
    ms: 0,
    of: event.id,
  }))
}

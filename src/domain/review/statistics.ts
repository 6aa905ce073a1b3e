/** The numbers people look at, from the log, the states and the deck. */

import { isReview, type ReviewEvent, standingEvents } from './events.ts'
import { isDue, type QueueCard, waitingCards } from './queue.ts'
import { type CardState, dueDay } from './schedule.ts'
import type { ReviewSettings } from './settings.ts'

type States = ReadonlyMap<string, CardState>

/** A card whose recall lasts this many days counts as known. */
const KNOWN_DAYS = 21

/** Cards that come due on each of the next days; the first number is today with everything overdue. */
export function forecast(
  cards: readonly QueueCard[],
  states: States,
  today: number,
  retention: number,
  days = 30,
): number[] {
  const counts = new Array<number>(days).fill(0)
  for (const card of cards) {
    const state = states.get(card.id)
    if (!state || state.phase === 'new' || state.suspended || card.retired) continue
    const ahead = isDue(card, state, today, retention) ? 0 : dueDay(state, retention) - today
    if (ahead < days) counts[ahead]!++
  }
  return counts
}

/** How many cards wait on a study day. */
export interface WaitingCount {
  due: number
  fresh: number
}

/** What will wait on each of the next days if nothing is reviewed until then; the first is today. */
export function waitingAhead(
  cards: readonly QueueCard[],
  states: States,
  today: number,
  settings: Pick<ReviewSettings, 'retention' | 'newPerDay'>,
  days: number,
): WaitingCount[] {
  const freshToday = waitingCards(cards, states, today, settings).fresh.length
  const freshLater = Math.min(settings.newPerDay, deckState(cards, states).fresh)
  let due = 0
  return forecast(cards, states, today, settings.retention, days).map((coming, day) => {
    due += coming
    return { due, fresh: day === 0 ? freshToday : freshLater }
  })
}

/** Reviews and practice a study day, by day. */
export function reviewsByDay(events: readonly ReviewEvent[]): Map<number, number> {
  const counts = new Map<number, number>()
  for (const event of standingEvents(events)) {
    if (isReview(event)) counts.set(event.day, (counts.get(event.day) ?? 0) + 1)
  }
  return counts
}

/** How many of the cards that were asked after at least a day were recalled. */
export interface Retention {
  asked: number
  recalled: number
}

/**
 * True retention: the first answer a card gets on a day, for cards first seen on an earlier day.
 * @param since study day from which answers count
 */
export function trueRetention(events: readonly ReviewEvent[], since = Number.NEGATIVE_INFINITY): Retention {
  const lastDay = new Map<string, number>()
  const result = { asked: 0, recalled: 0 }
  for (const event of standingEvents(events)) {
    if (event.kind !== 'review') continue
    const before = lastDay.get(event.card)
    lastDay.set(event.card, Math.max(event.day, before ?? event.day))
    if (before === undefined || event.day <= before || event.day < since) continue
    result.asked++
    if (event.grade > 1) result.recalled++
  }
  return result
}

/** The deck, or a part of it, by how well it is known. Retired cards are not counted. */
export interface DeckState {
  fresh: number
  learning: number
  known: number
  suspended: number
}

/** `learning`: recall lasts less than three weeks; `known`: longer. */
export function deckState(cards: readonly QueueCard[], states: States): DeckState {
  const result: DeckState = { fresh: 0, learning: 0, known: 0, suspended: 0 }
  for (const card of cards) {
    if (card.retired) continue
    const state = states.get(card.id)
    if (state?.suspended) result.suspended++
    else if (!state || state.phase === 'new') result.fresh++
    else if (state.phase === 'learning' || state.stability < KNOWN_DAYS) result.learning++
    else result.known++
  }
  return result
}

/** The log of what a learner did: append-only events, folded into card states. */

import type { PaperResult } from '../quiz/result.ts'
import { type CardState, type Grade, newState, nextState } from './schedule.ts'

export type EventKind = 'review' | 'cram' | 'undo' | 'suspend' | 'unsuspend' | 'redate' | 'missed' | 'paper'

/** One thing a learner did. Never changed once written. */
export interface ReviewEvent {
  /** Random, and says nothing; version 1.0.0 wrote `<device>-<counter>`. */
  id: string
  /** When, in milliseconds since the epoch, as the device's clock said. */
  t: number
  /** The study day at that moment, as the learner's settings had it. */
  day: number
  /** Minutes east of UTC at that moment. */
  tz: number
  card: string
  /** The card's content as it was answered. */
  rev: string
  kind: EventKind
  /** 1 again, 2 hard, 3 good, 4 easy; 0 where the kind has no grade. */
  grade: Grade | 0
  /** How long the card was looked at, in milliseconds. */
  ms: number
  /** The event that an `undo` takes back, or that a `redate` moves to its own instant and day. */
  of?: string
  /** What a `paper` came to; such an event belongs to no card, and folds into nothing. */
  paper?: PaperResult
  /** Set where the clock stood before the handbook was made: `t` and `day` then say nothing about the calendar. */
  clock?: 'behind'
}

/** Whether an event counts as a review stored: an answer, scheduled or practised. */
export function isReview(event: ReviewEvent): boolean {
  return event.kind === 'review' || event.kind === 'cram'
}

/** Whether an event is something that 「復原」 can take back. */
export function isAct(event: ReviewEvent): boolean {
  return isReview(event) || event.kind === 'suspend' || event.kind === 'unsuspend'
}

/** The order of folding: by clock, then by id. */
export function compareEvents(a: ReviewEvent, b: ReviewEvent): number {
  return a.t - b.t || (a.id < b.id ? -1 : a.id > b.id ? 1 : 0)
}

// An event speaks of another only within one card, so that folding card by card is folding the whole.
const nameIn = (card: string, id: string) => `${card}\n${id}`

/**
 * The events that count, in order: without undos and what they took back, and those that a wrong clock put into the
 * future on the day on which that was noticed.
 */
export function standingEvents(events: readonly ReviewEvent[]): ReviewEvent[] {
  const undone = new Set<string>()
  const moved = new Map<string, ReviewEvent>()
  for (const event of events) {
    if (event.of === undefined) continue
    const name = nameIn(event.card, event.of)
    if (event.kind === 'undo') undone.add(name)
    const before = moved.get(name)
    if (event.kind === 'redate' && (!before || compareEvents(event, before) < 0)) moved.set(name, event)
  }
  const standing: ReviewEvent[] = []
  for (const event of events) {
    const name = nameIn(event.card, event.id)
    if (event.kind === 'undo' || event.kind === 'redate' || undone.has(name)) continue
    const to = moved.get(name)
    const { t, day } = event
    standing.push(to ? { ...event, t: Math.min(t, to.t), day: Math.min(day, to.day) } : event)
  }
  return standing.sort(compareEvents)
}

/** The state of one card from its own events, in whatever order they come; `undefined` where nothing stands. */
export function foldCard(events: readonly ReviewEvent[]): CardState | undefined {
  return standingEvents(events).reduce<CardState | undefined>(applyEvent, undefined)
}

/** The state after one more event, which must be the last in the order of folding, and neither undo nor redate. */
export function applyEvent(before: CardState | undefined, event: ReviewEvent): CardState {
  const state = before ?? newState(event.card)
  switch (event.kind) {
    case 'review': {
      if (event.grade === 0) return state
      const undated = event.clock === 'behind'
      return { ...nextState(state, event.grade, event.day, event.t, undated), rev: event.rev }
    }
    case 'suspend':
    case 'unsuspend':
      return { ...state, suspended: event.kind === 'suspend', t: Math.max(event.t, state.t) }
    case 'missed':
      // Recognising the right option is not recalling it, so only a miss says something, and nothing about memory.
      return { ...state, wanted: event.day, t: Math.max(event.t, state.t) }
    default:
      // Practice leaves the state alone, and so does a kind that a later version has added.
      return state
  }
}

/** The states of all cards: what the stored states must equal. */
export function foldEvents(events: readonly ReviewEvent[]): Map<string, CardState> {
  const byCard = new Map<string, ReviewEvent[]>()
  for (const event of events) {
    const list = byCard.get(event.card)
    if (list) list.push(event)
    else byCard.set(event.card, [event])
  }
  const states = new Map<string, CardState>()
  for (const [card, list] of byCard) {
    const state = foldCard(list)
    if (state) states.set(card, state)
  }
  return states
}

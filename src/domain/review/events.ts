/** The log of what a learner did: append-only events, folded into card states, merged by union. */

import { canonicalJson } from '../canonical-json.ts'
import { type CardState, type Grade, newState, nextState } from './schedule.ts'

export type EventKind = 'review' | 'cram' | 'undo' | 'suspend' | 'unsuspend'

/** One thing a learner did. Never changed once written. */
export interface ReviewEvent {
  /** `<device>-<counter>`, the counter padded so that a device's ids sort in the order they were written. */
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
  /** The event that an `undo` takes back. */
  of?: string
}

/** Whether an event counts as a review stored: an answer, scheduled or practised. */
export function isReview(event: ReviewEvent): boolean {
  return event.kind === 'review' || event.kind === 'cram'
}

export function eventId(device: string, counter: number): string {
  return `${device}-${String(counter).padStart(9, '0')}`
}

/** Order of folding: by clock, then by id, so that every device comes to the same states. */
export function compareEvents(a: ReviewEvent, b: ReviewEvent): number {
  return a.t - b.t || (a.id < b.id ? -1 : a.id > b.id ? 1 : 0)
}

/** The events that count: in order, without undos and what they took back. */
export function standingEvents(events: readonly ReviewEvent[]): ReviewEvent[] {
  const undone = new Set(events.flatMap(event => (event.kind === 'undo' ? (event.of ?? []) : [])))
  return events.filter(event => event.kind !== 'undo' && !undone.has(event.id)).sort(compareEvents)
}

/** The state of one card from its own events, in whatever order they come; `undefined` where nothing stands. */
export function foldCard(events: readonly ReviewEvent[]): CardState | undefined {
  return standingEvents(events).reduce<CardState | undefined>(applyEvent, undefined)
}

/** The state after one more event, which must be the last in the order of folding and no undo. */
export function applyEvent(before: CardState | undefined, event: ReviewEvent): CardState {
  const state = before ?? newState(event.card)
  switch (event.kind) {
    case 'review':
      if (event.grade === 0) return state
      return { ...nextState(state, event.grade, event.day, event.t), rev: event.rev }
    case 'suspend':
    case 'unsuspend':
      return { ...state, suspended: event.kind === 'suspend', t: Math.max(event.t, state.t) }
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

/** The union of two logs by id: commutative, associative, idempotent. Events of `a` stay the same objects. */
export function mergeEvents(a: readonly ReviewEvent[], b: readonly ReviewEvent[]): ReviewEvent[] {
  const byId = new Map(a.map(event => [event.id, event]))
  for (const event of b) {
    const known = byId.get(event.id)
    // Two devices share ids only when a browser profile was copied. Which of the two events stays is then
    // arbitrary, but it must not depend on the order of merging.
    if (!known || canonicalJson(event) < canonicalJson(known)) byId.set(event.id, event)
  }
  return [...byId.values()].sort(compareEvents)
}

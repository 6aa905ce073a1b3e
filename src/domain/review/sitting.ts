/** A sitting as data, and the step from one to the next: what is asked, which side shows, when it is over. */

import type { Grade } from './schedule.ts'
import {
  afterAnswer,
  currentCard,
  remaining,
  type Session,
  startSession,
  withFirst,
  without,
} from './session.ts'

/** What to ask, and how answers count. */
export interface Plan {
  /** Card ids, asked in just this order; forgotten ones come back in between. */
  order: string[]
  /** `review`: for the schedule. `case`: for the schedule where a card is new or due, else practice. `cram`: practice. */
  kind: 'review' | 'case' | 'cram'
  /** 0: until nothing is left. */
  minutes: number
}

/** Plain data: it may be stored and taken up again. Instants are milliseconds since the epoch. */
export interface Sitting {
  readonly kind: Plan['kind']
  readonly minutes: number
  readonly session: Session
  /** Chosen when a card has been dealt with, never while one shows; without one the sitting is over. */
  readonly card: string | undefined
  readonly side: 'front' | 'back'
  /** Whether time ran out before the cards did. */
  readonly early: boolean
  readonly started: number
  /** When the card came on the screen. */
  readonly shown: number
  /** When the card or its side last changed. */
  readonly turned: number
  /** Milliseconds on cards. */
  readonly spent: number
  /** Every answer of this sitting, in order. */
  readonly answers: readonly Answer[]
}

interface Answer {
  card: string
  forgotten: boolean
}

/** What has happened; writing to the log comes first. */
export type Act =
  | { do: 'reveal' }
  | { do: 'answered'; grade: Grade }
  /** The last thing done on this device was taken back. */
  | { do: 'undone'; kind: string; card: string }
  | { do: 'suspended' }
  /** Another tab has answered or suspended these. */
  | { do: 'gone'; cards: readonly string[] }
  /** The sitting was taken up again after a reload. */
  | { do: 'resumed' }

/** Thinking longer than this is a learner who went away; it is not counted as time on the card. */
const LONGEST_LOOK_MS = 60_000

export function startSitting(plan: Plan, now: number): Sitting {
  return {
    kind: plan.kind,
    minutes: plan.minutes,
    session: startSession(plan.order),
    card: plan.order[0],
    side: 'front',
    early: false,
    started: now,
    shown: now,
    turned: now,
    spent: 0,
    answers: [],
  }
}

/** The cards that were forgotten at least once, each once, in the order of asking. */
export function forgottenCards({ answers }: Sitting): string[] {
  return [...new Set(answers.filter(answer => answer.forgotten).map(({ card }) => card))]
}

/** The sitting after something has happened at an instant. */
export function step(sitting: Sitting, act: Act, now: number): Sitting {
  const { session, card } = sitting
  switch (act.do) {
    case 'reveal':
      return card === undefined ? sitting : { ...sitting, side: 'back', turned: now }
    case 'answered': {
      if (card === undefined) return sitting
      const spent = sitting.spent + lookedAt(sitting, now)
      const answers = [...sitting.answers, { card, forgotten: act.grade === 1 }]
      return next({ ...sitting, spent, answers }, afterAnswer(session, card, act.grade === 1, now), now)
    }
    case 'undone': {
      // What is suspended again is not asked.
      if (act.kind === 'unsuspend') return step(sitting, { do: 'gone', cards: [act.card] }, now)
      const back = withFirst(session, act.card)
      const graded = act.kind === 'review' || act.kind === 'cram'
      // Asked at once, also when the time is over: to answer it anew is why it was taken back.
      const taken = graded ? sitting.answers.findLastIndex(({ card }) => card === act.card) : -1
      const answers = sitting.answers.filter((_, i) => i !== taken)
      return show({ ...sitting, answers }, graded ? back : { ...back, asked: session.asked }, act.card, now)
    }
    case 'suspended':
      return card === undefined ? sitting : next(sitting, without(session, card), now)
    case 'gone': {
      const rest = act.cards.reduce(without, session)
      if (card !== undefined && act.cards.includes(card)) return next(sitting, rest, now)
      return { ...sitting, session: rest }
    }
    case 'resumed':
      return { ...sitting, shown: now, turned: now }
  }
}

/** How long the card has been looked at, in milliseconds, without the time of a learner who went away. */
export function lookedAt(sitting: Sitting, now: number): number {
  return Math.max(0, Math.min(LONGEST_LOOK_MS, now - sitting.shown))
}

/** Milliseconds left of the time that was set; below zero when it is over. Infinite where none was set. */
export function timeLeft(sitting: Sitting, now: number): number {
  return sitting.minutes > 0 ? sitting.minutes * 60_000 - (now - sitting.started) : Number.POSITIVE_INFINITY
}

function next(sitting: Sitting, session: Session, now: number): Sitting {
  if (timeLeft(sitting, now) > 0) return show(sitting, session, currentCard(session, now), now)
  return { ...show(sitting, session, undefined, now), early: remaining(session) > 0 }
}

function show(sitting: Sitting, session: Session, card: string | undefined, now: number): Sitting {
  return { ...sitting, session, card, side: 'front', early: false, shown: now, turned: now }
}

/**
 * A sitting from where it was kept, without the cards that are no longer there; undefined where the value is none.
 * @param has whether the deck has a card
 */
export function readSitting(value: unknown, has: (card: string) => boolean): Sitting | undefined {
  const kept = value as Sitting | undefined
  try {
    if (!kept || !['review', 'case', 'cram'].includes(kept.kind) || !['front', 'back'].includes(kept.side))
      return
    const { ahead, again, asked } = kept.session
    const numbers = [kept.minutes, kept.started, kept.shown, kept.turned, kept.spent, asked]
    if (!numbers.every(number => Number.isFinite(number) && number >= 0)) return
    if (kept.card === undefined || !has(kept.card)) return
    const session: Session = {
      ahead: ahead.filter(card => typeof card === 'string' && has(card)),
      again: again.filter(item => has(item.card) && Number.isFinite(item.t) && Number.isFinite(item.asked)),
      asked,
    }
    const { kind, minutes, card, side, started, shown, turned, spent } = kept
    // Kept by a version that did not count them.
    const answers = (kept.answers ?? []).filter(
      answer => typeof answer.card === 'string' && typeof answer.forgotten === 'boolean',
    )
    return { kind, minutes, session, card, side, early: false, started, shown, turned, spent, answers }
  } catch {
    // A value of another shape altogether.
    return undefined
  }
}

/** When a card comes back: FSRS-6 on whole study days of our own. */

import { FSRSAlgorithm, forgetting_curve } from 'ts-fsrs'

/** 1 again, 2 hard, 3 good, 4 easy. */
export type Grade = 1 | 2 | 3 | 4

/**
 * What is remembered of a card. It holds memory, not a due date: that follows from the wished retention, so a
 * changed setting takes effect at once and a replay of the log never depends on settings.
 */
export interface CardState {
  card: string
  /** The content as last answered. */
  rev: string
  /** `learning`: forgotten today and asked again in the same session. */
  phase: 'new' | 'learning' | 'review'
  /** Days until recall falls to 90%; 0 for a new card. */
  stability: number
  /** 1 (easy) to 10; 0 for a new card. */
  difficulty: number
  /** Study day of the last review. */
  day: number
  /** Study day of the first review. */
  firstDay: number
  /** Instant of the last event that changed this state, in milliseconds. */
  t: number
  reviews: number
  /** How often it was forgotten after it had been learnt. */
  lapses: number
  suspended: boolean
  /** Study day on which a question of a mock exam about it was missed; gone with the next review. */
  wanted?: number
  /** Set where the last review was done under a clock that stood before the handbook was made. */
  undated?: true
}

/** A card that is forgotten comes back in the same session after this long, or after ten others. */
export const RELEARN_MS = 10 * 60_000

/** From this many lapses a card is a leech: reading the case helps more than another repetition. */
export const LEECH_LAPSES = 6

// Fuzz stays off, so that replaying the log gives the same result. One algorithm per retention, because
// ts-fsrs 5.4.2 keeps its interval modifier inside the object.
const memory = new FSRSAlgorithm({ enable_fuzz: false })
const byRetention = new Map<number, FSRSAlgorithm>()

export function newState(card: string): CardState {
  return {
    card,
    rev: '',
    phase: 'new',
    stability: 0,
    difficulty: 0,
    day: 0,
    firstDay: 0,
    t: 0,
    reviews: 0,
    lapses: 0,
    suspended: false,
  }
}

/**
 * The state after an answer.
 * @param day study day of the answer; a day before the last review (a clock set back) counts as the same day
 * @param t instant of the answer, in milliseconds
 * @param undated whether the clock was so far behind that `day` cannot be held against days of a right clock
 */
export function nextState(
  state: CardState,
  grade: Grade,
  day: number,
  t: number,
  undated = false,
): CardState {
  const first = state.phase === 'new'
  const { undated: before, wanted: _, ...rest } = state
  const comparable = (before ?? false) === undated
  const elapsed = first || !comparable ? 0 : Math.max(0, day - state.day)
  const memoryBefore = first ? null : { stability: state.stability, difficulty: state.difficulty }
  const { stability, difficulty } = memory.next_state(memoryBefore, elapsed, grade)
  return {
    ...rest,
    phase: grade === 1 ? 'learning' : 'review',
    stability,
    difficulty,
    day: first || (before && !undated) ? day : Math.max(day, state.day),
    firstDay: first ? day : state.firstDay,
    t: Math.max(t, state.t),
    reviews: state.reviews + 1,
    lapses: state.lapses + (grade === 1 && state.phase === 'review' ? 1 : 0),
    ...(undated && (first || before) ? { undated } : {}),
  }
}

/** Whole days until recall falls to the wished retention, at least one. */
export function intervalDays(stability: number, retention: number): number {
  let algorithm = byRetention.get(retention)
  if (!algorithm) {
    algorithm = new FSRSAlgorithm({ enable_fuzz: false, request_retention: retention })
    byRetention.set(retention, algorithm)
  }
  return algorithm.next_interval(stability, 0)
}

/** The study day on which a seen card is due; a card in learning is due on the day it was forgotten. */
export function dueDay(state: CardState, retention: number): number {
  return state.phase === 'learning' ? state.day : state.day + intervalDays(state.stability, retention)
}

/** The chance (0–1) that a seen card would be recalled on a study day. */
export function retrievability(state: CardState, day: number): number {
  return forgetting_curve(memory.parameters.w, Math.max(0, day - state.day), state.stability)
}

/** How a grade's next interval reads on its button: `<10 分`, `3 天`, `2 個月`. */
export function intervalWords(state: CardState, grade: Grade, day: number, retention: number): string {
  if (grade === 1) return '<10 分'
  const days = intervalDays(nextState(state, grade, day, 0).stability, retention)
  if (days < 31) return `${days} 天`
  if (days < 365) return `${Math.round(days / 30.4)} 個月`
  return `${(days / 365).toFixed(1).replace(/\.0$/, '')} 年`
}

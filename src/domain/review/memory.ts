/** The formulas of FSRS-6 on bare numbers, for planning ahead over thousands of possible answers. */

import { default_w } from 'ts-fsrs'
import type { Grade } from './schedule.ts'

/** The 21 weights of FSRS-6. */
export type Weights = ArrayLike<number>

const LEAST_STABILITY = 0.001
const MOST_STABILITY = 36_500

/**
 * How one reader's memory behaves. `schedule.ts` remains the one that states are made with; a test holds every
 * formula here against ts-fsrs. Source: github.com/open-spaced-repetition/fsrs4anki/wiki/The-Algorithm.
 */
export class MemoryModel {
  readonly #w: Weights
  readonly #decay: number
  readonly #factor: number
  readonly #growth: number
  readonly #keptAfterLapse: number
  readonly #easyDifficulty: number
  /** Days that pass for this memory in one day: 2 forgets twice as fast as the average. */
  readonly forgetting: number
  /** What a recall adds to stability, as a multiple of the average. */
  readonly growth: number

  constructor(forgetting = 1, growth = 1, weights: Weights = default_w) {
    this.#w = weights
    this.forgetting = forgetting
    this.growth = growth
    this.#decay = -weights[20]!
    this.#factor = 0.9 ** (1 / this.#decay) - 1
    this.#growth = growth * Math.exp(weights[8]!)
    this.#keptAfterLapse = Math.exp(-weights[17]! * weights[18]!)
    this.#easyDifficulty = this.#bareDifficulty(4)
  }

  /** The chance (0–1) of recall so many days after the last answer. */
  recall(stability: number, days: number): number {
    return (1 + (this.#factor * this.forgetting * days) / stability) ** this.#decay
  }

  firstStability(grade: Grade): number {
    return Math.max(this.#w[grade - 1]!, 0.1)
  }

  firstDifficulty(grade: Grade): number {
    return clamp(this.#bareDifficulty(grade), 1, 10)
  }

  /** Stability after a recall (hard, good or easy) on a later day. */
  recalled(stability: number, difficulty: number, recall: number, grade: Grade = 3): number {
    const w = this.#w
    const effort = grade === 2 ? w[15]! : grade === 4 ? w[16]! : 1
    const gain =
      this.#growth * (11 - difficulty) * stability ** -w[9]! * (Math.exp((1 - recall) * w[10]!) - 1) * effort
    return clamp(stability * (1 + gain), LEAST_STABILITY, MOST_STABILITY)
  }

  /** Stability after forgetting on a later day. */
  forgotten(stability: number, difficulty: number, recall: number): number {
    const w = this.#w
    const relearnt = clamp(
      w[11]! * difficulty ** -w[12]! * ((stability + 1) ** w[13]! - 1) * Math.exp((1 - recall) * w[14]!),
      LEAST_STABILITY,
      MOST_STABILITY,
    )
    return Math.min(Math.max(stability * this.#keptAfterLapse, LEAST_STABILITY), relearnt)
  }

  /** Stability after a further answer on the same day. */
  sameDay(stability: number, grade: Grade): number {
    const w = this.#w
    const change = stability ** -w[19]! * Math.exp(w[17]! * (grade - 3 + w[18]!))
    return clamp(stability * (grade >= 2 ? Math.max(change, 1) : change), LEAST_STABILITY, MOST_STABILITY)
  }

  difficultyAfter(difficulty: number, grade: Grade): number {
    const w = this.#w
    const moved = difficulty + (-w[6]! * (grade - 3) * (10 - difficulty)) / 9
    return clamp(w[7]! * this.#easyDifficulty + (1 - w[7]!) * moved, 1, 10)
  }

  /** Stability after any answer to a card that has been seen. */
  stabilityAfter(stability: number, difficulty: number, days: number, grade: Grade): number {
    if (days <= 0) return this.sameDay(stability, grade)
    const recall = this.recall(stability, days)
    return grade === 1
      ? this.forgotten(stability, difficulty, recall)
      : this.recalled(stability, difficulty, recall, grade)
  }

  #bareDifficulty(grade: number): number {
    return this.#w[4]! - Math.exp((grade - 1) * this.#w[5]!) + 1
  }
}

/** How fast a trace fades: the power of time, over the spread of the threshold that it is measured against. */
const TRACE_DECAY = 0.65
/** Days until what one reading has left is recalled nine times in ten. */
const ONE_TRACE = 0.3
/** Share of a trace that a further answer on the same day leaves. */
const SAME_DAY_TRACE = 0.2
/** A practice at a recall of 90% leaves one trace; how much more one leaves, as a power of e, the more is forgotten. */
const TRACE_SPACING = 1.5

/**
 * A memory in which every practice adds its trace, whether the answer was right or not, as theories of many traces
 * have it (ACT-R among them; Pavlik & Anderson 2005, doi 10.1207/s15516709cog0000_14): strengths add up, the square
 * root of stability being the strength, and recall falls by a power of time. In such a memory little is gained by
 * choosing among cards, so that its prices send a plan round in turn. The log decides which of the two a reader is.
 */
export class TraceModel extends MemoryModel {
  override recall(stability: number, days: number): number {
    return 1 / (1 + ((this.forgetting * days) / stability) ** TRACE_DECAY / 9)
  }

  override firstStability(grade: Grade): number {
    return grade === 1 ? ONE_TRACE : this.sameDay(ONE_TRACE)
  }

  override recalled(stability: number, _difficulty: number, recall: number): number {
    return withTraces(stability, this.growth * Math.exp(TRACE_SPACING * (0.9 - recall)))
  }

  override forgotten(stability: number, difficulty: number, recall: number): number {
    return this.recalled(stability, difficulty, recall)
  }

  override sameDay(stability: number): number {
    return withTraces(stability, SAME_DAY_TRACE)
  }
}

function withTraces(stability: number, traces: number): number {
  return clamp((Math.sqrt(stability) + traces * Math.sqrt(ONE_TRACE)) ** 2, LEAST_STABILITY, MOST_STABILITY)
}

function clamp(value: number, low: number, high: number): number {
  return Math.min(Math.max(value, low), high)
}

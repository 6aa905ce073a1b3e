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

/**
 * A memory in which every practice counts alike: whether the answer was right, and how soon it came, matters little,
 * as theories of many traces have it (ACT-R among them). The log decides which of the two a reader is.
 */
export class TraceModel extends MemoryModel {
  override firstStability(grade: Grade): number {
    return super.firstStability(grade === 1 ? 2 : grade)
  }

  override recalled(stability: number): number {
    return clamp(stability * (1 + this.growth), LEAST_STABILITY, MOST_STABILITY)
  }

  override forgotten(stability: number): number {
    return this.recalled(stability)
  }

  override sameDay(stability: number): number {
    return clamp(stability * (1 + this.growth / 4), LEAST_STABILITY, MOST_STABILITY)
  }
}

function clamp(value: number, low: number, high: number): number {
  return Math.min(Math.max(value, low), high)
}

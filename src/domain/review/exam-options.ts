/** What may be done with one seen card before the exam: ask it on one of the days, or never again. */

import { at, type Between, between, type Seconds } from './exam-grid.ts'
import type { MemoryModel } from './memory.ts'

/** Cards as bare numbers, in the order of preference among new ones. */
export interface PlanCards {
  readonly count: number
  /** 0 for a card not yet seen; days until recall falls to 90%. */
  readonly stability: ArrayLike<number>
  readonly difficulty: ArrayLike<number>
  /** Days since the last answer. */
  readonly elapsed: ArrayLike<number>
}

export interface CardOptions {
  card: number
  /** Days ahead; the last option, never, is not among them. */
  days: Int16Array
  recall: Float32Array
  cost: Float32Array
  good: Between[]
  again: Between[]
  /** Chance of recall on the exam day without another answer. */
  never: number
}

/**
 * @param days ahead on which the card may be asked
 * @param until days to the exam
 */
export function optionsOf(
  model: MemoryModel,
  seconds: Seconds,
  cards: PlanCards,
  card: number,
  days: readonly number[],
  until: number,
): CardOptions {
  const stability = cards.stability[card]!
  const difficulty = cards.difficulty[card]!
  const elapsed = cards.elapsed[card]!
  const recall = days.map(day => model.recall(stability, elapsed + day))
  const harder = model.difficultyAfter(difficulty, 1)
  return {
    card,
    days: Int16Array.from(days),
    recall: Float32Array.from(recall),
    cost: Float32Array.from(recall, r => r * seconds.recalled + (1 - r) * seconds.forgotten),
    good: recall.map(r => between(model.recalled(stability, difficulty, r), difficulty)),
    again: recall.map(r => between(model.sameDay(model.forgotten(stability, difficulty, r), 3), harder)),
    never: model.recall(stability, elapsed + until),
  }
}

/**
 * What each option is worth in expected recall, its time paid for.
 * @param worth of each state at the end of each day
 */
export function valuesOf(
  options: CardOptions,
  worth: readonly Float64Array[],
  prices: Float64Array,
): number[] {
  const values: number[] = []
  for (let o = 0; o < options.days.length; o++) {
    const day = options.days[o]!
    const after = worth[day]!
    const r = options.recall[o]!
    const gained = r * at(after, options.good[o]!) + (1 - r) * at(after, options.again[o]!)
    values.push(gained - prices[day]! * options.cost[o]!)
  }
  return values
}

/**
 * The days to an exam with a price on the seconds of each: what a state of memory is worth, what the plan costs.
 * A Lagrangian relaxation: once time has a price, every card can be planned by itself.
 */

import {
  add,
  at,
  type Between,
  between,
  type Seconds,
  STATES,
  softmax,
  spread,
  type Transitions,
} from './exam-grid.ts'
import { type CardOptions, optionsOf, type PlanCards, valuesOf } from './exam-options.ts'
import type { MemoryModel } from './memory.ts'

/** What is expected of a new card. */
export interface Fresh {
  /** Chance (0–1) that it is grasped at first reading. */
  grasped: number
}

/** What is expected to become of the plan. */
export interface Outlook {
  /** Expected number of cards recalled on the exam day. */
  recalled: number
  /** Expected number recalled if nothing were asked after a day: after today first. */
  recalledIfStopped: Float64Array
  /** Expected seconds a day. */
  seconds: Float64Array
  /** Expected number of new cards a day. */
  fresh: Float64Array
}

/**
 * Where a new card and a review gain alike, the new card comes first: a session that falls out later costs most
 * where cards have never been seen. 1.15 to 1.3 did alike in simulation; 1 lost two points where days were skipped.
 */
const FRESH_FIRST = 1.2

export class Horizon {
  readonly days: number
  readonly #tables: Transitions
  readonly #cards: PlanCards
  readonly #grasped: number
  readonly #open: readonly boolean[]
  readonly #seen: CardOptions[]
  readonly #unseen: number
  /** Value of each state at the end of each day. */
  readonly #worth: readonly Float64Array[]
  /** How likely each option is taken, by day and option, times the sum over options; the last one is never. */
  readonly #taken: Float64Array[][]
  readonly #sums: Float64Array[]
  readonly #options: number[][]
  readonly #freshGood: Between
  readonly #freshAgain: Between
  readonly #freshCost: number

  /**
   * @param open which days have a session; the first is today, the exam is the day after the last
   * @param earlier a plan made some days ago, whose worth of states is taken over instead of being worked out
   */
  constructor(
    model: MemoryModel,
    tables: Transitions,
    seconds: Seconds,
    cards: PlanCards,
    fresh: Fresh,
    open: readonly boolean[],
    earlier?: Horizon,
  ) {
    this.days = open.length
    this.#tables = tables
    this.#cards = cards
    this.#grasped = fresh.grasped
    this.#open = open
    this.#options = open.map((_, day) => this.#optionsAfter(day))
    this.#worth = earlier
      ? earlier.#worth.slice(earlier.days - open.length)
      : open.map(() => new Float64Array(STATES))
    this.#taken = earlier
      ? []
      : this.#options.map(days => Array.from({ length: days.length + 1 }, () => new Float64Array(STATES)))
    this.#sums = earlier ? [] : open.map(() => new Float64Array(STATES))
    this.#freshGood = between(model.firstStability(3), model.firstDifficulty(3))
    this.#freshAgain = between(model.sameDay(model.firstStability(1), 3), model.firstDifficulty(1))
    this.#freshCost = fresh.grasped * seconds.grasped + (1 - fresh.grasped) * seconds.missed
    this.#seen = []
    let unseen = 0
    for (let card = 0; card < cards.count; card++) {
      if (cards.stability[card]! > 0) {
        // A card that was answered today has had its turn.
        const today = open[0] && cards.elapsed[card]! > 0 ? [0] : []
        this.#seen.push(optionsOf(model, seconds, cards, card, [...today, ...this.#options[0]!], open.length))
      } else unseen++
    }
    this.#unseen = unseen
  }

  /** Days on which a card answered on `day` may be asked again. */
  #optionsAfter(day: number): number[] {
    const days: number[] = []
    const last = this.#open.lastIndexOf(true)
    for (const gap of this.#tables.gaps) {
      if (day + gap < this.days && this.#open[day + gap]) days.push(day + gap)
    }
    if (last > day && !days.includes(last)) days.push(last)
    return days
  }

  /**
   * Works out what every state is worth at these prices, from the last day back.
   * @param prices recall that a second of each day must buy
   * @param softness how much worth an option may lack and still be taken now and then; smooths the outlook
   */
  evaluate(prices: Float64Array, softness: number): void {
    const { recallAfter, cost, goodCell, goodUp, againCell, againUp } = this.#tables
    const best = new Float64Array(STATES)
    for (let day = this.days - 1; day >= 0; day--) {
      const options = this.#options[day]!
      const taken = this.#taken[day]!
      const never = taken[options.length]!
      never.set(recallAfter[this.days - day]!)
      for (let k = 0; k < STATES; k++) best[k] = never[k]!
      for (let o = 0; o < options.length; o++) {
        const gap = options[o]! - day
        const after = this.#worth[options[o]!]!
        const price = prices[options[o]!]!
        const q = taken[o]!
        const r = recallAfter[gap]!
        const c = cost[gap]!
        const [gc, gu, ac, au] = [goodCell[gap]!, goodUp[gap]!, againCell[gap]!, againUp[gap]!]
        for (let k = 0; k < STATES; k++) {
          const g = gc[k]!
          const a = ac[k]!
          const good = after[g]! + gu[k]! * (after[g + 1]! - after[g]!)
          const again = after[a]! + au[k]! * (after[a + 1]! - after[a]!)
          const value = r[k]! * (good - again) + again - price * c[k]!
          q[k] = value
          if (value > best[k]!) best[k] = value
        }
      }
      this.#weigh(day, best, softness)
    }
  }

  /** Turns the values of a day's options into how likely each is taken, and into the worth of being there. */
  #weigh(day: number, best: Float64Array, softness: number): void {
    const worth = this.#worth[day]!.fill(0)
    const sum = this.#sums[day]!.fill(0)
    const least = -8 * softness
    for (const q of this.#taken[day]!) {
      for (let k = 0; k < STATES; k++) {
        const value = q[k]!
        const lack = value - best[k]!
        if (lack < least) {
          q[k] = 0
          continue
        }
        const weight = Math.exp(lack / softness)
        q[k] = weight
        worth[k] = worth[k]! + weight * value
        sum[k] = sum[k]! + weight
      }
    }
    for (let k = 0; k < STATES; k++) worth[k] = worth[k]! / sum[k]!
  }

  /** What the plan comes to, card by card and day by day, after `evaluate`. */
  outlook(prices: Float64Array, softness: number): Outlook {
    const mass = Array.from({ length: this.days }, () => new Float64Array(STATES))
    const seconds = new Float64Array(this.days)
    const freshOn = new Float64Array(this.days)
    /** Changes of what would be recalled if nothing were asked any more, by day. */
    const change = new Float64Array(this.days + 1)
    let recalled = 0
    for (const options of this.#seen) {
      const weights = softmax([...valuesOf(options, this.#worth, prices), options.never], softness)
      let until = 0
      for (let o = 0; o < options.days.length; o++) {
        const weight = weights[o]!
        const day = options.days[o]!
        until += weight
        seconds[day] = seconds[day]! + weight * options.cost[o]!
        change[day] = change[day]! - weight * options.never
        add(mass[day]!, options.good[o]!, weight * options.recall[o]!)
        add(mass[day]!, options.again[o]!, weight * (1 - options.recall[o]!))
      }
      recalled += (1 - until) * options.never
      change[0] = change[0]! + options.never
    }
    if (this.#unseen > 0) {
      const weights = softmax([...this.#freshValues(prices), 0], softness / 2)
      for (let day = 0; day < this.days; day++) {
        const weight = this.#unseen * weights[day]!
        freshOn[day] = weight
        seconds[day] = seconds[day]! + weight * this.#freshCost
        add(mass[day]!, this.#freshGood, weight * this.#grasped)
        add(mass[day]!, this.#freshAgain, weight * (1 - this.#grasped))
      }
    }
    const { recallAfter, cost, goodCell, goodUp, againCell, againUp } = this.#tables
    for (let day = 0; day < this.days; day++) {
      const here = mass[day]!
      const options = this.#options[day]!
      const taken = this.#taken[day]!
      const atExam = recallAfter[this.days - day]!
      for (let k = 0; k < STATES; k++) {
        if (here[k]! < 1e-6) continue
        change[day] = change[day]! + here[k]! * atExam[k]!
        const m = here[k]! / this.#sums[day]![k]!
        recalled += m * taken[options.length]![k]! * atExam[k]!
        for (let o = 0; o < options.length; o++) {
          const moved = m * taken[o]![k]!
          if (moved < 1e-7) continue
          const next = options[o]!
          const gap = next - day
          seconds[next] = seconds[next]! + moved * cost[gap]![k]!
          change[next] = change[next]! - moved * atExam[k]!
          const there = mass[next]!
          const r = recallAfter[gap]![k]!
          spread(there, goodCell[gap]![k]!, goodUp[gap]![k]!, moved * r)
          spread(there, againCell[gap]![k]!, againUp[gap]![k]!, moved * (1 - r))
        }
      }
    }
    const recalledIfStopped = new Float64Array(this.days)
    let running = 0
    for (let day = 0; day < this.days; day++) {
      running += change[day]!
      recalledIfStopped[day] = running
    }
    return { recalled, recalledIfStopped, seconds, fresh: freshOn }
  }

  /**
   * For every card, how much asking it today adds to the expected recall on the exam day against the best that
   * can be done without, per second of expected time; at most 0 for one that is better left.
   */
  gains(prices: Float64Array): { gain: Float64Array; cost: Float64Array } {
    const gain = new Float64Array(this.#cards.count)
    const cost = new Float64Array(this.#cards.count)
    for (const options of this.#seen) {
      cost[options.card] = options.cost[0] ?? 0
      if (options.days[0] !== 0) continue
      const values = valuesOf(options, this.#worth, prices)
      let wait = options.never
      for (let o = 1; o < values.length; o++) wait = Math.max(wait, values[o]!)
      gain[options.card] = (values[0]! + prices[0]! * options.cost[0]! - wait) / options.cost[0]!
    }
    if (this.#unseen > 0) {
      const values = this.#freshValues(prices)
      let wait = 0
      for (let day = 1; day < values.length; day++) wait = Math.max(wait, values[day]!)
      const fresh = (FRESH_FIRST * (values[0]! + prices[0]! * this.#freshCost - wait)) / this.#freshCost
      for (let card = 0; card < this.#cards.count; card++) {
        if (this.#cards.stability[card]! > 0) continue
        gain[card] = fresh
        cost[card] = this.#freshCost
      }
    }
    return { gain, cost }
  }

  #freshValues(prices: Float64Array): number[] {
    return this.#worth.map((worth, day) =>
      this.#open[day]
        ? this.#grasped * at(worth, this.#freshGood) +
          (1 - this.#grasped) * at(worth, this.#freshAgain) -
          prices[day]! * this.#freshCost
        : Number.NEGATIVE_INFINITY,
    )
  }
}

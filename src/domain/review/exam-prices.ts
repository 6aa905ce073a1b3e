/** Finds the prices of the days' seconds at which the plan just fits the time there is. */

import type { Horizon, Outlook } from './exam-horizon.ts'

/**
 * Recall that a second must buy, however much time there is: a review that buys less is not asked. With the first,
 * all the time is used, which costs nothing but the time; with the second a reader stops where a minute would bring
 * less than a fiftieth of a card. In simulation that took a third of the minutes off a recall of 98%.
 */
export const LEAST_PRICE = { allTime: 0.00002, enough: 0.0003 } as const
const HIGHEST_PRICE = 0.2
/** Softness of the choice, as a share of what an answer costs at the mean price. */
const SOFTNESS = 0.15
const ANSWER_SECONDS = 16

/** Rounds of moving prices at most; few days swing more, and cost less. A day later little has changed. */
const firstRounds = (days: number) => 25 + Math.ceil(600 / days)
const laterRounds = (days: number) => 1 + Math.ceil(200 / days)
/** Prices move until the time planned differs from what there is by no more than this share. */
const MISFIT = 0.05

export interface Priced {
  prices: Float64Array
  least: number
  outlook: Outlook
}

/**
 * @param budget seconds that each day has, 0 on a day off
 * @param least price below which a second is not used
 * @param start prices to begin with, such as yesterday's; none for a first plan
 */
export function price(horizon: Horizon, budget: Float64Array, least: number, start?: Float64Array): Priced {
  const prices = start ? Float64Array.from(start) : firstPrices(horizon, budget, least)
  const rounds = start ? laterRounds(horizon.days) : firstRounds(horizon.days)
  for (let round = 0; ; round++) {
    const outlook = look(horizon, prices, budget)
    if (round === rounds || (round > 0 && fits(outlook.seconds, budget, prices, least)))
      return { prices, least, outlook: settled(outlook, prices, budget, least) }
    const step = 0.6 / (1 + round / 8)
    for (let day = 0; day < horizon.days; day++) {
      if (budget[day]! <= 0) continue
      const excess = Math.max(-1, Math.min(2, outlook.seconds[day]! / budget[day]! - 1))
      prices[day] = bounded(prices[day]! * Math.exp(step * excess), least)
    }
  }
}

/**
 * The outlook with what days hold too much, or too little, charged at their prices: where prices are nearly right that
 * is nearly right too (the dual of the relaxation), while the bare sum would count time that there is not.
 */
function settled(outlook: Outlook, prices: Float64Array, budget: Float64Array, least: number): Outlook {
  const misfit = outlook.seconds.reduce((sum, used, day) => {
    const over = used - budget[day]!
    // Time that is left over at the least price has no better use.
    return sum + (prices[day]! > least ? prices[day]! * over : prices[day]! * Math.max(0, over))
  }, 0)
  const recalled = Math.max(0, outlook.recalled - misfit)
  const share = outlook.recalled > 0 ? recalled / outlook.recalled : 1
  return { ...outlook, recalled, recalledIfStopped: outlook.recalledIfStopped.map(cards => share * cards) }
}

/** One price for all days that fits their sum, dearer towards the exam, when everyone wants to review. */
function firstPrices(horizon: Horizon, budget: Float64Array, least: number): Float64Array {
  const whole = budget.reduce((sum, seconds) => sum + seconds, 0)
  const rise = 1 + horizon.days / 12
  const at = (base: number) =>
    Float64Array.from(budget, (_, day) =>
      bounded(base * (1 + Math.exp(-(horizon.days - 1 - day) / rise)), least),
    )
  let low = Math.log(least)
  let high = Math.log(HIGHEST_PRICE)
  for (let round = 0; round < 9; round++) {
    const middle = (low + high) / 2
    const { seconds } = look(horizon, at(Math.exp(middle)), budget)
    if (seconds.reduce((sum, day) => sum + day, 0) > whole) low = middle
    else high = middle
  }
  return at(Math.exp((low + high) / 2))
}

function look(horizon: Horizon, prices: Float64Array, budget: Float64Array): Outlook {
  const softness = softnessAt(prices, budget)
  horizon.evaluate(prices, softness)
  return horizon.outlook(prices, softness)
}

/** Whether no day holds much too much, and the days together hold what they can. */
function fits(seconds: Float64Array, budget: Float64Array, prices: Float64Array, least: number): boolean {
  let excess = 0
  let unused = 0
  let whole = 0
  for (let day = 0; day < budget.length; day++) {
    const over = seconds[day]! - budget[day]!
    excess += Math.max(0, over)
    // Time that is left over at the least price has no better use.
    if (prices[day]! > least) unused += Math.max(0, -over)
    whole += budget[day]!
  }
  return excess <= 2 * MISFIT * whole && Math.abs(excess - unused) <= MISFIT * whole
}

function bounded(price: number, least: number): number {
  return Math.min(HIGHEST_PRICE, Math.max(least, price))
}

function softnessAt(prices: Float64Array, budget: Float64Array): number {
  let sum = 0
  let open = 0
  for (let day = 0; day < prices.length; day++) {
    if (budget[day]! <= 0) continue
    sum += prices[day]!
    open++
  }
  return SOFTNESS * ANSWER_SECONDS * (open > 0 ? sum / open : LEAST_PRICE.allTime)
}

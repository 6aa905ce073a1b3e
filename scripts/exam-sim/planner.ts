/** The handbook's planner as policies of the simulation: as readers get it, and knowing what no planner can know. */

import { type Seconds, type Transitions, transitions } from '../../src/domain/review/exam-grid.ts'
import { Horizon } from '../../src/domain/review/exam-horizon.ts'
import type { PlanCards } from '../../src/domain/review/exam-options.ts'
import { LEAST_PRICE, price } from '../../src/domain/review/exam-prices.ts'
import type { MemoryModel } from '../../src/domain/review/memory.ts'
import {
  AVERAGE_SECONDS,
  keptShare,
  type Reader,
  ReaderFit,
  secondsOf,
} from '../../src/domain/review/reader.ts'
import { FsrsTruth, type Learner } from './learner.ts'
import { forecastDays, type MakePolicy, sortedBy } from './run.ts'

/**
 * Days for which the worth of states is kept, far from the exam, and from which prices are carried on; the handbook
 * itself works all of it out anew every day, as is done here on the days whose forecast counts.
 */
const KEPT_DAYS = 3
const KEPT_UNTIL = 10

/** What a planner goes by on a day. */
interface Knowledge {
  model: MemoryModel
  cards: Omit<PlanCards, 'count' | 'elapsed'> & { day: Int32Array }
  reader: Pick<Reader, 'grasped' | 'speed' | 'throughput'>
}

/** Plans day by day on what `know` says. */
function planning(days: number, minutes: number, count: number, least: number, know: () => Knowledge) {
  let prices: Float64Array | undefined
  let kept: { horizon: Horizon; model: MemoryModel } | undefined
  let expected: number | undefined
  let sessions = 0
  return {
    forecast: () => expected,
    queue(day: number) {
      const left = days - day
      const { model, cards, reader } = know()
      const elapsed = Float64Array.from(cards.day, last => day - last)
      const open = new Array<boolean>(left).fill(true)
      const anew = forecastDays(days).includes(day)
      const light =
        !anew && kept && kept.model === model && left > KEPT_UNTIL && kept.horizon.days - left < KEPT_DAYS
      const seconds = secondsOf({ speed: 1 })
      const horizon = new Horizon(
        model,
        tablesOf(model, seconds, days),
        seconds,
        { count, stability: cards.stability, difficulty: cards.difficulty, elapsed },
        reader,
        open,
        light ? kept?.horizon : undefined,
      )
      prices = prices?.slice(prices.length - left)
      expected = undefined
      if (!light) {
        const share = keptShare(sessions, day)
        const budget = new Float64Array(left).fill(share * minutes * 60 * reader.throughput)
        budget[0] = (minutes * 60) / reader.speed
        const priced = price(horizon, budget, least, anew ? undefined : prices)
        prices = priced.prices
        expected = priced.outlook.recalled / count
        kept = { horizon, model }
      }
      sessions++
      const { gain } = horizon.gains(prices!)
      const worth = Array.from({ length: count }, (_, card) => card).filter(card => gain[card]! > least)
      return sortedBy(worth, card => -gain[card]!)
    },
  }
}

export const planner = plannerWith(LEAST_PRICE.allTime)
/** The planner of readers who stop where more brings next to nothing. */
export const thriftyPlanner = plannerWith(LEAST_PRICE.enough)

function plannerWith(least: number): MakePolicy {
  return (_belief, { days, minutes, cards }) => {
    const fit = new ReaderFit(cards)
    const plan = planning(days, minutes, cards, least, () => {
      const { model, ...memory } = fit.memory()
      return { model, cards: memory, reader: fit.reader() }
    })
    return {
      ...plan,
      heard: ({ card, day, grade, seconds }) => fit.add({ card, day, grade, seconds }),
    }
  }
}

/** The same plan by one who knows the learner's weights, speed and the state of every card: an upper bound. */
export const oraclePlan: MakePolicy = (_belief, { days, minutes, cards }, learner) => {
  const { truth, speed, grasped } = learner
  if (!(truth instanceof FsrsTruth)) throw new Error('Only a memory that is FSRS can be known as FSRS.')
  const { stability, difficulty, day, model } = truth
  return planning(days, minutes, cards, LEAST_PRICE.allTime, () => ({
    model,
    cards: { stability, difficulty, day },
    reader: { grasped, speed, throughput: 1 / speed },
  }))
}

/**
 * What raises true recall on the exam day most per true second, as if nothing were asked afterwards, by one who knows
 * the learner's weights, share of cards grasped, and the state of every card that has been seen.
 */
export const oracleGreedy: MakePolicy = greedy((_card, learner) => ({ grasped: learner.grasped, ease: 1 }))

/** The same by one who also knows beforehand what becomes of each card, which is luck and no trait of the learner. */
export const clairvoyant: MakePolicy = greedy((card, learner, ease) => ({
  grasped: learner.graspedAtFirst(card),
  ease: ease[card]!,
}))

function greedy(
  know: (card: number, learner: Learner, ease: Float64Array) => { grasped: number; ease: number },
): MakePolicy {
  return (_belief, { days, cards }, learner) => {
    const { truth } = learner
    if (!(truth instanceof FsrsTruth)) throw new Error('Only a memory that is FSRS can be known as FSRS.')
    const { model } = truth
    const { recalled, forgotten, fresh, again } = AVERAGE_SECONDS
    return {
      queue(day) {
        const left = days - day
        const gain = (card: number) => {
          const [s, d] = [truth.stability[card]!, truth.difficulty[card]!]
          if (s === 0) {
            const { grasped: g, ease } = know(card, learner, truth.ease)
            const good = model.firstStability(3) * ease
            const missed = model.sameDay(model.firstStability(1) * ease, 3)
            return (
              (g * model.recall(good, left) + (1 - g) * model.recall(missed, left)) /
              (fresh + (1 - g) * again)
            )
          }
          const r = model.recall(s, day - truth.day[card]!)
          const good = model.recalled(s, d, r)
          const missed = model.sameDay(model.forgotten(s, d, r), 3)
          const never = model.recall(s, days - truth.day[card]!)
          const after = r * model.recall(good, left) + (1 - r) * model.recall(missed, left)
          return (after - never) / (r * recalled + (1 - r) * (forgotten + again))
        }
        return sortedBy(
          Array.from({ length: cards }, (_, card) => card),
          card => -gain(card),
        )
      },
    }
  }
}

const cache = new Map<MemoryModel, Transitions>()

function tablesOf(model: MemoryModel, seconds: Seconds, days: number): Transitions {
  const known = cache.get(model)
  if (known && known.recallAfter.length > days) return known
  // An oracle's model serves one learner only.
  if (cache.size > 300) cache.clear()
  const made = transitions(model, seconds, days)
  cache.set(model, made)
  return made
}

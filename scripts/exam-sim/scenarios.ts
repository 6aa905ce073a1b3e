/** What is simulated, and which chance belongs to which seed. */

import { BASELINES, CHEATER } from './baselines.ts'
import { clairvoyant, oracleGreedy, oraclePlan, planner, thriftyPlanner } from './planner.ts'
import type { MakePolicy } from './run.ts'

/** Days and minutes a day. */
export const TIMES: readonly (readonly [days: number, minutes: number])[] = [
  [7, 10],
  [14, 10],
  [14, 20],
  [30, 5],
  [30, 10],
  [60, 5],
  [60, 10],
]

export const PLANNER = 'the handbook'
/** The planner's other setting: it stops where more time would bring next to nothing. */
export const THRIFTY = 'the handbook, 「夠了就停」'
/** They know the learner's parameters and states: the upper bound that the planner is measured against. */
export const ORACLES = ['oracle, planning', 'oracle, greedy']
/** It also knows the luck of single cards, which no knowledge of the learner gives. */
export const CLAIRVOYANT = 'oracle, greedy, knows each card'
export const CHEAT = 'cheater: all minutes on the last day'

export const POLICIES: Readonly<Record<string, MakePolicy>> = {
  [PLANNER]: planner,
  [THRIFTY]: thriftyPlanner,
  ...BASELINES,
  [CHEAT]: CHEATER,
  [ORACLES[0]!]: oraclePlan,
  [ORACLES[1]!]: oracleGreedy,
  [CLAIRVOYANT]: clairvoyant,
}

/**
 * The seed of a learner. The planner was tuned on the bare seeds 1000 to 1015, which none of these is.
 * @param run the number given with `--seed`
 */
export function seedOf(run: number, learner: number): number {
  return 10_000_000 + run * 1009 + learner
}

/** One learner's session plan under a list of policies. */
export interface Job {
  world: number
  days: number
  minutes: number
  cards: number
  seed: number
  policies: readonly string[]
}

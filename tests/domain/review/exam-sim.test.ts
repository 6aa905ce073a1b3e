/** The simulation in small: the same every time, fair to all, and the planner ahead where the whole run says so. */

import { expect, test } from 'vitest'
import { WORLDS } from '../../../scripts/exam-sim/learner.ts'
import { meanDifference, meanOf, minutesTo } from '../../../scripts/exam-sim/report.ts'
import { type Result, run } from '../../../scripts/exam-sim/run.ts'
import {
  CHEAT,
  CLAIRVOYANT,
  ORACLES,
  PLANNER,
  POLICIES,
  seedOf,
} from '../../../scripts/exam-sim/scenarios.ts'

const scenario = { days: 10, minutes: 8, cards: 120 }
const learners = [0, 1, 2, 3].map(learner => seedOf(7, learner))
/** A slow machine may take its time. */
const PATIENCE = 60_000
const done = new Map<string, Result[]>()

function results(policy: string): Result[] {
  const found = done.get(policy) ?? learners.map(seed => run(POLICIES[policy]!, scenario, WORLDS[0]!, seed))
  done.set(policy, found)
  return found
}

const exam = (policy: string) => meanOf(results(policy).map(result => result.exam)).mean

test(
  'a seed gives the same learner, the same luck and the same result',
  () => {
    for (const name of [PLANNER, 'SM-2']) {
      expect(run(POLICIES[name]!, scenario, WORLDS[0]!, learners[0]!)).toEqual(results(name)[0])
    }
  },
  PATIENCE,
)

test(
  'every policy runs in every world and stays within its minutes',
  () => {
    for (const world of WORLDS) {
      for (const [name, make] of Object.entries(POLICIES)) {
        if ([...ORACLES, CLAIRVOYANT].includes(name) && world.truth !== 'fsrs') continue
        const { exam, later, minutes, seen } = run(
          make,
          { days: 6, minutes: 5, cards: 40 },
          world,
          seedOf(7, 1),
        )
        // Who leaves everything to a day that is then skipped has learnt nothing.
        if (name !== CHEAT) expect(exam, name).toBeGreaterThan(0)
        expect(exam, name).toBeLessThanOrEqual(1)
        expect(later, name).toBeLessThanOrEqual(exam)
        expect(seen, name).toBeLessThanOrEqual(1)
        // The last card of a day may take until after the time.
        expect(minutes, name).toBeLessThan(6 * 5 + 6 * 3)
      }
    }
  },
  PATIENCE,
)

test(
  'the planner is ahead of what others do, near the oracle, and knows what it will come to',
  () => {
    const own = exam(PLANNER)
    for (const other of ['FSRS 0.90, mixed', 'FSRS 0.97, mixed', 'SM-2', 'Leitner', 'cram everything']) {
      expect(own, other).toBeGreaterThan(exam(other))
    }
    expect(Math.max(...ORACLES.map(name => exam(name))) - own).toBeLessThan(0.03)
    const last = results(PLANNER).map(({ exam, forecasts }) => forecasts[9]! - exam)
    expect(Math.abs(meanOf(last).mean)).toBeLessThan(0.05)
  },
  PATIENCE,
)

test(
  'who idles and crams looks well on the day and has forgotten more a month later',
  () => {
    const later = (policy: string) => meanOf(results(policy).map(result => result.later)).mean
    expect(later(CHEAT)).toBeLessThan(later(PLANNER) - 0.05)
  },
  PATIENCE,
)

test('minutes to a goal lie between the budgets that were tried', () => {
  const result = (exam: number, minutes: number) => ({ exam, minutes, later: 0, seen: 1, forecasts: [] })
  const cells = [new Map([['x', [result(0.9, 100)]]]), new Map([['x', [result(0.96, 200)]]])]
  expect(minutesTo(0.93, cells, 'x')).toBeCloseTo(150)
  expect(minutesTo(0.98, cells, 'x')).toBeUndefined()
  expect(minutesTo(0.5, cells, 'x')).toBe(100)
})

test('a difference over several cells is each learner’s own mean over them', () => {
  const result = (exam: number) => ({ exam, minutes: 1, later: 0, seen: 1, forecasts: [] })
  const cells = [
    new Map([
      ['x', [result(0.9), result(0.7)]],
      ['y', [result(0.8), result(0.7)]],
    ]),
    new Map([
      ['x', [result(0.9), result(0.9)]],
      ['y', [result(0.8), result(0.7)]],
    ]),
  ]
  const { mean, half } = meanDifference(cells, 'x', 'y')
  expect(mean).toBeCloseTo(0.1)
  expect(half).toBeCloseTo(0)
})

test('the oracles that know the learner know nothing of single cards that have not been seen', () => {
  const asked = (policy: string) => {
    let first: number[] | undefined
    run(
      (...given) => {
        const made = POLICIES[policy]!(...given)
        const queue = (day: number) => {
          first ??= Array.from(made.queue(day))
          return []
        }
        return { ...made, queue }
      },
      { days: 5, minutes: 5, cards: 30 },
      WORLDS[0]!,
      learners[0]!,
    )
    return first
  }
  const inOrder = Array.from({ length: 30 }, (_, card) => card)
  for (const oracle of ORACLES) expect(asked(oracle), oracle).toEqual(inOrder)
  expect(asked(CLAIRVOYANT)).not.toEqual(inOrder)
})

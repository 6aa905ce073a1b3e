/** Which memory a log speaks for, and what the plan makes of it: an even round where every practice counts alike. */

import { describe, expect, test } from 'vitest'
import { Learner, WORLDS, type World } from '../../../scripts/exam-sim/learner.ts'
import { meanOf } from '../../../scripts/exam-sim/report.ts'
import { run } from '../../../scripts/exam-sim/run.ts'
import { PLANNER, POLICIES, seedOf } from '../../../scripts/exam-sim/scenarios.ts'
import { TraceModel } from '../../../src/domain/review/memory.ts'
import { readLog } from '../../../src/domain/review/reader.ts'
import { reviewed } from './log.ts'

const CARDS = 120
const seeds = [0, 1, 2, 3, 4, 5].map(learner => seedOf(8, learner))
const worldOf = (name: string) => WORLDS.find(world => world.name === name)!
/** A slow machine may take its time. */
const PATIENCE = 60_000

/** A twelfth of the cards each day in turn, three times round, by a learner of a world. */
function memoryOf(world: World, seed: number) {
  const learner = new Learner(world, seed, CARDS)
  const events = []
  for (let day = 0; day < 36; day++) {
    for (let card = day % 12; card < CARDS; card += 12) {
      let answer = learner.answer(card, day)
      events.push(reviewed(events.length, `card-${card}`, day, answer.grade))
      while (answer.grade === 1) {
        answer = learner.answerAgain(card, day)
        events.push(reviewed(events.length, `card-${card}`, day, answer.grade))
      }
    }
  }
  return readLog(events).memory().model
}

describe('the answers decide which memory a reader has', () => {
  test.each(seeds)('traces, for learner %i who remembers by ACT-R', seed => {
    expect(memoryOf(worldOf('remembers by ACT-R'), seed)).toBeInstanceOf(TraceModel)
  })

  test.each(['standard', 'forgets three times as fast', 'knows half the cards before'])(
    'no traces, for any learner who is %s',
    name => {
      for (const seed of seeds) expect(memoryOf(worldOf(name), seed)).not.toBeInstanceOf(TraceModel)
    },
  )
})

/** Under the planner: what is recalled on the exam day, and how unevenly cards were asked (spread ÷ mean). */
function studied(world: World, seed: number, policy: string) {
  const asked = new Array<number>(CARDS).fill(0)
  const { exam } = run(
    (...given) => {
      const made = POLICIES[policy]!(...given)
      return {
        ...made,
        heard(answer) {
          if (answer.first) asked[answer.card] = asked[answer.card]! + 1
          made.heard?.(answer)
        },
      }
    },
    { days: 40, minutes: 5, cards: CARDS },
    world,
    seed,
  )
  const { mean } = meanOf(asked)
  const uneven = Math.sqrt(meanOf(asked.map(times => (times - mean) ** 2)).mean) / mean
  return { exam, uneven }
}

test(
  'where every practice counts alike the cards are asked evenly, and as much is kept as by going round and round',
  () => {
    const traces = seeds.map(seed => studied(worldOf('remembers by ACT-R'), seed, PLANNER))
    const round = seeds.map(seed => studied(worldOf('remembers by ACT-R'), seed, 'cram everything'))
    const chosen = seeds.map(seed => studied(WORLDS[0]!, seed, PLANNER))
    for (const [i, { uneven }] of traces.entries()) expect(uneven).toBeLessThan(0.5 * chosen[i]!.uneven)
    const lead = meanOf(traces.map(({ exam }, i) => exam - round[i]!.exam)).mean
    expect(lead).toBeGreaterThan(-0.005)
  },
  PATIENCE,
)

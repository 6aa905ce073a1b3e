import { expect, test } from 'vitest'
import { Learner, WORLDS } from '../../../scripts/exam-sim/learner.ts'
import { keptShare, ReaderFit, readLog } from '../../../src/domain/review/reader.ts'
import { DAY_MS, FIRST_DAY, reviewed, undone } from './log.ts'

const [standard, steep] = [WORLDS[0]!, WORLDS[1]!]

/** A learner answers 60 cards every third day, and the fit listens. */
function listenTo(world: typeof standard, seed: number, sessions: number, cards = 60) {
  const learner = new Learner(world, seed, cards)
  const fit = new ReaderFit(cards)
  for (let day = 0; day < sessions * 3; day += 3) {
    for (let card = 0; card < cards; card++) {
      let answer = learner.answer(card, day)
      fit.add({ card, day, ...answer })
      while (answer.grade === 1) {
        answer = learner.answerAgain(card, day)
        fit.add({ card, day, ...answer })
      }
    }
  }
  return { learner, reader: fit.reader() }
}

test('without answers a reader is the average', () => {
  const { speed, throughput, forgetting, grasped, evidence } = new ReaderFit(0).reader()
  expect(speed).toBe(1)
  // Among readers who differ by a third, the quick answer more than the slow lack.
  expect(throughput).toBeCloseTo(1.09)
  expect(forgetting).toBeCloseTo(1, 1)
  expect(grasped).toBeCloseTo(0.6)
  expect(evidence).toBe(0)
})

test('the speed found is the learner’s own, and a single slow answer hardly moves it', () => {
  for (const seed of [11, 12, 13, 14, 15, 16]) {
    const { learner, reader } = listenTo(standard, seed, 4)
    expect(reader.speed / learner.speed).toBeGreaterThan(0.85)
    expect(reader.speed / learner.speed).toBeLessThan(1.15)
    expect(reader.throughput * reader.speed).toBeCloseTo(1, 1)
    expect(reader.throughput * reader.speed).toBeLessThan(1.01)
  }
  const fit = new ReaderFit(1)
  fit.add({ card: 0, day: 0, grade: 3, seconds: 44 })
  expect(fit.reader().speed).toBeLessThan(1.25)
})

test('who forgets three times as fast is found to, against the same learner who does not', () => {
  const ratios = [21, 22, 23, 24, 25, 26].map(seed => {
    const [average, fast] = [standard, steep].map(world => listenTo(world, seed, 5).reader.forgetting)
    return fast! / average!
  })
  // What the factor cannot reach, four times the average, keeps the ratio of the quickest forgetters down.
  for (const ratio of ratios) expect(ratio).toBeGreaterThan(1.1)
  expect(ratios.reduce((sum, ratio) => sum + Math.log(ratio), 0) / ratios.length).toBeGreaterThan(
    Math.log(1.6),
  )
})

test('a few answers leave a reader near the average', () => {
  const fit = new ReaderFit(3)
  for (const card of [0, 1, 2]) fit.add({ card, day: 0, grade: 3, seconds: 10 })
  for (const card of [0, 1, 2]) fit.add({ card, day: 1, grade: 1, seconds: 10 })
  const { forgetting } = fit.reader()
  expect(forgetting).toBeGreaterThan(1)
  expect(forgetting).toBeLessThan(3)
})

test('the log is read without what was taken back and without practice', () => {
  const first = reviewed(1, 'a', 0)
  const slip = reviewed(2, 'b', 0, 1)
  const practice = { ...reviewed(3, 'a', 1), kind: 'cram' as const }
  const log = readLog([first, slip, undone(4, slip), practice])
  expect(log.secondsOn(FIRST_DAY)).toBe(4)
  expect(log.secondsOn(FIRST_DAY + 1)).toBe(0)
  const { of } = log.memory()
  expect(of('a')?.stability).toBeGreaterThan(2)
  expect(of('b')).toBeUndefined()
})

test('days kept are counted among the days that were to have a session', () => {
  const log = readLog([reviewed(1, 'a', 0), reviewed(2, 'a', 2)])
  const weekdays = (day: number) => day !== FIRST_DAY + 1
  expect(log.daysBetween(FIRST_DAY, FIRST_DAY + 4, weekdays)).toEqual({ all: 3, kept: 2 })
  expect(keptShare(0, 0)).toBe(0.92)
  expect(keptShare(30, 30)).toBeGreaterThan(0.98)
  expect(keptShare(5, 10)).toBeLessThan(0.75)
  expect(DAY_MS).toBe(86_400_000)
})

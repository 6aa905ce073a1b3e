import fc from 'fast-check'
import { expect, test } from 'vitest'
import { foldCard } from '../../../src/domain/review/events.ts'
import {
  dueDay,
  type Grade,
  intervalDays,
  intervalWords,
  newState,
  nextState,
  retrievability,
} from '../../../src/domain/review/schedule.ts'
import { FIRST_DAY, reviewed } from './log.ts'

const grade = fc.constantFrom<Grade>(1, 2, 3, 4)

test('a new card that is known comes back in two days, a very easy one in eight', () => {
  const fresh = newState('a')
  expect(dueDay(nextState(fresh, 3, 100, 0), 0.9)).toBe(102)
  expect(dueDay(nextState(fresh, 4, 100, 0), 0.9)).toBe(108)
})

test('a forgotten card is due the same day and then the next', () => {
  const forgotten = nextState(newState('a'), 1, 100, 0)
  expect(forgotten.phase).toBe('learning')
  expect(dueDay(forgotten, 0.9)).toBe(100)
  const recalled = nextState(forgotten, 3, 100, 600_000)
  expect(recalled.phase).toBe('review')
  expect(dueDay(recalled, 0.9)).toBe(101)
})

test('only forgetting what had been learnt is a lapse', () => {
  let state = nextState(newState('a'), 1, 100, 0)
  expect(state.lapses).toBe(0)
  state = nextState(state, 3, 100, 0)
  state = nextState(state, 1, 105, 0)
  expect(state.lapses).toBe(1)
  expect(nextState(state, 1, 105, 0).lapses).toBe(1)
})

test('a stricter wish for retention asks sooner, at once and without touching the memory', () => {
  const state = nextState(nextState(newState('a'), 3, 100, 0), 3, 110, 0)
  expect(dueDay(state, 0.95)).toBeLessThan(dueDay(state, 0.9))
  expect(dueDay(state, 0.8)).toBeGreaterThan(dueDay(state, 0.9))
})

test('at its stability a card is recalled nine times in ten', () => {
  const state = nextState(nextState(newState('a'), 3, 100, 0), 3, 102, 0)
  expect(retrievability(state, state.day + Math.round(state.stability))).toBeCloseTo(0.9, 1)
  expect(intervalDays(state.stability, 0.9)).toBe(Math.round(state.stability))
})

test('a clock set back neither throws nor moves a card back in time', () => {
  const log = [reviewed(1, 'a', 0), reviewed(2, 'a', 5)]
  const before = foldCard(log)!
  const after = nextState(before, 3, FIRST_DAY - 400, 1)
  expect(after.day).toBe(before.day)
  expect(after.t).toBe(before.t)
  expect(after.stability).toBeGreaterThanOrEqual(before.stability)
})

test('any history gives a finite memory and a due day that is not past', () => {
  const answers = fc.array(fc.tuple(grade, fc.integer({ min: -3000, max: 20_000 })), {
    minLength: 1,
    maxLength: 60,
  })
  fc.assert(
    fc.property(answers, fc.constantFrom(0.8, 0.85, 0.9, 0.95), (steps, retention) => {
      let state = newState('a')
      let day = 20_000
      for (const [answer, days] of steps) {
        day += days
        state = nextState(state, answer, day, day * 86_400_000)
        expect(state.stability).toBeGreaterThan(0)
        expect(Number.isFinite(state.stability)).toBe(true)
        expect(state.difficulty).toBeGreaterThanOrEqual(1)
        expect(state.difficulty).toBeLessThanOrEqual(10)
        expect(dueDay(state, retention)).toBeGreaterThanOrEqual(state.day + (answer === 1 ? 0 : 1))
      }
    }),
  )
})

test('buttons name the interval they give', () => {
  const known = foldCard([0, 2, 12, 60, 300].map((day, i) => reviewed(i, 'a', day)))!
  expect(intervalWords(newState('a'), 1, 100, 0.9)).toBe('<10 分')
  expect(intervalWords(newState('a'), 3, 100, 0.9)).toBe('2 天')
  expect(intervalWords(known, 3, known.day + 300, 0.9)).toMatch(/^[\d.]+ (個月|年)$/)
})

import fc from 'fast-check'
import { FSRSAlgorithm, forgetting_curve } from 'ts-fsrs'
import { expect, test } from 'vitest'
import { MemoryModel, TraceModel } from '../../../src/domain/review/memory.ts'
import type { Grade } from '../../../src/domain/review/schedule.ts'

const original = new FSRSAlgorithm({ enable_fuzz: false })
const model = new MemoryModel()

test('the formulas are those of ts-fsrs, whatever the answers and the days between them', () => {
  const answers = fc.array(fc.tuple(fc.constantFrom<Grade>(1, 2, 3, 4), fc.nat(400)), {
    minLength: 1,
    maxLength: 30,
  })
  fc.assert(
    fc.property(answers, steps => {
      let state: { stability: number; difficulty: number } | null = null
      for (const [grade, days] of steps) {
        const before: { stability: number; difficulty: number } | null = state
        state = original.next_state(before, before ? days : 0, grade)
        const stability = before
          ? model.stabilityAfter(before.stability, before.difficulty, days, grade)
          : model.firstStability(grade)
        const difficulty = before
          ? model.difficultyAfter(before.difficulty, grade)
          : model.firstDifficulty(grade)
        expect(stability / state.stability).toBeCloseTo(1, 4)
        expect(difficulty).toBeCloseTo(state.difficulty, 5)
        expect(model.recall(state.stability, days)).toBeCloseTo(
          forgetting_curve(original.parameters.w, days, state.stability),
          5,
        )
      }
    }),
  )
})

test('golden numbers, so that an update of the library cannot move the plan unseen', () => {
  expect(model.firstStability(3)).toBe(2.3065)
  expect(model.recall(2.3065, 10)).toBeCloseTo(0.7744, 4)
  expect(model.recalled(2.3065, 2.118, model.recall(2.3065, 10))).toBeCloseTo(25.109, 3)
  expect(model.forgotten(10, 5, model.recall(10, 10))).toBeCloseTo(1.392, 3)
  expect(model.sameDay(0.212, 3)).toBeCloseTo(0.247, 3)
  expect(model.difficultyAfter(2.118, 1)).toBeCloseTo(7.3945, 4)
})

test('one who forgets twice as fast remembers after a day what others remember after two', () => {
  expect(new MemoryModel(2).recall(5, 7)).toBe(model.recall(5, 14))
})

test('where every practice counts alike, a lapse takes nothing away, and strengths add up', () => {
  const traces = new TraceModel()
  expect(traces.recall(4, 4)).toBeCloseTo(0.9, 10)
  expect(traces.forgotten(4, 5, 0.7)).toBe(traces.recalled(4, 5, 0.7))
  const added = [0.3, 4, 50].map(
    stability => Math.sqrt(traces.recalled(stability, 5, 0.9)) - Math.sqrt(stability),
  )
  for (const strength of added) expect(strength).toBeCloseTo(Math.sqrt(0.3), 10)
  // Spaced practice leaves more than massed practice does.
  expect(traces.recalled(4, 5, 0.6) - 4).toBeGreaterThan(1.5 * (traces.recalled(4, 5, 0.95) - 4))
  expect(traces.sameDay(4)).toBeLessThan(traces.recalled(4, 5, 0.99))
  expect(traces.firstStability(3)).toBeGreaterThan(traces.firstStability(1))
})

import { expect, test, vi } from 'vitest'
import { planAhead } from '../../../src/domain/review/exam-ahead.ts'
import { planSteps } from '../../../src/domain/review/exam-steps.ts'
import { readerWords, shareWords } from '../../../src/domain/review/exam-words.ts'
import { dateOfDay } from '../../../src/domain/review/study-day.ts'
import { FIRST_DAY } from './log.ts'

// A slow machine may take its time.
vi.setConfig({ testTimeout: 60_000 })

test('how a reader differs is said in words, and so is how little is known yet', () => {
  const words = (speed: number, forgetting: number, evidence: number) =>
    readerWords({ speed, forgetting, evidence })
  expect(words(1, 1, 0)).toContain('還沒有你的作答')
  expect(words(1.05, 1.05, 200)).toBe('你作答所花的時間和一般人差不多。你記得的時間和一般人差不多。')
  expect(words(0.7, 2, 200)).toBe(
    '你作答比一般人快，每張約少花 30% 的時間。一般人能記 10 天的，你大約記 5 天；計畫已照這個快慢安排。',
  )
  expect(words(1.4, 0.5, 200)).toContain('每張約多花 40% 的時間')
  expect(words(1.4, 0.5, 200)).toContain('你大約記 20 天')
  expect(words(0.7, 2, 5)).toContain('還只有 5 次')
})

test('a share is never said to be all, nor to be none where there is some', () => {
  expect([0, 0.004, 0.5, 0.899, 0.999, 1].map(shareWords)).toEqual(['0%', '1%', '50%', '90%', '99%', '99%'])
})

const cards = (count: number) =>
  Array.from({ length: count }, (_, i) => ({
    id: `card-${i}`,
    rev: 'aaaa0000',
    core: i < 5,
    retired: false,
    groups: [`case-${i % 9}`],
  }))

const ask = (minutes: number, off: number[] = []) => ({
  cards: cards(120),
  states: new Map(),
  events: [],
  settings: { date: dateOfDay(FIRST_DAY + 7), minutes, off, thrifty: false, started: FIRST_DAY },
  today: FIRST_DAY,
})

test('what would be enough is worked out only where the time is too short', () => {
  expect([...planSteps(ask(60))].map(step => Object.keys(step)[0])).toEqual(['plan'])
  const [, second] = [...planSteps(ask(5))]
  expect(second).toMatchObject({ enough: expect.any(Number) })
})

test('the days ahead end with the exam, and a day off has nothing', () => {
  // FIRST_DAY is a Sunday; Tuesday is off.
  const request = ask(10, [2])
  const [step] = [...planSteps(request)]
  const plan = step && 'plan' in step ? step.plan! : undefined!
  const days = planAhead(plan, request.settings, FIRST_DAY, 30)
  expect(days).toHaveLength(8)
  expect(days[0]).toEqual({ cards: plan.queue.length, minutes: plan.minutes })
  expect(days[2]).toEqual({ cards: 0, minutes: 0 })
  for (const i of [1, 3, 4, 5, 6, 7]) expect(days[i]!.minutes).toBeGreaterThan(0)
  for (const { minutes } of days) expect(minutes).toBeLessThanOrEqual(10)
})

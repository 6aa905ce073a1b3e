import { describe, expect, test, vi } from 'vitest'
import type { ReviewEvent } from '../../../src/domain/review/events.ts'
import { foldEvents } from '../../../src/domain/review/events.ts'
import { enoughMinutes, type PlanInput, planExam } from '../../../src/domain/review/exam-plan.ts'
import { type ExamSettings, readExamSettings } from '../../../src/domain/review/exam-settings.ts'
import type { QueueCard } from '../../../src/domain/review/queue.ts'
import { readLog } from '../../../src/domain/review/reader.ts'
import { dateOfDay } from '../../../src/domain/review/study-day.ts'
import { FIRST_DAY, reviewed } from './log.ts'

// A slow machine may take its time.
vi.setConfig({ testTimeout: 60_000 })

const deck = (count: number): QueueCard[] =>
  Array.from({ length: count }, (_, i) => ({
    id: `card-${i}`,
    rev: 'aaaa0000',
    core: i % 4 === 0,
    retired: false,
    groups: [`case-${i % 9}`],
  }))

const settings = (days: number, minutes: number, more: Partial<ExamSettings> = {}): ExamSettings => ({
  date: dateOfDay(FIRST_DAY + days),
  minutes,
  off: [],
  thrifty: false,
  started: FIRST_DAY,
  ...more,
})

const input = (
  cards: QueueCard[],
  events: ReviewEvent[],
  exam: ExamSettings,
  today = FIRST_DAY,
): PlanInput => ({ cards, states: foldEvents(events), log: readLog(events), settings: exam, today })

/** Every card answered on day 0 and again on day 3, each fifth of them forgotten then. */
const seenTwice = (count: number) =>
  Array.from({ length: count }, (_, i) => [
    reviewed(2 * i, `card-${i}`, 0),
    reviewed(2 * i + 1, `card-${i}`, 3, i % 5 === 0 ? 1 : 3),
  ]).flat()

describe('a first plan', () => {
  const plan = planExam(input(deck(60), [], settings(14, 10)))!

  test('fills the day’s minutes with new cards, core ones first', () => {
    expect(plan.daysLeft).toBe(14)
    expect(plan.fresh).toBe(plan.queue.length)
    expect(plan.queue.length).toBeGreaterThan(5)
    expect(plan.minutes).toBe(10)
    const core = new Set(deck(60).flatMap(card => (card.core ? card.id : [])))
    expect(plan.queue.slice(0, 10).every(id => core.has(id))).toBe(true)
  })

  test('foretells more with today’s session than without, and the more the longer the plan is kept', () => {
    expect(plan.recall).toBeGreaterThan(0.9)
    expect(plan.recallWithoutToday).toBeLessThanOrEqual(plan.recall)
    expect(plan.curve).toHaveLength(14)
    const kept = plan.curve.map(point => point.kept)
    expect(kept[0]).toBeGreaterThan(0)
    expect(kept[13]!).toBeCloseTo(plan.recall, 6)
    for (let day = 1; day < 14; day++) expect(kept[day]!).toBeGreaterThan(kept[day - 1]! - 0.005)
    expect(plan.curve[0]!.withoutToday).toBe(0)
  })

  test('is the same however often it is asked for', () => {
    expect(planExam(input(deck(60), [], settings(14, 10)))).toEqual(plan)
  })
})

test('a plan reads states and changes none', () => {
  const events = seenTwice(30)
  const given = input(deck(40), events, settings(20, 5), FIRST_DAY + 6)
  const before = structuredClone(given.states)
  planExam(given)
  expect(given.states).toEqual(before)
})

test('too little time is said, the core cards stay in, and what would be enough is enough', () => {
  const cards = deck(200)
  const short = input(cards, [], settings(5, 5))
  const plan = planExam(short)!
  expect(plan.unfit.length).toBeGreaterThan(60)
  const core = new Set(cards.flatMap(card => (card.core ? card.id : [])))
  expect(plan.unfit.filter(id => core.has(id))).toEqual([])
  const minutes = enoughMinutes(short)!
  expect(minutes).toBeGreaterThan(5)
  const more = planExam({ ...short, settings: settings(5, minutes) })!
  expect(more.unfit).toEqual([])
  expect(more.recall).toBeGreaterThanOrEqual(0.89)
})

test('time that was spent today is not planned again', () => {
  const events = seenTwice(30).map(event => ({ ...event, ms: 10_000 }))
  const today = FIRST_DAY + 3
  const rest = planExam(input(deck(60), events, settings(14, 6), today))!
  expect(rest.minutes).toBeLessThanOrEqual(2)
  const spent = planExam(input(deck(60), events, settings(14, 5), today))!
  expect(spent.queue).toEqual([])
})

test('on a day off nothing is asked, and the exam is no nearer for it', () => {
  const off = [new Date(FIRST_DAY * 86_400_000).getUTCDay()]
  const plan = planExam(input(deck(60), [], settings(14, 10, { off })))!
  expect(plan.queue).toEqual([])
  expect(plan.seconds[0]).toBe(0)
  expect(plan.seconds[7]).toBe(0)
  expect(plan.recall).toBeGreaterThan(0.85)
})

test('who stops where it is enough is asked less, and remembers nearly as much', () => {
  const events = seenTwice(30)
  const all = planExam(input(deck(30), events, settings(40, 20), FIRST_DAY + 4))!
  const enough = planExam(input(deck(30), events, settings(40, 20, { thrifty: true }), FIRST_DAY + 4))!
  const minutes = (seconds: number[]) => seconds.reduce((sum, day) => sum + day, 0) / 60
  expect(minutes(enough.seconds)).toBeLessThan(0.7 * minutes(all.seconds))
  expect(enough.recall).toBeGreaterThan(all.recall - 0.03)
})

test('missed days are planned anew from what is left', () => {
  const events = seenTwice(30)
  const kept = planExam(input(deck(60), events, settings(20, 5), FIRST_DAY + 4))!
  const missed = planExam(input(deck(60), events, settings(20, 5), FIRST_DAY + 12))!
  expect(missed.daysLeft).toBe(8)
  expect(missed.queue.length).toBeGreaterThan(5)
  expect(missed.recall).toBeLessThan(kept.recall)
  expect(kept.missed).toBe(0)
  expect(missed.missed).toBe(8)
  // Days off, and days before there was a plan, are not missed.
  const off = [0, 1, 2, 3, 4, 5]
  expect(planExam(input(deck(60), events, settings(20, 5, { off }), FIRST_DAY + 12))!.missed).toBe(1)
  const begun = settings(20, 5, { started: FIRST_DAY + 10 })
  expect(planExam(input(deck(60), events, begun, FIRST_DAY + 12))!.missed).toBe(2)
})

test('on the exam day the weakest come first, and nothing new', () => {
  const events = seenTwice(30)
  const today = FIRST_DAY + 10
  const given = input(deck(40), events, settings(10, 5), today)
  const plan = planExam(given)!
  expect(plan.daysLeft).toBe(0)
  expect(plan.fresh).toBe(0)
  const forgotten = plan.queue.slice(0, 6).map(id => Number(id.slice(5)) % 5)
  expect(forgotten).toEqual([0, 0, 0, 0, 0, 0])
  expect(plan.unfit).toHaveLength(10)
})

test('after the exam, and more than a year before it, there is no plan', () => {
  expect(planExam(input(deck(5), [], settings(3, 5), FIRST_DAY + 4))).toBeUndefined()
  expect(planExam(input(deck(5), [], settings(400, 5)))).toBeUndefined()
})

test('suspended and retired cards are neither asked nor counted; changed ones come first', () => {
  const cards = deck(12).map((card, i) => ({
    ...card,
    retired: i === 1,
    rev: i === 2 ? 'bbbb0000' : card.rev,
  }))
  const events: ReviewEvent[] = [
    ...seenTwice(12),
    { ...reviewed(99, 'card-3', 3, 3), kind: 'suspend', grade: 0 },
  ]
  const plan = planExam(input(cards, events, settings(30, 10), FIRST_DAY + 6))!
  expect(plan.total).toBe(10)
  expect(plan.queue).not.toContain('card-1')
  expect(plan.queue).not.toContain('card-3')
  expect(plan.queue[0]).toBe('card-2')
})

test('what a mock exam has shown not to be known comes first, seen or not', () => {
  const missed = (i: number, card: string): ReviewEvent => ({
    ...reviewed(i, card, 6),
    kind: 'missed',
    grade: 0,
  })
  const events = [...seenTwice(8), missed(90, 'card-5'), missed(91, 'card-11')]
  const plan = planExam(input(deck(12), events, settings(30, 10), FIRST_DAY + 6))!
  expect(plan.queue.slice(0, 2).sort()).toEqual(['card-11', 'card-5'])
})

test('an empty deck has an empty plan', () => {
  const plan = planExam(input([], [], settings(10, 5)))!
  expect(plan.queue).toEqual([])
  expect(plan.recall).toBe(1)
})

test('what is stored is read with care', () => {
  const plan = { date: '2026-12-09', minutes: 15, off: [0, 6], thrifty: false, started: FIRST_DAY }
  expect(readExamSettings(plan)).toEqual(plan)
  expect(readExamSettings(null)).toBeUndefined()
  expect(readExamSettings('2026-12-09')).toBeUndefined()
  expect(readExamSettings({ ...plan, date: '2026-02-30' })).toBeUndefined()
  expect(readExamSettings({ ...plan, date: '明天' })).toBeUndefined()
  expect(readExamSettings({ ...plan, minutes: Number.NaN })).toBeUndefined()
  expect(readExamSettings({ ...plan, minutes: 9999, off: 'x', started: 'y' })).toEqual({
    ...plan,
    minutes: 240,
    off: [],
    started: 0,
  })
  // Seven days off would leave no day at all.
  expect(readExamSettings({ ...plan, off: [0, 1, 2, 3, 4, 5, 6] })?.off).toHaveLength(6)
})

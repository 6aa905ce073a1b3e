import { expect, test } from 'vitest'
import { futureCards, isBehind, redatesOf } from '../../../src/domain/review/clock.ts'
import { foldCard, foldEvents, type ReviewEvent } from '../../../src/domain/review/events.ts'
import { dueDay } from '../../../src/domain/review/schedule.ts'
import { DAY_MS, FIRST_DAY, reviewed } from './log.ts'

const today = FIRST_DAY
const now = reviewed(0, 'a', 0).t
const named = (drafts: Omit<ReviewEvent, 'id'>[]) => drafts.map((draft, i) => ({ id: `r${i}`, ...draft }))
const putRight = (events: ReviewEvent[]) => [...events, ...named(redatesOf(events, now, today, 480))]

test('a card learnt under a clock a year ahead comes back within days once the clock is right', () => {
  const ahead = [reviewed(1, 'a', 365)]
  expect(futureCards(foldEvents(ahead).values(), now, today)).toEqual(['a'])
  const state = foldCard(putRight(ahead))!
  expect(state.day).toBe(today)
  expect(dueDay(state, 0.9) - today).toBeLessThan(5)
  expect(futureCards([state], now, today)).toEqual([])
  expect(foldCard([...putRight(ahead), reviewed(9, 'a', 3)])?.stability).toBe(
    foldCard([reviewed(1, 'a', 0), reviewed(9, 'a', 3)])?.stability,
  )
})

test('two reviews of one card keep their order, and those of a right clock stay as they are', () => {
  const log = [reviewed(1, 'a', -3), reviewed(2, 'a', 400, 1), reviewed(3, 'a', 401)]
  const drafts = redatesOf(log, now, today, 480)
  expect(drafts.map(draft => draft.of)).toEqual([log[1]!.id, log[2]!.id])
  const right = [reviewed(1, 'a', -3), reviewed(2, 'a', 0, 1), reviewed(3, 'a', 0)]
  expect(foldCard(putRight(log))?.stability).toBe(foldCard(right)?.stability)
})

test('a suspension of the future can be lifted today', () => {
  const suspended = { ...reviewed(1, 'a', 365), kind: 'suspend' as const, grade: 0 as const }
  const lifted = { ...reviewed(2, 'a', 0), kind: 'unsuspend' as const, grade: 0 as const }
  expect(foldCard([...putRight([suspended]), lifted])?.suspended).toBe(false)
})

test('a believable t with an unbelievable day is put right as well', () => {
  const forged = { ...reviewed(1, 'a', 0), day: today + 50_000 }
  expect(futureCards(foldEvents([forged]).values(), now, today)).toEqual(['a'])
  expect(foldCard(putRight([forged]))?.day).toBe(today)
})

test('a journey and another hour for the day’s beginning are no wrong clock', () => {
  const tomorrow = { ...reviewed(1, 'a', 1), t: now + DAY_MS }
  expect(futureCards(foldEvents([tomorrow]).values(), now, today)).toEqual([])
})

test('years that a clock ten years behind makes up do not count as years of remembering', () => {
  const behind = { ...reviewed(1, 'a', -3650), clock: 'behind' as const }
  const right = reviewed(2, 'a', 0)
  expect(foldCard([behind, right])?.stability).toBe(foldCard([reviewed(1, 'a', 0), right])?.stability)
  expect(foldCard([behind, right])).toMatchObject({ day: FIRST_DAY })
  expect(foldCard([behind, right])).not.toHaveProperty('undated')
})

test('under a clock that always stands in 2016 days are still counted among themselves', () => {
  const log = [-3650, -3647, -3640].map((day, i) => ({ ...reviewed(i, 'a', day), clock: 'behind' as const }))
  const right = [0, 3, 10].map((day, i) => reviewed(i, 'a', day))
  expect(foldCard(log)?.stability).toBe(foldCard(right)?.stability)
})

test('a clock is behind when it stands before the handbook was made', () => {
  expect(isBehind(Date.UTC(2016, 0, 1), '2026-08-17')).toBe(true)
  expect(isBehind(Date.UTC(2026, 7, 17), '2026-08-17')).toBe(false)
  expect(isBehind(now, '2026-08-17')).toBe(false)
})

import { expect, test } from 'vitest'
import { foldEvents } from '../../../src/domain/review/events.ts'
import { type QueueCard, waitingCards } from '../../../src/domain/review/queue.ts'
import {
  deckState,
  forecast,
  reviewsByDay,
  trueRetention,
  waitingAhead,
} from '../../../src/domain/review/statistics.ts'
import { FIRST_DAY, reviewed, undone } from './log.ts'

const cards: QueueCard[] = ['a', 'b', 'c', 'd'].map(id => ({
  id,
  rev: 'aaaa0000',
  core: true,
  retired: false,
  groups: [id],
}))

test('the forecast counts each card on its due day and the overdue today', () => {
  const states = foldEvents([reviewed(1, 'a', 0), reviewed(2, 'b', 0), reviewed(3, 'c', 0, 4)])
  expect(forecast(cards, states, FIRST_DAY, 0.9, 10)).toEqual([0, 0, 2, 0, 0, 0, 0, 0, 1, 0])
  expect(forecast(cards, states, FIRST_DAY + 5, 0.9, 4)).toEqual([2, 0, 0, 1])
})

test('what waits on the days to come is what will wait then if nothing is reviewed', () => {
  const states = foldEvents([reviewed(1, 'a', 0), reviewed(2, 'b', 0, 4)])
  const settings = { retention: 0.9, newPerDay: 3 }
  const ahead = waitingAhead(cards, states, FIRST_DAY, settings, 10)
  // Two cards begun today leave room for one of the two unseen; from tomorrow on both may come.
  expect(ahead.map(({ fresh }) => fresh)).toEqual([1, 2, 2, 2, 2, 2, 2, 2, 2, 2])
  expect(ahead.map(({ due }) => due)).toEqual([0, 0, 1, 1, 1, 1, 1, 1, 2, 2])
  const then = ahead.map((_, day) => waitingCards(cards, states, FIRST_DAY + day, settings))
  expect(ahead).toEqual(then.map(({ due, fresh }) => ({ due: due.length, fresh: fresh.length })))
})

test('the heatmap counts answers and practice, not what was taken back', () => {
  const slip = reviewed(3, 'a', 1)
  const practice = { ...reviewed(5, 'b', 1), kind: 'cram' as const }
  const log = [reviewed(1, 'a', 0), reviewed(2, 'b', 0), slip, undone(4, slip), practice]
  expect(reviewsByDay(log)).toEqual(
    new Map([
      [FIRST_DAY, 2],
      [FIRST_DAY + 1, 1],
    ]),
  )
})

test('true retention takes the first answer of a later day', () => {
  const log = [
    reviewed(1, 'a', 0),
    reviewed(2, 'a', 3),
    reviewed(3, 'a', 9, 1),
    reviewed(4, 'a', 9),
    reviewed(5, 'b', 9, 1),
    { ...reviewed(6, 'a', 20, 1), kind: 'cram' as const },
  ]
  expect(trueRetention(log)).toEqual({ asked: 2, recalled: 1 })
  expect(trueRetention(log, FIRST_DAY + 9)).toEqual({ asked: 1, recalled: 0 })
})

test('the deck by how well it is known', () => {
  const suspend = { ...reviewed(9, 'c', 0), kind: 'suspend' as const, grade: 0 as const }
  const log = [...[0, 2, 12, 60].map((day, i) => reviewed(i, 'a', day)), reviewed(8, 'b', 60), suspend]
  expect(deckState(cards, foldEvents(log))).toEqual({ fresh: 1, learning: 1, known: 1, suspended: 1 })
  expect(deckState([{ ...cards[0]!, retired: true }], foldEvents(log)).known).toBe(0)
})

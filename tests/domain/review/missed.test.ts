import { expect, test } from 'vitest'
import { isEvent, isFoldable } from '../../../src/domain/review/check-event.ts'
import { foldCard, foldEvents, isAct, isReview, type ReviewEvent } from '../../../src/domain/review/events.ts'
import { isDue, type QueueCard, waitingCards } from '../../../src/domain/review/queue.ts'
import { FIRST_DAY, reviewed } from './log.ts'

const card = (id: string): QueueCard => ({ id, rev: 'aaaa0000', core: false, retired: false, groups: [id] })
const missed = (counter: number, of: string, day: number): ReviewEvent => ({
  ...reviewed(counter, of, day),
  kind: 'missed',
  grade: 0,
  ms: 0,
})
const settings = { retention: 0.9, newPerDay: 0 }

test('a question missed in an exam makes its card due that day and leaves its memory alone', () => {
  const known = [reviewed(1, 'a', 0, 4), reviewed(2, 'a', 10, 4)]
  const before = foldCard(known)!
  const after = foldCard([...known, missed(3, 'a', 11)])!
  expect(isDue(card('a'), before, FIRST_DAY + 11, 0.9)).toBe(false)
  expect(isDue(card('a'), after, FIRST_DAY + 11, 0.9)).toBe(true)
  expect({ ...after, wanted: undefined, t: 0 }).toEqual({ ...before, wanted: undefined, t: 0 })
})

test('the next review answers it: then the schedule is what it would have been', () => {
  const reviews = [reviewed(1, 'a', 0), reviewed(4, 'a', 11)]
  const answered = foldCard([...reviews, missed(2, 'a', 10)])!
  expect(answered).toEqual(foldCard(reviews))
  expect(isDue(card('a'), answered, FIRST_DAY + 11, 0.9)).toBe(false)
})

test('a card never seen waits today although no new cards are wanted', () => {
  const states = foldEvents([missed(1, 'a', 0)])
  const cards = [card('a'), card('b')]
  expect(waitingCards(cards, states, FIRST_DAY, settings)).toEqual({ due: ['a'], fresh: [] })
  const after = foldEvents([missed(1, 'a', 0), reviewed(2, 'a', 0)])
  expect(waitingCards(cards, after, FIRST_DAY, settings)).toEqual({ due: [], fresh: [] })
})

test('order of arrival does not matter, and neither event is one to undo or to count', () => {
  const events = [reviewed(1, 'a', 0), missed(2, 'a', 5), reviewed(3, 'a', 3)]
  expect(foldCard([...events].reverse())).toEqual(foldCard(events))
  expect(isReview(missed(1, 'a', 0)) || isAct(missed(1, 'a', 0))).toBe(false)
  expect(isEvent(missed(1, 'a', 0))).toBe(true)
  expect(isEvent({ ...missed(1, 'a', 0), card: '' })).toBe(false)
})

test('a paper is kept in the log and folds into nothing', () => {
  const paper: ReviewEvent = {
    ...missed(9, '', 2),
    rev: '',
    kind: 'paper',
    paper: { seed: 'x', of: 10, right: 7, content: '3f2a91c0', families: { A: [1, 2] } },
  }
  expect(isEvent(paper)).toBe(true)
  expect(isFoldable(paper)).toBe(false)
})

import { expect, test } from 'vitest'
import {
  afterAnswer,
  currentCard,
  remaining,
  startSession,
  withFirst,
  without,
} from '../../../src/domain/review/session.ts'

const letters = 'abcdefghijklmnop'.split('')

test('cards are asked in order, and a known one does not come back', () => {
  let session = startSession(['a', 'b'])
  expect(currentCard(session, 0)).toBe('a')
  session = afterAnswer(session, 'a', false, 0)
  expect(currentCard(session, 0)).toBe('b')
  session = afterAnswer(session, 'b', false, 0)
  expect(currentCard(session, 0)).toBeUndefined()
})

test('a forgotten card comes back after ten others', () => {
  let session = afterAnswer(startSession(letters), 'a', true, 0)
  const asked: string[] = []
  for (let i = 0; i < 11; i++) {
    const card = currentCard(session, 1000)!
    asked.push(card)
    session = afterAnswer(session, card, false, 1000)
  }
  expect(asked.join('')).toBe('bcdefghijka')
})

test('a forgotten card comes back after ten minutes', () => {
  const session = afterAnswer(startSession(letters), 'a', true, 0)
  expect(currentCard(session, 599_999)).toBe('b')
  expect(currentCard(session, 600_000)).toBe('a')
})

test('when nothing else is left a forgotten card does not keep the learner waiting', () => {
  const session = afterAnswer(startSession(['a']), 'a', true, 0)
  expect(currentCard(session, 1)).toBe('a')
  expect(remaining(session)).toBe(1)
})

test('an answer taken back puts its card first, wherever it was', () => {
  let session = afterAnswer(startSession(['a', 'b']), 'a', true, 0)
  session = withFirst(session, 'a')
  expect(session).toEqual(startSession(['a', 'b']))
  expect(remaining(without(session, 'a'))).toBe(1)
})

import { expect, test } from 'vitest'
import {
  type Act,
  lookedAt,
  readSitting,
  type Sitting,
  startSitting,
  step,
  timeLeft,
} from '../../../src/domain/review/sitting.ts'

const MINUTE = 60_000
const start = (order: string, minutes = 0) => startSitting({ kind: 'review', order: [...order], minutes }, 0)
const good: Act = { do: 'answered', grade: 3 }
const forgotten: Act = { do: 'answered', grade: 1 }

/** Steps at given instants. */
function play(sitting: Sitting, ...steps: [number, Act][]): Sitting {
  return steps.reduce((now, [at, act]) => step(now, act, at), sitting)
}

test('cards come in the order that was given, each with its question first', () => {
  const back = step(start('dac'), { do: 'reveal' }, 1000)
  expect(back).toMatchObject({ card: 'd', side: 'back', turned: 1000 })
  const next = step(back, good, 3000)
  expect(next).toMatchObject({ card: 'a', side: 'front', shown: 3000, spent: 3000 })
  expect(play(next, [4000, good], [5000, good]).card).toBeUndefined()
})

test('a step leaves the sitting before it as it was', () => {
  const before = start('ab')
  const copy = structuredClone(before)
  step(before, forgotten, 5)
  expect(before).toEqual(copy)
})

test('a forgotten card comes back when nothing else is left', () => {
  expect(play(start('ab'), [1, forgotten], [2, good]).card).toBe('a')
})

test('when the time is over no further card is asked, and the end says so only where cards were left', () => {
  expect(play(start('ab', 5), [5 * MINUTE, good])).toMatchObject({ card: undefined, early: true })
  expect(play(start('a', 5), [5 * MINUTE, good])).toMatchObject({ card: undefined, early: false })
  expect(timeLeft(start('a', 5), MINUTE)).toBe(4 * MINUTE)
})

test('undo asks the card again, also when the time is over', () => {
  const over = play(start('abc', 5), [5 * MINUTE, good])
  const again = step(over, { do: 'undone', kind: 'review', card: 'a' }, 6 * MINUTE)
  expect(again).toMatchObject({ card: 'a', side: 'front', early: false })
  expect(again.session.asked).toBe(0)
  expect(step(again, good, 7 * MINUTE)).toMatchObject({ card: undefined, early: true })
})

test('undoing a suspension asks its card; undoing the end of one does not, and the card that shows stays', () => {
  const suspended = step(start('ab'), { do: 'suspended' }, 1)
  expect(suspended.card).toBe('b')
  expect(step(suspended, { do: 'undone', kind: 'suspend', card: 'a' }, 2)).toMatchObject({ card: 'a' })
  const back = step(start('ab'), { do: 'reveal' }, 1)
  expect(step(back, { do: 'undone', kind: 'unsuspend', card: 'x' }, 2)).toMatchObject({
    card: 'a',
    side: 'back',
  })
  expect(step(back, { do: 'undone', kind: 'unsuspend', card: 'b' }, 2).session.ahead).toEqual(['a'])
  expect(step(back, { do: 'undone', kind: 'unsuspend', card: 'a' }, 2).card).toBe('b')
})

test('what another tab has dealt with gives way; another card that shows stays', () => {
  const back = step(start('abc'), { do: 'reveal' }, 1)
  expect(step(back, { do: 'gone', cards: ['b'] }, 2)).toMatchObject({ card: 'a', side: 'back' })
  expect(step(back, { do: 'gone', cards: ['a', 'b'] }, 2)).toMatchObject({ card: 'c', side: 'front' })
})

test('a learner who went away is not counted as looking', () => {
  expect(lookedAt(start('a'), 10 * MINUTE)).toBe(MINUTE)
  expect(lookedAt({ ...start('a'), shown: 500 }, 0)).toBe(0)
})

test('a sitting is data: kept as text it is the same again', () => {
  const sitting = play(start('abc', 5), [1, forgotten], [2, { do: 'reveal' }])
  const kept = JSON.parse(JSON.stringify(sitting))
  expect(readSitting(kept, () => true)).toEqual(sitting)
  const without = readSitting(kept, card => card !== 'a')
  expect(without?.session.again).toEqual([])
  expect(readSitting(kept, card => card !== 'b')).toBeUndefined()
})

test('what is no sitting is none', () => {
  const sitting = step(start('ab'), forgotten, 1)
  for (const garbage of [
    null,
    5,
    'x',
    [],
    {},
    { ...sitting, side: 'top' },
    { ...sitting, kind: 1 },
    { ...sitting, session: undefined },
    { ...sitting, session: { ...sitting.session, again: [null] } },
    { ...sitting, session: { ...sitting.session, ahead: 'ab' } },
    { ...sitting, spent: 'long' },
    { ...sitting, started: Number.NaN },
    { ...sitting, card: 7 },
  ])
    expect(readSitting(garbage, card => card === 'a' || card === 'b')).toBeUndefined()
})

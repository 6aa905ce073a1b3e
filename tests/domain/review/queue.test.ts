import fc from 'fast-check'
import { expect, test } from 'vitest'
import { foldEvents } from '../../../src/domain/review/events.ts'
import {
  expectedMinutes,
  isChanged,
  isWeak,
  practiceOrder,
  type QueueCard,
  sessionOrder,
  waitingCards,
} from '../../../src/domain/review/queue.ts'
import { FIRST_DAY, reviewed } from './log.ts'

const card = (id: string, more: Partial<QueueCard> = {}): QueueCard => ({
  id,
  rev: 'aaaa0000',
  core: true,
  retired: false,
  groups: [id.split('.')[0]!],
  ...more,
})
const settings = { retention: 0.9, newPerDay: 10 }
const byId = (cards: QueueCard[]) => new Map(cards.map(c => [c.id, c]))
const NONE = new Map()

test('new cards: core first, one of each case before a second, no more than the limit', () => {
  const cards = [card('x.1'), card('x.2'), card('y.1', { core: false }), card('y.2'), card('z.1')]
  expect(waitingCards(cards, NONE, FIRST_DAY, settings).fresh).toEqual(['x.1', 'y.2', 'z.1', 'x.2', 'y.1'])
  expect(waitingCards(cards, NONE, FIRST_DAY, { ...settings, newPerDay: 2 }).fresh).toEqual(['x.1', 'y.2'])
})

test('cards begun today count against the limit of new cards', () => {
  const cards = [card('x.1'), card('y.1'), card('z.1')]
  const states = foldEvents([reviewed(1, 'x.1', 0)])
  const limit = { ...settings, newPerDay: 2 }
  expect(waitingCards(cards, states, FIRST_DAY, limit).fresh).toEqual(['y.1'])
  expect(waitingCards(cards, states, FIRST_DAY + 1, limit).fresh).toEqual(['y.1', 'z.1'])
})

test('a card waits from its due day on, the most endangered first', () => {
  const cards = [card('x.1'), card('y.1')]
  const states = foldEvents([reviewed(1, 'x.1', 0), reviewed(2, 'y.1', 0, 1)])
  expect(waitingCards(cards, states, FIRST_DAY + 1, settings).due).toEqual(['y.1'])
  expect(waitingCards(cards, states, FIRST_DAY + 2, settings).due).toEqual(['y.1', 'x.1'])
})

test('suspended and retired cards do not wait', () => {
  const suspend = { ...reviewed(2, 'x.1', 0), kind: 'suspend' as const, grade: 0 as const }
  const cards = [card('x.1'), card('y.1', { retired: true })]
  expect(waitingCards(cards, foldEvents([reviewed(1, 'x.1', 0), suspend]), FIRST_DAY + 50, settings)).toEqual(
    {
      due: [],
      fresh: [],
    },
  )
})

test('a card whose content changed comes due and says so', () => {
  const states = foldEvents([reviewed(1, 'x.1', 0)])
  const changed = card('x.1', { rev: 'bbbb1111' })
  expect(isChanged(changed, states.get('x.1'))).toBe(true)
  expect(waitingCards([changed], states, FIRST_DAY, settings).due).toEqual(['x.1'])
  expect(isChanged(card('x.1'), states.get('x.1'))).toBe(false)
  expect(isChanged(changed, undefined)).toBe(false)
})

test('siblings are never neighbours where the deck allows', () => {
  const cards = ['a.1', 'a.2', 'a.3', 'b.1', 'b.2', 'c.1', 'c.2', 'd.1', 'e.1'].map(id => card(id))
  const { fresh } = waitingCards(cards, NONE, FIRST_DAY, settings)
  const order = sessionOrder({ due: [], fresh }, byId(cards))
  const cases = order.map(id => id.split('.')[0])
  expect(cases.filter((name, i) => i > 0 && name === cases[i - 1])).toEqual([])
})

test('a session asks every waiting card once, the new ones spread among the due', () => {
  const ids = fc.uniqueArray(fc.integer({ min: 0, max: 99 }), { maxLength: 40 })
  fc.assert(
    fc.property(ids, fc.nat(40), (numbers, cut) => {
      const cards = numbers.map(n => card(`${n % 9}.${n}`))
      const all = cards.map(c => c.id)
      const order = sessionOrder({ due: all.slice(0, cut), fresh: all.slice(cut) }, byId(cards))
      expect([...order].sort()).toEqual([...all].sort())
    }),
  )
  const loose = ['d1', 'd2', 'd3', 'd4', 'n1', 'n2'].map(id => card(id))
  const waiting = { due: ['d1', 'd2', 'd3', 'd4'], fresh: ['n1', 'n2'] }
  expect(sessionOrder(waiting, byId(loose))).toEqual(['d1', 'd2', 'n1', 'd3', 'd4', 'n2'])
})

test('practice begins with what is least remembered', () => {
  const cards = [card('x.1'), card('y.1'), card('z.1', { retired: true })]
  const states = foldEvents([reviewed(1, 'x.1', 0), reviewed(2, 'y.1', 0, 1)])
  expect(practiceOrder(cards, states, FIRST_DAY + 1)).toEqual(['y.1', 'x.1'])
})

test('weak is what was forgotten, not what is merely new', () => {
  const known = foldEvents([reviewed(1, 'x.1', 0)]).get('x.1')
  const forgotten = foldEvents([reviewed(1, 'x.1', 0, 1)]).get('x.1')
  const twice = foldEvents([3, 1, 3, 1, 3].map((grade, i) => reviewed(i, 'x.1', i * 3, grade as 1 | 3))).get(
    'x.1',
  )
  expect([known, undefined, forgotten, twice].map(isWeak)).toEqual([false, false, true, true])
})

test('the expected time counts new cards longer', () => {
  expect(expectedMinutes(0, 0)).toBe(0)
  expect(expectedMinutes(3, 0)).toBe(1)
  expect(expectedMinutes(0, 3)).toBe(2)
})

import fc from 'fast-check'
import { expect, test } from 'vitest'
import { foldEvents, type ReviewEvent } from '../../../src/domain/review/events.ts'
import { adopt, bornId, mergeEvents } from '../../../src/domain/review/merge.ts'
import { reviewed, someLog, undone } from './log.ts'

const logs = fc.tuple(someLog('one'), someLog('two'), someLog('three'))
const copies = fc.tuple(someLog('one', 12), someLog('one', 12), someLog('one', 12))

/** What happened, whatever ids it bears here. */
const happened = (log: readonly ReviewEvent[]) =>
  log
    .map(event => JSON.stringify([bornId(event.id), { ...event, id: '', of: event.of && bornId(event.of) }]))
    .sort()

test('merging is commutative, associative and idempotent', () => {
  fc.assert(
    fc.property(logs, ([a, b, c]) => {
      expect(mergeEvents(a, b)).toEqual(mergeEvents(b, a))
      expect(mergeEvents(mergeEvents(a, b), c)).toEqual(mergeEvents(a, mergeEvents(b, c)))
      expect(mergeEvents(mergeEvents(a, b), b)).toEqual(mergeEvents(a, b))
      expect(mergeEvents(a, b)).toHaveLength(a.length + b.length)
    }),
  )
})

test('where a copied profile gave two events one id, both are kept, and every device comes to the same', () => {
  fc.assert(
    fc.property(copies, ([a, b, c]) => {
      const ab = mergeEvents(a, b)
      const ba = mergeEvents(b, a)
      expect(happened(ab)).toEqual(happened(ba))
      expect(happened(mergeEvents(ab, ba))).toEqual(happened(ab))
      expect(happened(mergeEvents(ab, c))).toEqual(happened(mergeEvents(a, mergeEvents(b, c))))
      expect(mergeEvents(ab, b)).toEqual(ab)
      expect(foldEvents(mergeEvents(ba, ab))).toEqual(foldEvents(ba))
    }),
    { numRuns: 300 },
  )
})

test('two copies of one profile that each went on lose nothing: 10 + 10 + 5 shared are 25', () => {
  const common = Array.from({ length: 5 }, (_, i) => reviewed(i + 1, `c${i}`, 0))
  const ofA = Array.from({ length: 10 }, (_, i) => reviewed(i + 6, `a${i}`, 1))
  const ofB = Array.from({ length: 10 }, (_, i) => reviewed(i + 6, `b${i}`, 2))
  const a = [...common, ...ofA]
  const b = [...common, ...ofB]
  expect(adopt(a, b)).toHaveLength(10)
  expect(mergeEvents(a, b)).toHaveLength(25)
  expect(mergeEvents(b, a)).toHaveLength(25)
  expect(mergeEvents(mergeEvents(a, b), mergeEvents(b, a))).toHaveLength(25)
  expect(new Set(mergeEvents(a, b).map(event => event.id)).size).toBe(25)
  expect(foldEvents(mergeEvents(a, b)).size).toBe(25)
})

test('an undo follows its own event when that has to take another id, and takes back no other', () => {
  const mine = reviewed(1, 'a', 0)
  const theirs = reviewed(1, 'a', 3)
  const theirUndo = undone(2, theirs)
  const merged = mergeEvents([mine], [theirs, theirUndo])
  expect(merged).toHaveLength(3)
  expect(foldEvents(merged)).toEqual(foldEvents([mine]))
  expect(adopt(merged, [theirs, theirUndo])).toEqual([])
})

test('known ids with other contents are added beside those that are here, never in their place', () => {
  const here = [1, 2, 3, 4, 5].map(n => reviewed(n, `c${n}`, 0, 1))
  const forged = here.map(event => ({ ...event, grade: 4 as const }))
  const merged = mergeEvents(here, forged)
  expect(merged).toHaveLength(10)
  for (const event of here) expect(merged).toContain(event)
})

test('an id that was forged to be taken already still finds one of its own', () => {
  const mine = reviewed(1, 'a', 0)
  const other = reviewed(1, 'a', 3)
  const [renamed] = adopt([mine], [other])
  const squatter = { ...reviewed(9, 'b', 0), id: renamed!.id }
  const merged = mergeEvents([mine, squatter], [other])
  expect(new Set(merged.map(event => event.id)).size).toBe(3)
})

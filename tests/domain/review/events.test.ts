import fc from 'fast-check'
import { expect, test } from 'vitest'
import { foldCard, foldEvents, mergeEvents } from '../../../src/domain/review/events.ts'
import { reviewed, someLog, undone } from './log.ts'

const logs = fc.tuple(someLog('one'), someLog('two'), someLog('three'))

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

test('merging stays so even where a copied profile gave two events one id', () => {
  fc.assert(
    fc.property(fc.tuple(someLog('one'), someLog('one'), someLog('one')), ([a, b, c]) => {
      expect(mergeEvents(a, b)).toEqual(mergeEvents(b, a))
      expect(mergeEvents(mergeEvents(a, b), c)).toEqual(mergeEvents(a, mergeEvents(b, c)))
      expect(mergeEvents(mergeEvents(a, b), b)).toEqual(mergeEvents(a, b))
    }),
  )
})

test('states do not depend on the order in which events arrive', () => {
  fc.assert(
    fc.property(someLog(), fc.infiniteStream(fc.nat()), (log, numbers) => {
      const shuffled = log
        .map(event => ({ event, at: numbers.next().value! }))
        .sort((a, b) => a.at - b.at)
        .map(item => item.event)
      expect(foldEvents(shuffled)).toEqual(foldEvents(log))
    }),
  )
})

test('folding card by card gives what folding the whole log gives', () => {
  fc.assert(
    fc.property(someLog(), log => {
      for (const [card, state] of foldEvents(log)) {
        expect(foldCard(log.filter(event => event.card === card))).toEqual(state)
      }
    }),
  )
})

test('undoing everything, however much, leaves nothing', () => {
  fc.assert(
    fc.property(someLog(), log => {
      const acts = log.filter(event => event.kind !== 'undo')
      const undos = acts.map((event, i) => undone(1000 + i, event))
      expect(foldEvents([...acts, ...undos])).toEqual(new Map())
    }),
  )
})

test('an undone answer leaves the state as it was before', () => {
  const log = [reviewed(1, 'a', 0), reviewed(2, 'a', 3)]
  const slip = reviewed(3, 'a', 9, 1)
  expect(foldCard([...log, slip])?.lapses).toBe(1)
  expect(foldCard([...log, slip, undone(4, slip)])).toEqual(foldCard(log))
})

test('practice is kept in the log and changes no state', () => {
  const log = [reviewed(1, 'a', 0)]
  const practice = { ...reviewed(2, 'a', 1, 1), kind: 'cram' as const }
  expect(foldCard([...log, practice])).toEqual(foldCard(log))
})

test('a suspended card stays so until it is taken back, and keeps its memory', () => {
  const review = reviewed(1, 'a', 0)
  const suspend = { ...reviewed(2, 'a', 1), kind: 'suspend' as const, grade: 0 as const }
  const unsuspend = { ...reviewed(3, 'a', 2), kind: 'unsuspend' as const, grade: 0 as const }
  expect(foldCard([review, suspend])).toEqual({ ...foldCard([review]), suspended: true, t: suspend.t })
  expect(foldCard([review, suspend, unsuspend])).toEqual({ ...foldCard([review]), t: unsuspend.t })
})

test('events of a kind this version does not know are passed over', () => {
  const later = { ...reviewed(2, 'a', 1), kind: 'annotate' as never }
  expect(foldCard([reviewed(1, 'a', 0), later])).toEqual(foldCard([reviewed(1, 'a', 0)]))
})

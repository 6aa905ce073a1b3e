import fc from 'fast-check'
import { expect, test } from 'vitest'
import { FOLD_VERSION } from '../../../src/client/store/log-schema.ts'
import { foldCard, foldEvents, standingEvents } from '../../../src/domain/review/events.ts'
import { reviewed, someLog, undone } from './log.ts'

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

test('an undo takes back nothing of another card', () => {
  const review = reviewed(1, 'a', 0)
  const elsewhere = { ...undone(2, review), card: 'b' }
  expect(foldEvents([review, elsewhere])).toEqual(foldEvents([review]))
  expect(standingEvents([review, elsewhere])).toEqual([review])
})

test('the golden vector of stabilities: raise the fold’s version where it changes', () => {
  const days = [0, 3, 9, 25, 60, 61]
  const grades = [3, 3, 1, 3, 4, 2] as const
  const folded = days.map((_, n) =>
    foldCard(days.slice(0, n + 1).map((day, i) => reviewed(i + 1, 'a', day, grades[i]))),
  )
  expect(folded.map(state => Number(state?.stability.toFixed(4)))).toEqual([
    2.3065, 13.8269, 1.5959, 11.1983, 66.4572, 67.5041,
  ])
  expect(FOLD_VERSION).toBe(3)
})

/** Ten thousand files from an enemy: each is refused with a sentence, or what it brings is within every bound. */

import fc from 'fast-check'
import { expect, test } from 'vitest'
import { BackupError, makeBackup, parseBackup } from '../../../src/domain/review/backup.ts'
import { isEvent, isFoldable } from '../../../src/domain/review/check-event.ts'
import { foldEvents } from '../../../src/domain/review/events.ts'
import { planImport } from '../../../src/domain/review/import-plan.ts'
import { dueDay } from '../../../src/domain/review/schedule.ts'
import { DEFAULT_SETTINGS, readSettings } from '../../../src/domain/review/settings.ts'
import { reviewsByDay, trueRetention } from '../../../src/domain/review/statistics.ts'
import { dateOfDay } from '../../../src/domain/review/study-day.ts'
import { hostileFile } from './hostile.ts'
import { reviewed } from './log.ts'

const mine = [reviewed(1, 'a', 0), reviewed(5, 'c', 2)]

test('none of 10,000 hostile files throws anything but a sentence, hangs, or is believed', () => {
  let refused = 0
  let taken = 0
  fc.assert(
    fc.property(hostileFile, text => {
      let read: ReturnType<typeof parseBackup>
      try {
        read = parseBackup(text)
      } catch (error) {
        expect(error).toBeInstanceOf(BackupError)
        refused++
        return
      }
      taken++
      expect(read.events.every(isEvent)).toBe(true)
      const plan = planImport(read.events, mine, new Set(['a']))
      const all = [...mine, ...plan.added]
      expect(new Set(all.map(event => event.id)).size).toBe(all.length)
      for (const event of mine) expect(all).toContain(event)
      expect(plan.addedReviews + plan.knownReviews).toBe(
        read.events.filter(event => event.kind === 'review' || event.kind === 'cram').length,
      )
      for (const state of foldEvents(all.filter(isFoldable)).values()) {
        expect(
          Number.isFinite(state.stability) && Number.isFinite(state.day) && Number.isFinite(state.t),
        ).toBe(true)
        if (state.phase !== 'new') dateOfDay(dueDay(state, 0.9))
      }
      for (const event of all) new Date(event.t).toISOString()
      for (const day of reviewsByDay(all).keys()) dateOfDay(day)
      trueRetention(all)
      const settings = readSettings(read.settings)
      expect(Object.keys(settings)).toEqual(Object.keys(DEFAULT_SETTINGS))
      // What was taken is given back whole, and taken again.
      const again = parseBackup(JSON.stringify(makeBackup('x', read.events, settings, 0, read.sections)))
      expect(again.events.length).toBe(read.events.length)
      expect(again.leftOut).toEqual({})
      expect(Object.keys(again.sections)).toEqual(Object.keys(read.sections))
    }),
    { numRuns: 10_000, seed: 20261122 },
  )
  expect(refused).toBeGreaterThan(2000)
  expect(taken).toBeGreaterThan(2000)
  expect(Object.prototype).not.toHaveProperty('grade')
}, 120_000)

import fc from 'fast-check'
import { expect, test } from 'vitest'
import { BackupError, makeBackup, parseBackup, planImport } from '../../../src/domain/review/backup.ts'
import { DEFAULT_SETTINGS, readSettings } from '../../../src/domain/review/settings.ts'
import { reviewed, someLog, undone } from './log.ts'

const NOW = Date.UTC(2026, 10, 22)
const two = [reviewed(1, 'a', 0), reviewed(2, 'b', 1)]
const file = JSON.stringify(makeBackup('test', two, DEFAULT_SETTINGS, NOW))

test('what was written is read again, whatever the log', () => {
  fc.assert(
    fc.property(someLog(), log => {
      const backup = makeBackup('one', log, DEFAULT_SETTINGS, NOW)
      expect(parseBackup(JSON.stringify(backup, null, 2))).toEqual(backup)
    }),
  )
})

test('its form is the documented one', () => {
  const backup = JSON.parse(file)
  expect(Object.keys(backup)).toEqual([
    'format',
    'version',
    'exported',
    'device',
    'events',
    'settings',
    'sha256',
  ])
  expect(backup).toMatchObject({
    format: 'leak-casebook-backup',
    version: 1,
    exported: '2026-11-22T00:00:00.000Z',
  })
  // Computed with Python: hashlib over json.dumps({events, settings}, sort_keys=True, separators=(',', ':')).
  expect(backup.sha256).toBe('17ba93503b436d9b3406583aa63712a324695de38fcd5a999758f4c353be3736')
})

test.each([
  ['cut short', file.slice(0, -20), '讀不完整'],
  ['something else', '{"format":"anki"}', '不是本手冊的備份檔'],
  ['a list', '[]', '不是本手冊的備份檔'],
  ['a later version', file.replace('"version":1', '"version":2'), '較新版'],
  ['an answer changed', file.replace('"grade":3', '"grade":4'), '檢查碼不符'],
  ['a setting changed', file.replace('"newPerDay":10', '"newPerDay":11'), '檢查碼不符'],
  ['an event lost', file.replace(/\{"id":"test-000000001".*?\},/, ''), '檢查碼不符'],
  ['no events', file.replace('"events"', '"other"'), '檢查碼不符'],
])('%s is refused with a plain sentence', (_, text, words) => {
  expect(text).not.toBe(file)
  expect(() => parseBackup(text)).toThrow(BackupError)
  expect(() => parseBackup(text)).toThrow(words)
})

test('a file with a sound checksum and unsound events is refused', () => {
  const wrong = [{ ...reviewed(1, 'a', 0), grade: 9 as never }]
  expect(() => parseBackup(JSON.stringify(makeBackup('x', wrong, DEFAULT_SETTINGS, NOW)))).toThrow(
    '檢查碼不符',
  )
})

test('the plan counts what is new, what is here and what is foreign', () => {
  const backup = makeBackup(
    'other',
    [...two, reviewed(3, 'gone', 2), undone(4, two[0]!)],
    DEFAULT_SETTINGS,
    NOW,
  )
  const plan = planImport(backup, two, new Set(['a', 'b']))
  expect(plan).toMatchObject({ addedReviews: 1, knownReviews: 2, foreignReviews: 1 })
  expect(plan.added.map(event => event.kind)).toEqual(['undo', 'review'])
  expect(planImport(backup, [...two, ...plan.added], new Set()).added).toEqual([])
})

test('settings that are missing or out of range become sane', () => {
  expect(readSettings({})).toEqual(DEFAULT_SETTINGS)
  expect(readSettings({ retention: 2, newPerDay: -1, dayStart: 3.4, grades: 4, haptics: false })).toEqual({
    retention: 0.95,
    newPerDay: 0,
    dayStart: 3,
    grades: 4,
    haptics: false,
    minutes: 0,
  })
  expect(readSettings({ retention: 'x', grades: 3 })).toEqual(DEFAULT_SETTINGS)
})

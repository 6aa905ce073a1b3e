import fc from 'fast-check'
import { expect, test } from 'vitest'
import {
  BackupError,
  makeBackup,
  openSection,
  parseBackup,
  sealSection,
} from '../../../src/domain/review/backup.ts'
import type { ReviewEvent } from '../../../src/domain/review/events.ts'
import { planImport } from '../../../src/domain/review/import-plan.ts'
import { DEFAULT_SETTINGS, readSettings } from '../../../src/domain/review/settings.ts'
import { reviewed, someLog, undone } from './log.ts'

const NOW = Date.UTC(2026, 10, 22)
const two = [reviewed(1, 'a', 0), reviewed(2, 'b', 1)]
const file = JSON.stringify(makeBackup('test', two, DEFAULT_SETTINGS, NOW))

test('what was written is read again, whatever the log', () => {
  fc.assert(
    fc.property(someLog(), log => {
      const backup = makeBackup('one', log, DEFAULT_SETTINGS, NOW)
      const { exported, events, settings } = backup
      expect(parseBackup(JSON.stringify(backup, null, 2))).toEqual({
        exported,
        events,
        settings,
        sections: {},
        leftOut: {},
        brokenSections: [],
      })
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

/** A file whose checksum is right, whatever its events are. */
const signed = (...events: unknown[]) =>
  JSON.stringify(makeBackup('x', events as ReviewEvent[], DEFAULT_SETTINGS, NOW))
const sound = reviewed(1, 'a', 0)

test.each([
  ['a grade of 9', { ...sound, grade: 9 }, '數值超出範圍'],
  ['a review without a grade', { ...sound, grade: 0 }, '數值超出範圍'],
  ['an undo with a grade', { ...undone(2, sound), grade: 3 }, '數值超出範圍'],
  ['a day of 1e12', { ...sound, day: 1e12 }, '時間或日期不合理'],
  ['half a day', { ...sound, day: 1.5 }, '時間或日期不合理'],
  ['an instant of 1e300', { ...sound, t: 1e300 }, '時間或日期不合理'],
  ['an instant before 1970', { ...sound, t: -1 }, '時間或日期不合理'],
  ['a zone of 1e300', { ...sound, tz: 1e300 }, '時間或日期不合理'],
  ['a look of minus one', { ...sound, ms: -1 }, '數值超出範圍'],
  ['a look of a month', { ...sound, ms: 2.6e9 }, '數值超出範圍'],
  ['no card', { ...sound, card: '' }, '欄位不全'],
  ['no id', { ...sound, id: undefined }, '欄位不全'],
  ['a number for a card', { ...sound, card: 5 }, '欄位不全'],
  ['an undo of nothing', { ...undone(2, sound), of: undefined }, '欄位不全'],
  ['a long id', { ...sound, id: 'x'.repeat(5000) }, '文字過長或含控制字元'],
  ['a control character', { ...sound, card: 'a\u0000' }, '文字過長或含控制字元'],
  ['much beside it', { ...sound, more: 'x'.repeat(5000) }, '內容過大'],
  ['depth beside it', { ...sound, more: [[[[[[[[[[1]]]]]]]]]] }, '內容過大'],
  ['a list', [1, 2], '欄位不全'],
  ['nothing', null, '欄位不全'],
])('an event with %s leaves out only itself, and is counted', (_, bad, fault) => {
  const read = parseBackup(signed(sound, bad, reviewed(2, 'b', 1)))
  expect(read.events.map(event => event.card)).toEqual(['a', 'b'])
  expect(read.leftOut).toEqual({ [fault]: 1 })
})

test('numbers beyond all doubles and endless nesting are refused with a sentence, or left out', () => {
  const infinite = file.replace('"ms":4000', '"ms":1e999')
  expect(() => parseBackup(infinite)).toThrow(BackupError)
  const read = parseBackup(signed(sound, { ...sound, ms: null }).replace('"ms":null', '"ms":1e999'))
  expect(read.leftOut).toEqual({ 數值超出範圍: 1 })
  const deep = `${'['.repeat(10_000)}${']'.repeat(10_000)}`
  for (const text of [
    deep,
    file.replace('"a"', deep),
    '['.repeat(1_000_000),
    file.replace('"events"', `"x":${deep},"events"`),
  ])
    expect(() => parseBackup(text)).toThrow(BackupError)
})

test('a kind that this version does not know is kept as it is, with all that it carries', () => {
  const later = { id: 'x1', t: NOW, kind: 'paper', seed: 'abc', answers: [1, 2, 3] }
  const read = parseBackup(signed(sound, later))
  expect(read.leftOut).toEqual({})
  expect(read.events).toContainEqual(later)
  expect(
    parseBackup(JSON.stringify(makeBackup('y', read.events, DEFAULT_SETTINGS, NOW))).events,
  ).toContainEqual(later)
})

test('sections beside events and settings are given back; one whose own checksum fails is left out', () => {
  const marks = sealSection([{ id: 'm1', note: '記下' }])
  const backup = makeBackup('x', [sound], DEFAULT_SETTINGS, NOW, { marks, later: { a: [1] } })
  const read = parseBackup(JSON.stringify(backup))
  expect(read.sections).toEqual({ marks, later: { a: [1] } })
  expect(openSection(read.sections.marks)).toEqual([{ id: 'm1', note: '記下' }])
  const forged = parseBackup(JSON.stringify(backup).replace('記下', '改掉'))
  expect(forged.sections).toEqual({ later: { a: [1] } })
  expect(forged.brokenSections).toEqual(['marks'])
  expect(forged.events).toEqual([sound])
})

test('a section cannot pass for the file’s own fields', () => {
  const backup = makeBackup('x', [sound], DEFAULT_SETTINGS, NOW, { events: [], sha256: '', format: 'y' })
  expect(parseBackup(JSON.stringify(backup)).events).toEqual([sound])
})

test('the plan counts what is new, what is here and what is foreign', () => {
  const backup = makeBackup(
    'other',
    [...two, reviewed(3, 'gone', 2), undone(4, two[0]!)],
    DEFAULT_SETTINGS,
    NOW,
  )
  const plan = planImport(backup.events, two, new Set(['a', 'b']))
  expect(plan).toMatchObject({ addedReviews: 1, knownReviews: 2, foreignReviews: 1 })
  expect(plan.added.map(event => event.kind)).toEqual(['undo', 'review'])
  expect(planImport(backup.events, [...two, ...plan.added], new Set()).added).toEqual([])
  expect(plan.takenBack).toBe(1)
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

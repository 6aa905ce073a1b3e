import fc from 'fast-check'
import { expect, test } from 'vitest'
import { dateOfDay, dayOfDate, studyDay, weekdayOfDay } from '../../../src/domain/review/study-day.ts'

const TAIPEI = 480

/** Minutes east of UTC, as the zone's clocks stood at an instant. */
function offsetIn(zone: string, t: number): number {
  const name = new Intl.DateTimeFormat('en', { timeZone: zone, timeZoneName: 'longOffset' })
    .formatToParts(t)
    .find(part => part.type === 'timeZoneName')!.value
  const [, sign, hours, minutes] = /GMT([+-])(\d\d):(\d\d)/.exec(name) ?? [undefined, '+', '0', '0']
  return (sign === '-' ? -1 : 1) * (Number(hours) * 60 + Number(minutes))
}

const inTaipei = (time: string) => dateOfDay(studyDay(Date.parse(`${time}+08:00`), TAIPEI, 4))

test('the day begins at four in the morning, not at midnight', () => {
  expect(inTaipei('2026-11-22T03:50')).toBe('2026-11-21')
  expect(inTaipei('2026-11-22T04:10')).toBe('2026-11-22')
})

test('the day does not change at eight, when the day of UTC does', () => {
  expect(inTaipei('2026-11-22T07:50')).toBe('2026-11-22')
  expect(inTaipei('2026-11-22T08:10')).toBe('2026-11-22')
})

test('another hour may begin the day', () => {
  expect(dateOfDay(studyDay(Date.parse('2026-11-22T00:10+08:00'), TAIPEI, 0))).toBe('2026-11-22')
  expect(dateOfDay(studyDay(Date.parse('2026-11-22T05:50+08:00'), TAIPEI, 6))).toBe('2026-11-21')
})

test.each([
  ['Europe/Berlin', '2026-03-29T03:50+02:00', '2026-03-28'],
  ['Europe/Berlin', '2026-03-29T04:10+02:00', '2026-03-29'],
  ['Europe/Berlin', '2026-10-25T03:50+01:00', '2026-10-24'],
  ['Europe/Berlin', '2026-10-25T04:10+01:00', '2026-10-25'],
  ['America/New_York', '2026-03-08T03:50-04:00', '2026-03-07'],
  ['America/New_York', '2026-11-01T04:10-05:00', '2026-11-01'],
  ['Australia/Lord_Howe', '2026-04-05T04:10+10:30', '2026-04-05'],
])('%s at %s, around a change of the clocks, is %s', (zone, time, day) => {
  const t = Date.parse(time)
  expect(dateOfDay(studyDay(t, offsetIn(zone, t), 4))).toBe(day)
})

test('as time passes in one zone, days never go back and never skip', () => {
  const zones = [
    'Asia/Taipei',
    'Europe/Berlin',
    'America/New_York',
    'Australia/Lord_Howe',
    'America/St_Johns',
  ]
  const instant = fc.integer({ min: Date.UTC(2019, 0), max: Date.UTC(2035, 0) })
  fc.assert(
    fc.property(
      fc.constantFrom(...zones),
      instant,
      fc.integer({ min: 1, max: 30 * 3_600_000 }),
      (zone, t, later) => {
        const before = studyDay(t, offsetIn(zone, t), 4)
        const after = studyDay(t + later, offsetIn(zone, t + later), 4)
        expect(after).toBeGreaterThanOrEqual(before)
        expect(after).toBeLessThanOrEqual(before + 2)
      },
    ),
  )
})

test('days have dates and weekdays', () => {
  expect(dateOfDay(0)).toBe('1970-01-01')
  expect([0, 1, 3, -5].map(weekdayOfDay)).toEqual([4, 5, 0, 6])
  expect(weekdayOfDay(studyDay(Date.parse('2026-11-22T12:00+08:00'), TAIPEI, 4))).toBe(0)
})

test('a date is the day that it is the date of, and none that the calendar lacks is taken for another', () => {
  for (const day of [0, 59, 20_758, 30_000]) expect(dayOfDate(dateOfDay(day))).toBe(day)
  expect(dayOfDate('2026-11-01')).toBe(20_758)
  for (const none of ['2026-02-30', '2026-13-01', '明天', '']) expect(dayOfDate(none)).toBeNaN()
})

import { expect, test } from 'vitest'
import { examCalendar } from '../../../src/domain/review/exam-calendar.ts'
import { FIRST_DAY } from './log.ts'

const plan = { date: '2026-12-09', minutes: 15, off: [0, 6], thrifty: false, started: FIRST_DAY }

test('a reminder on every study day up to the eve of the exam, and the exam itself', () => {
  // 2026-11-01 is a Sunday, which is off: the first reminder is on Monday.
  const lines = examCalendar('casebook', plan, 20, FIRST_DAY, Date.UTC(2026, 10, 1, 4)).split('\r\n')
  expect(lines[0]).toBe('BEGIN:VCALENDAR')
  expect(lines).toContain('DTSTART:20261102T200000')
  expect(lines).toContain('RRULE:FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR;UNTIL=20261208T235959')
  expect(lines).toContain('DTSTART;VALUE=DATE:20261209')
  expect(lines).toContain('DTSTAMP:20261101T040000Z')
  expect(lines.filter(line => line === 'BEGIN:VALARM')).toHaveLength(1)
  expect(lines.filter(line => line.startsWith('UID:'))).toEqual([
    'UID:review-2026-12-09@casebook',
    'UID:exam-2026-12-09@casebook',
  ])
  expect(lines.at(-1)).toBe('')
})

test('no line is longer than 75 bytes', () => {
  const text = examCalendar('casebook', { ...plan, minutes: 240, off: [] }, 7, FIRST_DAY, 0)
  for (const line of text.split('\r\n')) expect(new TextEncoder().encode(line).length).toBeLessThanOrEqual(75)
})

test('on the eve only today is left, and on the day only the exam', () => {
  expect(examCalendar('casebook', plan, 20, FIRST_DAY + 38, 0)).not.toContain('RRULE')
  expect(examCalendar('casebook', { ...plan, off: [] }, 20, FIRST_DAY + 37, 0)).toContain(
    'DTSTART:20261208T200000',
  )
})

/** The plan as a calendar file: a reminder on every study day, and the exam itself (RFC 5545). */

import { type ExamSettings, isOpen } from './exam-settings.ts'
import { dateOfDay, dayOfDate } from './study-day.ts'

const WEEKDAYS = ['SU', 'MO', 'TU', 'WE', 'TH', 'FR', 'SA']

/** Bytes that a line may have before it is folded. */
const LINE_BYTES = 75

/**
 * @param slug of the handbook, which the entries are told apart by from those of another
 * @param hour of the reminder, 0–23, on the reader's own clock wherever that is
 * @param today study day from which to remind
 * @param now milliseconds since the epoch, stamped on the entries
 */
export function examCalendar(
  slug: string,
  settings: ExamSettings,
  hour: number,
  today: number,
  now: number,
): string {
  const exam = dayOfDate(settings.date)
  const compact = (day: number) => dateOfDay(day).replaceAll('-', '')
  const at = `T${String(hour).padStart(2, '0')}0000`
  const stamp = new Date(now).toISOString().replace(/[-:]|\.\d{3}/g, '')
  const days = WEEKDAYS.filter((_, day) => !settings.off.includes(day))
  const first = [0, 1, 2, 3, 4, 5, 6].map(ahead => today + ahead).find(day => isOpen(settings, day))
  const reminder =
    first === undefined || first >= exam
      ? []
      : [
          'BEGIN:VEVENT',
          `UID:review-${settings.date}@${slug}`,
          `DTSTAMP:${stamp}`,
          `DTSTART:${compact(first)}${at}`,
          `DURATION:PT${settings.minutes}M`,
          `RRULE:FREQ=WEEKLY;BYDAY=${days.join(',')};UNTIL=${compact(exam - 1)}T235959`,
          `SUMMARY:複習案例手冊（${settings.minutes} 分鐘）`,
          'TRANSP:TRANSPARENT',
          'BEGIN:VALARM',
          'ACTION:DISPLAY',
          'DESCRIPTION:今天的複習',
          'TRIGGER:PT0M',
          'END:VALARM',
          'END:VEVENT',
        ]
  const lines = [
    'BEGIN:VCALENDAR',
    'VERSION:2.0',
    `PRODID:-//${slug}//exam plan//ZH-TW`,
    ...reminder,
    'BEGIN:VEVENT',
    `UID:exam-${settings.date}@${slug}`,
    `DTSTAMP:${stamp}`,
    `DTSTART;VALUE=DATE:${compact(exam)}`,
    'SUMMARY:考試',
    'END:VEVENT',
    'END:VCALENDAR',
  ]
  return lines.map(line => `${folded(line)}\r\n`).join('')
}

/** A line in pieces of at most 75 bytes of UTF-8, each after the first begun with a space. */
function folded(line: string): string {
  let text = ''
  let bytes = 0
  for (const char of line) {
    const code = char.codePointAt(0)!
    const size = code < 0x80 ? 1 : code < 0x800 ? 2 : code < 0x10000 ? 3 : 4
    if (bytes + size > LINE_BYTES) {
      text += '\r\n '
      bytes = 1
    }
    text += char
    bytes += size
  }
  return text
}

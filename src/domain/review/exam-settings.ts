/** What a reader says of the exam: when it is, how many minutes a day, which days are off. */

import { dayOfDate, weekdayOfDay } from './study-day.ts'

export interface ExamSettings {
  /** The exam's date, `2026-12-09`. */
  date: string
  /** Minutes a study day, 1–240. */
  minutes: number
  /** Weekdays without a session, 0 Sunday … 6 Saturday. */
  off: number[]
  /** Whether to stop where more time would bring next to nothing, instead of using all of it. */
  thrifty: boolean
  /** Study day on which the plan was started. */
  started: number
}

/** An exam further away than this is planned for when it comes nearer. */
export const LONGEST_DAYS = 365

/** A stored plan; undefined where there is none, or none that makes sense. */
export function readExamSettings(stored: unknown): ExamSettings | undefined {
  const { date, minutes, off, thrifty, started } = (stored ?? {}) as Partial<
    Record<keyof ExamSettings, unknown>
  >
  if (typeof date !== 'string' || Number.isNaN(dayOfDate(date))) return undefined
  if (typeof minutes !== 'number' || !Number.isFinite(minutes)) return undefined
  const days = Array.isArray(off) ? off : []
  return {
    date,
    minutes: Math.min(240, Math.max(1, Math.round(minutes))),
    off: [0, 1, 2, 3, 4, 5, 6].filter(day => days.includes(day)).slice(0, 6),
    thrifty: thrifty === true,
    started: typeof started === 'number' && Number.isInteger(started) ? started : 0,
  }
}

/** Whether there is a session on a study day. */
export function isOpen(settings: Pick<ExamSettings, 'off'>, day: number): boolean {
  return !settings.off.includes(weekdayOfDay(day))
}

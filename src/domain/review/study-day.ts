/** Counts study days: whole local days that begin at an hour of the learner's choosing, not at midnight. */

const HOUR = 3_600_000
const DAY = 24 * HOUR
const DATE = /^\d{4}-\d{2}-\d{2}$/

/**
 * The study day of an instant, as whole days since 1970-01-01 on the learner's own calendar.
 * @param t milliseconds since the epoch
 * @param tz minutes east of UTC at that instant (UTC+8: 480); recorded in every event, so a journey stays true
 * @param dayStart hour (0–12) at which the day begins: with 4, 03:50 belongs to the evening before
 */
export function studyDay(t: number, tz: number, dayStart: number): number {
  return Math.floor((t + tz * 60_000 - dayStart * HOUR) / DAY)
}

/** The calendar date of a study day, `2026-11-22`. */
export function dateOfDay(day: number): string {
  return new Date(day * DAY).toISOString().slice(0, 10)
}

/** The study day of a calendar date; NaN where it is none. */
export function dayOfDate(date: string): number {
  const t = DATE.test(date) ? Date.parse(`${date}T00:00:00Z`) : Number.NaN
  // 2026-02-30 would roll over to March.
  return new Date(t || 0).toISOString().startsWith(date) ? t / DAY : Number.NaN
}

/** 0 Sunday … 6 Saturday. Day 0, 1970-01-01, was a Thursday. */
export function weekdayOfDay(day: number): number {
  return (((day + 4) % 7) + 7) % 7
}

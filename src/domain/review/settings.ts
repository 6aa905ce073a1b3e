/** How a learner wants to review, with the values that suit most. */

import { type ExamSettings, readExamSettings } from './exam-settings.ts'

export interface ReviewSettings {
  /** Wished chance of recall when a card comes back, 0.80–0.95. */
  retention: number
  /** New cards a study day, 0–50. */
  newPerDay: number
  /** Hour at which the study day begins, 0–12. */
  dayStart: number
  /** Two grades (忘了, 記得) or four. */
  grades: 2 | 4
  haptics: boolean
  /** Length of a sitting in minutes; 0 for all that waits. */
  minutes: number
  /** The plan before an exam; absent without one. */
  exam?: ExamSettings
}

export const DEFAULT_SETTINGS: Readonly<ReviewSettings> = {
  retention: 0.9,
  newPerDay: 10,
  dayStart: 4,
  grades: 2,
  haptics: true,
  minutes: 0,
}

const within = (value: unknown, low: number, high: number, fallback: number) =>
  typeof value === 'number' && Number.isFinite(value) ? Math.min(high, Math.max(low, value)) : fallback

/** Settings from a store or a backup: what is missing or out of range becomes the default or the nearest bound. */
export function readSettings(stored: Readonly<Record<string, unknown>>): ReviewSettings {
  const exam = readExamSettings(stored.exam)
  return {
    retention: within(stored.retention, 0.8, 0.95, DEFAULT_SETTINGS.retention),
    newPerDay: Math.round(within(stored.newPerDay, 0, 50, DEFAULT_SETTINGS.newPerDay)),
    dayStart: Math.round(within(stored.dayStart, 0, 12, DEFAULT_SETTINGS.dayStart)),
    grades: stored.grades === 4 ? 4 : 2,
    haptics: typeof stored.haptics === 'boolean' ? stored.haptics : DEFAULT_SETTINGS.haptics,
    minutes: Math.round(within(stored.minutes, 0, 60, DEFAULT_SETTINGS.minutes)),
    ...(exam ? { exam } : {}),
  }
}

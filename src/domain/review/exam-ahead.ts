/** What a plan asks on the days to come, for the home page, which opens no log. */

import type { ExamPlan } from './exam-plan.ts'
import { type ExamSettings, isOpen } from './exam-settings.ts'
import { AVERAGE_SECONDS } from './reader.ts'

export interface DayAhead {
  cards: number
  minutes: number
}

/**
 * A number of cards and minutes for each day up to the exam day, at most so many days; the first is today. Days after
 * today are an estimate: the plan is made anew each day.
 */
export function planAhead(plan: ExamPlan, settings: ExamSettings, today: number, days: number): DayAhead[] {
  const each = AVERAGE_SECONDS.recalled * plan.reader.speed
  return Array.from({ length: Math.min(days, plan.daysLeft + 1) }, (_, ahead) => {
    if (ahead === 0) return { cards: plan.queue.length, minutes: plan.minutes }
    const open = ahead === plan.daysLeft || isOpen(settings, today + ahead)
    // The exam day has no entry of its own: a last pass takes what time there is.
    const seconds = open ? (plan.seconds[ahead] ?? 60 * settings.minutes) : 0
    const minutes = Math.ceil(Math.min(seconds, 60 * settings.minutes) / 60)
    return { minutes, cards: Math.round(Math.min(plan.total, (60 * minutes) / each)) }
  })
}

/** What waits on the days to come, as the home page is told it: the plan's days up to an exam, else the schedule's. */

import { planAhead } from '../../domain/review/exam-ahead.ts'
import type { ExamPlan } from '../../domain/review/exam-plan.ts'
import { expectedMinutes, type QueueCard } from '../../domain/review/queue.ts'
import type { CardState } from '../../domain/review/schedule.ts'
import type { ReviewSettings } from '../../domain/review/settings.ts'
import { waitingAhead } from '../../domain/review/statistics.ts'
import { dayOfDate } from '../../domain/review/study-day.ts'
import type { Due } from '../page/due.ts'

/** For so many days the home page can say what waits without the review page being opened. */
const DAYS_AHEAD = 14

export function dueAhead(
  cards: readonly QueueCard[],
  states: ReadonlyMap<string, CardState>,
  settings: ReviewSettings,
  plan: ExamPlan | undefined,
  today: number,
): Due {
  const { exam, dayStart } = settings
  const ordinary = waitingAhead(cards, states, today, settings, DAYS_AHEAD)
  const planned = exam && plan ? planAhead(plan, exam, today, DAYS_AHEAD) : []
  const days = ordinary.map(
    ({ due, fresh }, ahead) => planned[ahead] ?? { cards: due + fresh, minutes: expectedMinutes(due, fresh) },
  )
  return {
    day: today,
    dayStart,
    counts: days.map(({ cards }) => cards),
    minutes: days.map(({ minutes }) => minutes),
    ...(exam && plan ? { exam: dayOfDate(exam.date) } : {}),
  }
}

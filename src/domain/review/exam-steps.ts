/** The plan before an exam a step at a time: first today's, then, where time is too short, what would be enough. */

import type { ReviewEvent } from './events.ts'
import { type ExamPlan, enoughMinutes, isShort, type PlanInput, planExam } from './exam-plan.ts'
import { readLog } from './reader.ts'

/** What a plan is made of, as bare data that a worker can be sent. */
export interface PlanAsk extends Omit<PlanInput, 'log'> {
  events: readonly ReviewEvent[]
}

export type PlanStep =
  /** Undefined once the exam is over, or while it is too far away. */
  | { plan: ExamPlan | undefined }
  /** Minutes a day that would be enough; null where not even four hours are. */
  | { enough: number | null }

export function* planSteps({ events, ...ask }: PlanAsk): Generator<PlanStep, void> {
  const input = { ...ask, log: readLog(events) }
  const plan = planExam(input)
  yield { plan }
  if (plan && isShort(plan)) yield { enough: enoughMinutes(input) ?? null }
}

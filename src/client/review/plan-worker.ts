/** In a worker: works out the plan before the exam, so that a long way to it does not hold the page. */

import { type PlanAsk, type PlanStep, planSteps } from '../../domain/review/exam-steps.ts'

/** What the worker says: the steps of a plan, and that there are no more. */
export type Said = PlanStep | { done: true }

declare const self: {
  onmessage: ((event: { data: PlanAsk }) => void) | null
  postMessage(said: Said): void
}

self.onmessage = ({ data }) => {
  for (const step of planSteps(data)) self.postMessage(step)
  self.postMessage({ done: true })
}

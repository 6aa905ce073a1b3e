/** Works out a plan before an exam off the page's thread, or in the page where no worker may be started. */

import source from 'worker:./plan-worker.ts'
import { type PlanAsk, type PlanStep, planSteps } from '../../domain/review/exam-steps.ts'
import { askWorker, NoWorker, rest, WorkerBroke } from '../page/blob-worker.ts'
import type { Said } from './plan-worker.ts'

export type StepsOf = (ask: PlanAsk, said: (step: PlanStep) => void) => Promise<void>

/** Tells every step of a plan as it is worked out. */
export const stepsOf: StepsOf = async (ask, said) => {
  try {
    await askWorker<Said, true>(source, ask, step => {
      if ('done' in step) return true
      said(step)
      return undefined
    })
  } catch (error) {
    if (!(error instanceof NoWorker || error instanceof WorkerBroke)) throw error
    for (const step of planSteps(ask)) {
      said(step)
      await rest()
    }
  }
}

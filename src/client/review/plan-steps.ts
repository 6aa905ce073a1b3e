/** Works out a plan before an exam off the page's thread, or in the page where no worker may be started. */

import source from 'worker:./plan-worker.ts'
import { type PlanAsk, type PlanStep, planSteps } from '../../domain/review/exam-steps.ts'
import type { Said } from './plan-worker.ts'

export type StepsOf = (ask: PlanAsk, said: (step: PlanStep) => void) => Promise<void>

/** Tells every step of a plan as it is worked out. */
export const stepsOf: StepsOf = async (ask, said) => {
  const address = URL.createObjectURL(new Blob([source], { type: 'text/javascript' }))
  try {
    if (await inWorker(address, ask, said)) return
    for (const step of planSteps(ask)) {
      said(step)
      // Between two steps the page may paint and take a tap.
      await new Promise(resolve => setTimeout(resolve))
    }
  } finally {
    URL.revokeObjectURL(address)
  }
}

/** @returns false where workers may not be started from a string */
function inWorker(address: string, ask: PlanAsk, said: (step: PlanStep) => void): Promise<boolean> {
  let worker: Worker
  try {
    worker = new Worker(address)
  } catch {
    return Promise.resolve(false)
  }
  return new Promise<boolean>(resolve => {
    worker.onerror = event => {
      event.preventDefault()
      resolve(false)
    }
    worker.onmessage = ({ data }: MessageEvent<Said>) => {
      if ('done' in data) resolve(true)
      else said(data)
    }
    worker.postMessage(ask)
  }).finally(() => worker.terminate())
}

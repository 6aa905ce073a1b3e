/** Keeps the plan before the exam: works it out in a worker, or in the page where none may be started. */

import source from 'worker:./plan-worker.ts'
import type { Deck } from '../../domain/review/deck.ts'
import type { ExamPlan } from '../../domain/review/exam-plan.ts'
import type { ExamSettings } from '../../domain/review/exam-settings.ts'
import { type PlanAsk, type PlanStep, planSteps } from '../../domain/review/exam-steps.ts'
import type { CardState } from '../../domain/review/schedule.ts'
import type { ReviewSettings } from '../../domain/review/settings.ts'
import type { ReviewStorage } from '../store/review-storage.ts'
import type { Said } from './plan-worker.ts'
import { rest } from './read-file.ts'

/** What a plan rests on. */
interface Basis {
  settings: ReviewSettings
  deck: Deck
  states: ReadonlyMap<string, CardState>
  storage: ReviewStorage
  today: number
  /** Grows with every change of the log. */
  writes: number
}

export class Planner {
  /** The latest plan; undefined until the first is there, once the exam is over, and while it is far away. */
  plan: ExamPlan | undefined
  /** Minutes a day that would be enough, null where no four hours are; undefined where not asked, or not yet known. */
  enough: number | null | undefined
  /** Whether the question for a plan has had an answer, be it that there is none. */
  settled = false
  /** Grows with every question: the answer to an earlier one comes too late. */
  #turn = 0
  /** What the latest question rested on. */
  #basis = ''

  /** Forgets the plan, and the one that is on its way. */
  clear(): void {
    this.#turn++
    this.#basis = ''
    this.plan = undefined
    this.enough = undefined
    this.settled = false
  }

  /**
   * Works out a plan where it would rest on something else than the latest one, which stands until then. Rejects where
   * the log cannot be read.
   * @param said called after every step of it
   */
  async update(basis: Basis, said: () => void): Promise<void> {
    const { exam } = basis.settings
    if (!exam) return this.clear()
    const name = [JSON.stringify(exam), basis.today, basis.writes].join()
    if (name === this.#basis) return
    this.#basis = name
    const turn = ++this.#turn
    try {
      await stepsOf(await askOf(basis, exam), step => {
        if (turn !== this.#turn) return
        if ('enough' in step) this.enough = step.enough
        else Object.assign(this, { plan: step.plan, enough: undefined, settled: true })
        said()
      })
    } finally {
      if (turn === this.#turn && !this.settled) {
        this.settled = true
        said()
      }
    }
  }
}

async function askOf({ deck, states, storage, today }: Basis, settings: ExamSettings): Promise<PlanAsk> {
  // Without their words, which a plan does not read.
  const cards = deck.cards.map(({ id, rev, core, retired, groups }) => ({ id, rev, core, retired, groups }))
  return { cards, states, events: await storage.events(), settings, today }
}

/** Tells every step of a plan as it is worked out. */
async function stepsOf(ask: PlanAsk, said: (step: PlanStep) => void): Promise<void> {
  const address = URL.createObjectURL(new Blob([source], { type: 'text/javascript' }))
  try {
    if (await inWorker(address, ask, said)) return
    for (const step of planSteps(ask)) {
      said(step)
      await rest()
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

/** Keeps the plan before the exam; the script that works it out is loaded only where there is one. */

import type { Deck } from '../../domain/review/deck.ts'
import type { ExamPlan } from '../../domain/review/exam-plan.ts'
import type { ExamSettings } from '../../domain/review/exam-settings.ts'
import type { PlanAsk } from '../../domain/review/exam-steps.ts'
import type { CardState } from '../../domain/review/schedule.ts'
import type { ReviewSettings } from '../../domain/review/settings.ts'
import { loadScript } from '../page/lazy.ts'
import type { ReviewStorage } from '../store/review-storage.ts'
import type { StepsOf } from './plan-steps.ts'

declare global {
  /** Assigned by assets/exam-planner.js. */
  var LEAK_CASEBOOK_PLAN: StepsOf | undefined
}

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
  /** Whether the script that works plans out could not be loaded: the ordinary schedule goes on meanwhile. */
  failed = false
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
    this.failed = false
  }

  async #load(): Promise<StepsOf | undefined> {
    this.failed = await loadScript('plan').then(
      () => false,
      () => true,
    )
    return globalThis.LEAK_CASEBOOK_PLAN
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
      const stepsOf = await this.#load()
      await stepsOf?.(await askOf(basis, exam), step => {
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

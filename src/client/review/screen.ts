/** What every screen of the review page but the sitting gets. */

import type { Waiting } from '../../domain/review/queue.ts'
import type { Plan } from '../../domain/review/sitting.ts'
import type { ReviewModel } from './model.ts'

export interface ScreenProps {
  model: ReviewModel
  start(plan: Plan): void
}

/** A sitting of what waits today, as long as the reader has chosen. */
export function todaysPlan(model: ReviewModel, waiting: Waiting): Plan {
  return { kind: 'review', order: model.order(waiting), minutes: model.settings.minutes }
}

/** What every screen of the review page but the sitting gets. */

import type { Plan } from '../../domain/review/sitting.ts'
import type { ReviewModel } from './model.ts'

export interface ScreenProps {
  model: ReviewModel
  start(plan: Plan): void
}

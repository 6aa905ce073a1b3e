/** Puts right on opening what a wrong clock has done to the record, and says so. */

import { futureCards, redatesOf } from '../../domain/review/clock.ts'
import type { CardState } from '../../domain/review/schedule.ts'
import type { ReviewStorage } from '../store/review-storage.ts'

export const BEHIND =
  '這台裝置的時鐘停在手冊製作之前，日期應該不對。請先校正時鐘；不校正也能複習，但這段時間不會用來計算記得多久。'

export function redatedWords(moved: number): string {
  return `有 ${moved} 筆紀錄的日期比今天還晚，應是那時裝置的時鐘快了；排程已改以今天計算，紀錄都在。`
}

/**
 * Moves to today what a clock that was ahead has put into the future, now that the clock is right.
 * @param states of the cards, brought up to date here as well
 * @param tz minutes east of UTC now
 * @returns how many entries were moved
 */
export async function redateFuture(
  storage: ReviewStorage,
  states: Map<string, CardState>,
  now: number,
  today: number,
  tz: number,
): Promise<number> {
  let moved = 0
  for (const card of futureCards(states.values(), now, today)) {
    for (const draft of redatesOf(await storage.eventsOf(card), now, today, tz)) {
      const { state } = await storage.append(draft)
      if (state) states.set(card, state)
      moved++
    }
  }
  return moved
}

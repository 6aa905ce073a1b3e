/** The home page's first lines: where the reader was, and how many cards wait. Shown only when there is something. */

import { readLocal } from './local.ts'
import type { Place } from './reading.ts'
import { page } from './root.ts'

/** Fills in the line 「繼續閱讀」. */
export function offerPlace(): void {
  const line = document.querySelector<HTMLAnchorElement>('[data-continue]')
  const place = readLocal<Place>('place')
  if (!line || !place) return
  line.href = page(place.page) + (place.section ? `#${place.section}` : '')
  const what = line.querySelector('[data-continue-title]')
  if (what) what.textContent = `${place.title}${place.heading ? `　${place.heading}` : ''}`
  line.hidden = false
}

/** What the review page last counted; `day` is its study day. */
interface Due {
  day: number
  count: number
  minutes: number
}

/** Fills in the line 「今日複習」 from the review page's own count: opening the log here would slow the first page. */
export function offerReview(): void {
  const line = document.querySelector<HTMLElement>('[data-due]')
  const due = readLocal<Due>('due')
  if (!line || !due || due.count === 0) return
  const text = line.querySelector('[data-due-text]')
  if (text) text.textContent = `${due.count} 張 · 約 ${Math.max(1, Math.round(due.minutes))} 分鐘`
  line.hidden = false
}

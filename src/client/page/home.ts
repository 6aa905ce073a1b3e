/** The home page's first lines: where the reader was, and how many cards wait. Shown only when there is something. */

import { studyDay } from '../../domain/review/study-day.ts'
import { readDue } from './due.ts'
import { readLocal } from './local.ts'
import type { Place } from './place.ts'
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

/** Fills in the line 「今日複習」 from the review page's own count: opening the log here would slow the first page. */
export function offerReview(): void {
  const line = document.querySelector<HTMLElement>('[data-due]')
  const due = readDue()
  if (!line || !due) return
  const now = Date.now()
  const ahead = studyDay(now, -new Date(now).getTimezoneOffset(), due.dayStart) - due.day
  // Beyond the forecast at least what waited on its last day waits; before it, the clock was set back.
  const index = Math.max(0, Math.min(ahead, due.counts.length - 1))
  const count = due.counts[index]
  if (!count) return
  const text = line.querySelector('[data-due-text]')
  if (text) text.textContent = `${count} 張 · 約 ${due.minutes[index]} 分鐘`
  line.hidden = false
}

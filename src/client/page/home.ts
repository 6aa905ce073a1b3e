/** The home page's first lines: where the reader was, and how many cards wait. Shown only when there is something. */

import { studyDay } from '../../domain/review/study-day.ts'
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

/** What the review page last counted, for the days to come as well. */
export interface Due {
  /** The study day of the first number. */
  day: number
  /** The hour at which the learner's study day begins. */
  dayStart: number
  /** Cards that wait if nothing is reviewed until then, a number a day. */
  counts: number[]
  /** Expected minutes for them, a number a day. */
  minutes: number[]
}

/** Fills in the line 「今日複習」 from the review page's own count: opening the log here would slow the first page. */
export function offerReview(): void {
  const line = document.querySelector<HTMLElement>('[data-due]')
  const due = readLocal<Due>('due')
  // An earlier version left a single number, which says nothing about today.
  if (!line || !due?.counts) return
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

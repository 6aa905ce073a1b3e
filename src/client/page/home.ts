/** The home page's first lines: where the reader was, and how many cards wait. Shown only when there is something. */

import { studyDay } from '../../domain/review/study-day.ts'
import { readDue } from './due.ts'
import type { Place } from './place.ts'
import { readPlaces, resumeAt } from './places.ts'
import { page } from './root.ts'

function lead(link: HTMLAnchorElement, place: Place): void {
  link.href = page(place.page) + (place.section ? `#${place.section}` : '')
  link.addEventListener('click', () => resumeAt(place))
}

/** Fills in the line 「繼續閱讀」, and below it the two places before. */
export function offerPlaces(): void {
  const line = document.querySelector<HTMLAnchorElement>('[data-continue]')
  const [last, ...earlier] = readPlaces()
  if (!line || !last) return
  lead(line, last)
  const what = line.querySelector('[data-continue-title]')
  if (what) what.textContent = last.title
  const where = line.querySelector('[data-continue-place]')
  if (where) where.textContent = `　${last.heading}${last.block > 0 ? `　第 ${last.block + 1} 段` : ''}`
  line.hidden = false
  const list = document.querySelector<HTMLElement>('[data-earlier]')
  if (!list || earlier.length === 0) return
  for (const place of earlier) {
    const link = document.createElement('a')
    link.textContent = place.title
    lead(link, place)
    list.append(link)
  }
  list.hidden = false
}

/** Fills in the line 「今日複習」 from the review page's own count: opening the log here would slow the first page. */
export function offerReview(): void {
  const line = document.querySelector<HTMLElement>('[data-due]')
  const text = line?.querySelector('[data-due-text]')
  if (!line || !text) return
  const due = readDue()
  // Never reviewed here: the page itself says how many new cards the first day brings.
  if (!due) return
  const now = Date.now()
  const ahead = studyDay(now, -new Date(now).getTimezoneOffset(), due.dayStart) - due.day
  // Beyond the forecast at least what waited on its last day waits; before it, the clock was set back.
  const index = Math.max(0, Math.min(ahead, due.counts.length - 1))
  const count = due.counts[index] ?? 0
  const left = due.exam === undefined ? -1 : due.exam - due.day - ahead
  line.hidden = left < 0 && count === 0
  const today = count > 0 ? `${count} 張${left < 0 ? ' ·' : ''} 約 ${due.minutes[index]} 分鐘` : '沒有要練的'
  line.querySelector('[data-due-name]')?.toggleAttribute('hidden', left >= 0)
  text.textContent = left < 0 ? today : `${left > 0 ? `還有 ${left} 天 · 今天` : '今天考試 ·'} ${today}`
}

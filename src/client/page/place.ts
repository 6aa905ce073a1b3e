/** Where the reader was: the last three places, kept on case and law pages for the home page to offer again. */

import { readLocal, writeLocal } from './local.ts'

export interface Place {
  page: string
  title: string
  /** The id and the heading of the section that was on the screen. */
  section: string
  heading: string
  /** Which paragraph or list item of the section stood on top, counted from 0. */
  block: number
}

const MOST = 3
const TOP = 120
const BLOCKS = 'p, li, dd'

export const PLACES = 'places'
/** Version 1.0.0 kept one place under this name, without a paragraph. */
export const FORMER = 'place'

/** The blocks of a section that can stand on top; what is unfolded in place is no place to come back to. */
function blocksOf(section: Element): HTMLElement[] {
  return [...section.querySelectorAll<HTMLElement>(BLOCKS)].filter(
    block => !block.closest('[data-added], details'),
  )
}

/** On a case or law page, remembers the paragraph at the top of the screen when the reader leaves. */
export function rememberPlace(): void {
  const main = document.querySelector<HTMLElement>('main[data-case], main[data-law]')
  if (!main) return
  const { case: caseId, law } = main.dataset
  const page = caseId ? `cases/${caseId}.html` : `laws/${law}.html`
  const keep = () => {
    const sections = [...main.querySelectorAll<HTMLElement>('section[id]')]
    const passed = sections.filter(s => s.getBoundingClientRect().top < TOP).at(-1)
    // A law begins with what is said of the whole of it; a case with its story.
    const current = passed ?? (caseId ? sections[0] : undefined)
    const block = current ? blocksOf(current).findIndex(b => b.getBoundingClientRect().bottom > TOP) : 0
    const place: Place = {
      page,
      title: document.title.replace(/｜.*$/, ''),
      section: current?.id ?? '',
      heading: current?.querySelector('h2')?.textContent ?? '',
      block: Math.max(0, block),
    }
    const stored = readLocal<Place[]>(PLACES) ?? [readLocal<Place>(FORMER)]
    const others = Array.isArray(stored) ? stored.filter(other => other && other.page !== page) : []
    writeLocal(PLACES, [place, ...others].slice(0, MOST))
    writeLocal(FORMER, undefined)
  }
  // pagehide is the last event that phones send reliably; visibilitychange comes when the app is put away.
  addEventListener('pagehide', keep)
  document.addEventListener('visibilitychange', () => document.visibilityState === 'hidden' && keep())
}

export const RESUME = `${document.documentElement.dataset.slug}:resume`

/** Goes on to the paragraph that was left, where the reader came here for it. */
export function resumePlace(): void {
  const main = document.querySelector<HTMLElement>('main[data-case], main[data-law]')
  if (!main) return
  let place: Place | undefined
  try {
    place = JSON.parse(sessionStorage.getItem(RESUME) ?? 'null') as Place | undefined
    sessionStorage.removeItem(RESUME)
  } catch {
    return
  }
  if (!place?.block || !location.pathname.endsWith(`/${place.page}`)) return
  const section = document.getElementById(place.section)
  const block = section && blocksOf(section)[place.block]
  if (!block) return
  const there = () => block.scrollIntoView({ block: 'start', behavior: 'instant' })
  there()
  // The browser goes to the section that the address names only when the page is whole.
  addEventListener('load', () => requestAnimationFrame(there), { once: true })
}

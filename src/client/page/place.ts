/** Where the reader was: the last three places, kept on case and law pages for the home page to offer again. */

import { readLocal, writeLocal } from './local.ts'
import { SLUG } from './slug.ts'

export interface Place {
  page: string
  title: string
  /** The id and the heading of the section that was on the screen. */
  section: string
  heading: string
  /** Which paragraph or list item of the section stood on top, counted from 0. */
  block: number
}

/** How many places are kept. */
export const MOST = 3
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

export const RESUME = `${SLUG}:resume`

let resumed: Place | undefined

/**
 * Before the page is read: whether the reader came to go on at a paragraph. The address names its section; without it
 * the browser does not scroll there on its own, in a frame that no page can know.
 */
export function beginResume(): void {
  try {
    resumed = JSON.parse(sessionStorage.getItem(RESUME) ?? 'null') ?? undefined
    sessionStorage.removeItem(RESUME)
    if (!resumed?.block || !location.pathname.endsWith(`/${resumed.page}`)) resumed = undefined
    if (resumed) history.replaceState(history.state, '', location.href.replace(/#.*/, ''))
  } catch {
    // Without storage the link leads to the section.
  }
}

/** Goes on to that paragraph: at once, and again when the style is surely there. */
export function resumePlace(): void {
  if (!resumed) return
  const section = document.getElementById(resumed.section)
  const block = (section && blocksOf(section)[resumed.block]) ?? section
  const there = () => block?.scrollIntoView({ block: 'start', behavior: 'instant' })
  there()
  const whole = () => {
    there()
    history.replaceState(history.state, '', `#${section?.id ?? ''}`)
  }
  addEventListener('load', () => setTimeout(whole), { once: true })
}

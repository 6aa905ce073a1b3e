/** Where the reader was: kept on case pages for the home page to offer again. */

import { writeLocal } from './local.ts'

export interface Place {
  page: string
  title: string
  /** The id and the heading of the section that was on the screen. */
  section: string
  heading: string
}

const TOP = 120

/** On a case page, remembers the section at the top of the screen when the reader leaves. */
export function rememberPlace(): void {
  const main = document.querySelector<HTMLElement>('main[data-case]')
  if (!main) return
  const keep = () => {
    const sections = [...main.querySelectorAll<HTMLElement>('section[id]')]
    const current = sections.filter(s => s.getBoundingClientRect().top < TOP).at(-1) ?? sections[0]
    const place: Place = {
      page: `cases/${main.dataset.case}.html`,
      title: document.title.replace(/｜.*$/, ''),
      section: current?.id ?? '',
      heading: current?.querySelector('h2')?.textContent ?? '',
    }
    writeLocal('place', place)
  }
  // pagehide is the last event that phones send reliably; visibilitychange comes when the app is put away.
  addEventListener('pagehide', keep)
  document.addEventListener('visibilitychange', () => document.visibilityState === 'hidden' && keep())
}

/** Reading preferences: applied to <html> before anything is painted, changed on any page. */

import { readLocal, writeLocal } from './local.ts'

export interface Preferences {
  theme: 'auto' | 'light' | 'dark'
  /** Steps of the text size: 0 is the design's own. */
  size: 0 | 1 | 2 | 3
  /** The editor's marks: `on` are errors and what bears on meaning, `all` also wording and layout. */
  notes: 'on' | 'all' | 'off'
  /** Whether keys of one letter or sign do something (/, space, 1–4, z, s, arrows). */
  keys: 'on' | 'off'
}

const DEFAULTS: Preferences = { theme: 'auto', size: 0, notes: 'on', keys: 'on' }

export function readPreferences(): Preferences {
  return { ...DEFAULTS, ...readLocal<Partial<Preferences>>('preferences') }
}

/** Changes some preferences, applies them, and returns whether this browser will remember them. */
export function changePreferences(change: Partial<Preferences>): boolean {
  const preferences = { ...readPreferences(), ...change }
  const kept = writeLocal('preferences', preferences)
  applyPreferences(preferences)
  return kept
}

export function applyPreferences(preferences: Preferences): void {
  const { dataset } = document.documentElement
  dataset.theme = preferences.theme
  dataset.size = String(preferences.size)
  dataset.notes = preferences.notes
  colourBrowser(preferences.theme)
}

let themeColours: { meta: HTMLMetaElement; own: string }[] | undefined

/** The browser's own bars follow the chosen theme; left to the system, each colour stands for its own theme again. */
function colourBrowser(theme: Preferences['theme']): void {
  themeColours ??= [...document.querySelectorAll<HTMLMetaElement>('meta[name="theme-color"]')].map(meta => ({
    meta,
    own: meta.content,
  }))
  const chosen = theme === 'auto' ? undefined : themeColours.find(({ meta }) => meta.media.includes(theme))
  for (const { meta, own } of themeColours) meta.content = chosen?.own ?? own
}

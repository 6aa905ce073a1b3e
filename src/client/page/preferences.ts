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

/** The values of each, the default first. */
const VALUES: { [Name in keyof Preferences]: readonly [Preferences[Name], ...Preferences[Name][]] } = {
  theme: ['auto', 'light', 'dark'],
  size: [0, 1, 2, 3],
  notes: ['on', 'all', 'off'],
  keys: ['on', 'off'],
}

/** What the storage holds may be anything; where it is not a value of the preference, the default is taken. */
export function readPreferences(): Preferences {
  const stored = readLocal<Partial<Record<string, unknown>> | null>('preferences')
  const entries = Object.entries(VALUES).map(([name, values]) => {
    const at = (values as readonly unknown[]).indexOf(stored?.[name])
    return [name, values[Math.max(0, at)]]
  })
  return Object.fromEntries(entries) as unknown as Preferences
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

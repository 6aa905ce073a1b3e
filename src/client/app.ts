/** The script of every page: preferences at once, everything else when the page is there. Pages read well without it. */

import { startCaseBar } from './page/case-bar.ts'
import { loadScript } from './page/lazy.ts'
import { startPanels } from './page/panels.ts'
import { startPaper } from './page/paper.ts'
import { beginResume, rememberPlace, resumePlace } from './page/place.ts'
import { applyPreferences, changePreferences, readPreferences } from './page/preferences.ts'
import { rememberReading } from './page/progress.ts'
import { root } from './page/root.ts'
import { isShared } from './page/shared.ts'
import { startTextSize } from './page/text-size.ts'
import { trustAddressesOnly } from './page/trusted.ts'

trustAddressesOnly()
applyPreferences(readPreferences())
beginResume()
// The handbook offers it itself, where it fits (offline/install.ts).
addEventListener('beforeinstallprompt', event => event.preventDefault())
// Chromium may show a page before it has read that its style asks for the transition, and then rejects a promise that
// nobody holds. The page is there without the fade: nothing to report.
addEventListener('unhandledrejection', event => {
  if (event.reason instanceof DOMException && /view ?transition/i.test(event.reason.message))
    event.preventDefault()
})
startPaper()
document.documentElement.classList.add('js')
// The search page does not show what its answer will take the place of.
const asked = new URLSearchParams(location.search).has('q')
document.documentElement.classList.toggle('asked', asked)

if (document.readyState === 'loading') document.addEventListener('DOMContentLoaded', start)
else start()

function start(): void {
  linkManifest()
  if (!isShared()) void loadScript('offline').catch(() => undefined)
  startPanels()
  startTextSize()
  startNoteSwitch()
  startSearchKey()
  startCaseBar()
  if (!asked) resumePlace()
  else if (!document.querySelector('[data-search]')) void loadScript('highlight').catch(() => undefined)
  rememberPlace()
  rememberReading()
}

/**
 * Only where it can be installed: on file:// Chromium logs an error for a manifest, and on plain http a Windows
 * server that does not know the file type would answer 404 for nothing.
 */
function linkManifest(): void {
  if (location.protocol === 'file:' || !window.isSecureContext) return
  const link = document.createElement('link')
  link.rel = 'manifest'
  link.href = new URL('manifest.webmanifest', root).href
  document.head.append(link)
}

/** Two switches for the editor's marks, wherever a page shows them: any at all, and those on wording and layout. */
function startNoteSwitch(): void {
  const any = document.querySelectorAll<HTMLInputElement>('input[data-note-switch]')
  const every = document.querySelectorAll<HTMLInputElement>('input[data-note-all]')
  const show = () => {
    const { notes } = readPreferences()
    for (const box of any) box.checked = notes !== 'off'
    for (const box of every) box.checked = notes === 'all'
  }
  const listen = (boxes: Iterable<HTMLInputElement>, on: 'on' | 'all', off: 'on' | 'off') => {
    for (const box of boxes)
      box.addEventListener('change', () => {
        changePreferences({ notes: box.checked ? on : off })
        show()
      })
  }
  listen(any, 'on', 'off')
  listen(every, 'all', 'on')
  show()
}

/** `/` goes to the search field of the page, or to the search page. */
function startSearchKey(): void {
  document.addEventListener('keydown', event => {
    const target = event.target as HTMLElement
    if (
      event.key !== '/' ||
      event.isComposing ||
      readPreferences().keys === 'off' ||
      target.closest('input, textarea, select, [contenteditable]')
    )
      return
    event.preventDefault()
    const field = document.querySelector<HTMLInputElement>(
      '[role="searchbox"], [data-search-field] input, input[type="search"]',
    )
    if (field) field.focus()
    else location.href = new URL('search.html', root).href
  })
}

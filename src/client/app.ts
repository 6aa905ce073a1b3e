/** The script of every page: preferences at once, everything else when the page is there. Pages read well without it. */

import { startInstall } from './offline/install.ts'
import { startOffline } from './offline/offline.ts'
import { offerPlace, offerReview } from './page/home.ts'
import { startPanels } from './page/panels.ts'
import { rememberPlace } from './page/place.ts'
import { applyPreferences, changePreferences, readPreferences } from './page/preferences.ts'
import { root } from './page/root.ts'

applyPreferences(readPreferences())
startInstall()
document.documentElement.classList.add('js')

if (document.readyState === 'loading') document.addEventListener('DOMContentLoaded', start)
else start()

function start(): void {
  linkManifest()
  whenLoaded(startOffline)
  startPanels()
  startTextSize()
  startNoteSwitch()
  startSearchKey()
  highlightSearched()
  rememberPlace()
  offerPlace()
  offerReview()
}

/** The offline copy does not compete with the page for the first moments. */
function whenLoaded(work: () => void): void {
  if (document.readyState === 'complete') work()
  else addEventListener('load', work, { once: true })
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

function startTextSize(): void {
  document.querySelector('[data-text-size]')?.addEventListener('click', () => {
    const size = ((readPreferences().size + 1) % 4) as 0 | 1 | 2 | 3
    changePreferences({ size })
  })
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

/** A page that was opened from a search gets the script that marks the words there. */
function highlightSearched(): void {
  const src = document.documentElement.dataset.assetHighlight
  if (!src || !new URLSearchParams(location.search).has('q')) return
  const script = document.createElement('script')
  script.src = src
  document.head.append(script)
}

/** The settings page: reading preferences, the storage the browser grants, installing. */

import { startInstall } from './offline/install.ts'
import { startDeviceData } from './page/device-data.ts'
import { PERSISTENCE_WORDS, persistence, usedBytes } from './page/persistence.ts'
import { forgetPlaces, readPlaces } from './page/places.ts'
import { changePreferences, type Preferences, readPreferences } from './page/preferences.ts'
import { forgetReading, readCases } from './page/read-cases.ts'

const note = document.querySelector<HTMLElement>('[data-setting-note]')

function showChosen(): void {
  const preferences = readPreferences()
  for (const group of document.querySelectorAll<HTMLElement>('[data-setting]')) {
    const value = String(preferences[group.dataset.setting as keyof Preferences])
    for (const chip of group.querySelectorAll('button'))
      chip.setAttribute('aria-pressed', String(chip.dataset.value === value))
  }
}

for (const group of document.querySelectorAll<HTMLElement>('[data-setting]'))
  group.addEventListener('click', event => {
    const value = (event.target as Element).closest('button')?.dataset.value
    if (value === undefined) return
    const change = group.dataset.setting === 'size' ? { size: Number(value) } : { theme: value }
    const kept = changePreferences(change as Partial<Preferences>)
    if (note) note.textContent = kept ? '' : '這個瀏覽器不讓網頁儲存設定，下次開啟會回到預設。'
    showChosen()
  })
showChosen()

const keys = document.querySelector<HTMLInputElement>('[data-keys-switch]')
if (keys) keys.checked = readPreferences().keys === 'on'
keys?.addEventListener('change', () => changePreferences({ keys: keys.checked ? 'on' : 'off' }))

/** How much of the reading is remembered, and the button that forgets it. */
function showReading(): void {
  const state = document.querySelector<HTMLElement>('[data-reading-state]')
  const read = readCases().size
  const places = readPlaces().length
  if (state)
    state.textContent =
      read + places === 0 ? '沒有記下閱讀進度。' : `記下了讀過的 ${read} 則與 ${places} 個讀到的地方。`
}
document.querySelector('[data-forget-reading]')?.addEventListener('click', () => {
  forgetPlaces()
  forgetReading()
  showReading()
  if (note) note.textContent = '已清除閱讀進度；書籤、畫線與複習紀錄不受影響。'
})
showReading()

async function showStorage(): Promise<void> {
  const line = document.querySelector<HTMLElement>('[data-storage-state]')
  if (!line) return
  const [used, kept] = await Promise.all([usedBytes(), persistence(false)])
  const amount = used ? `已用 ${(used / 1024 / 1024).toFixed(1)} MB。` : ''
  line.textContent = amount + PERSISTENCE_WORDS[kept]
}
void showStorage()
startDeviceData()
startInstall(true)

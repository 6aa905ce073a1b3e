/** The settings page: reading preferences, the storage the browser grants, installing. */

import { changePreferences, type Preferences, readPreferences } from './page/preferences.ts'

const PERSIST_LIMIT = 3_000
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

async function showStorage(): Promise<void> {
  const line = document.querySelector<HTMLElement>('[data-storage-state]')
  if (!line) return
  // Plain http and some file:// pages have no navigator.storage.
  if (!navigator.storage?.persisted) {
    line.textContent = '這個環境不告知儲存空間的狀態。'
    return
  }
  // Firefox may leave these promises pending for ever.
  const limit = new Promise<undefined>(done => setTimeout(done, PERSIST_LIMIT))
  const persisted = await Promise.race([navigator.storage.persisted(), limit])
  const estimate = await Promise.race([navigator.storage.estimate(), limit])
  const used = estimate?.usage ? `已用 ${(estimate.usage / 1024 / 1024).toFixed(1)} MB。` : ''
  line.textContent = `${used}${persisted ? '瀏覽器保證保留這些資料。' : '瀏覽器未保證保留，空間不足時可能刪除。'}`
}
void showStorage()

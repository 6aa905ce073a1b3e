/** Loads what a page shows in `[data-late]` once its text has been painted: large data must not hold the text back. */

import { loadScript } from './page/lazy.ts'
import { reviewsSeen } from './review/trace.ts'

const container = document.querySelector<HTMLElement>('[data-late]')

async function load(container: HTMLElement): Promise<void> {
  // What says how it works is for who has not reviewed yet, and has come to the page itself.
  const introduction = container.querySelector<HTMLElement>('[data-introduction]')
  if (introduction) introduction.hidden = reviewsSeen() > 0 || location.search !== '' || location.hash !== ''
  if (document.visibilityState === 'visible') await painted()
  // All at once over the network; they run in this order.
  const names = container.dataset.late?.split(' ') ?? []
  const loads = await Promise.allSettled(names.map(loadScript))
  if (loads.at(-1)?.status === 'rejected') {
    // `data-review` on #review, `data-exam` on #exam.
    container.dataset[container.id] = 'error'
    container.textContent = '這一頁的程式沒有載入。請重新載入；若仍不行，請確認資料夾裡的 assets 沒有遺失。'
  }
}

/** Resolves when the text is on the screen; where nothing tells, or the tab is hidden meanwhile, soon all the same. */
function painted(): Promise<void> {
  return new Promise(resolve => {
    setTimeout(resolve, 1000)
    if (PerformanceObserver.supportedEntryTypes.includes('paint')) {
      new PerformanceObserver(() => resolve()).observe({ type: 'paint', buffered: true })
    } else requestAnimationFrame(() => setTimeout(resolve))
  })
}

if (container) void load(container)

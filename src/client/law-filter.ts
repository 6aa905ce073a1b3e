/** Narrows the list of laws while the reader types a name or a number. */

const field = document.querySelector<HTMLInputElement>('#law-filter')
const status = document.querySelector<HTMLElement>('[data-law-count]')
const laws = [...document.querySelectorAll<HTMLElement>('[data-law-list] > li')]

/** Width, case, white space and the two writings of 臺 make no difference. */
const fold = (text: string) => text.normalize('NFKC').toLowerCase().replaceAll('臺', '台').replace(/\s+/g, '')

function narrow(): void {
  const words = (field?.value ?? '').split(/\s+/).map(fold).filter(Boolean)
  let shown = 0
  for (const law of laws) {
    law.hidden = !words.every(word => fold(law.dataset.words ?? '').includes(word))
    if (!law.hidden) shown += 1
  }
  if (status)
    status.textContent =
      words.length === 0 ? '' : shown > 0 ? `${shown} 部法規` : '沒有這個名稱或條號的法規。'
}

field?.addEventListener('input', event => {
  if (!(event as InputEvent).isComposing) narrow()
})
field?.addEventListener('compositionend', narrow)
narrow()

// A module to TypeScript: its names are its own, as esbuild makes them.
export {}

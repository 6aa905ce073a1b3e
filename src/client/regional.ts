/** On a phone, 涉及法規 and 策進建議 of each row are folded to their first line; one button opens them all. */

const cells = [...document.querySelectorAll<HTMLElement>('[data-regional] [data-fold]')]
const all = document.querySelector<HTMLButtonElement>('[data-expand-all]')

function set(cell: HTMLElement, open: boolean): void {
  cell.classList.toggle('open', open)
  const button = cell.querySelector<HTMLButtonElement>('.fold')
  if (!button) return
  button.textContent = open ? '收合' : '展開'
  button.setAttribute('aria-expanded', String(open))
}

for (const cell of cells) {
  const button = document.createElement('button')
  button.type = 'button'
  button.className = 'fold'
  button.setAttribute('aria-label', `展開或收合${cell.dataset.label}`)
  button.addEventListener('click', () => set(cell, !cell.classList.contains('open')))
  cell.append(button)
  set(cell, false)
  // A link that gets the focus in a folded cell must be seen.
  cell.addEventListener('focusin', event => {
    if ((event.target as Element).closest('[data-source]')) set(cell, true)
  })
}

all?.addEventListener('click', () => {
  const open = all.getAttribute('aria-pressed') !== 'true'
  all.setAttribute('aria-pressed', String(open))
  all.textContent = open ? '全部收合' : '全部展開'
  for (const cell of cells) set(cell, open)
})

// A row named in the URL is opened: the reader came for it.
// Row ids are plain, and a garbled address must not stop the page.
const row = document.getElementById(location.hash.slice(1))
for (const cell of row?.querySelectorAll<HTMLElement>('[data-fold]') ?? []) set(cell, true)

// A module to TypeScript: its names are its own, as esbuild makes them.
export {}

/** Shows the editor's notes of the chosen kinds; none chosen shows all. */

const chips = [...document.querySelectorAll<HTMLButtonElement>('[data-kind-of-note]')]
const groups = [...document.querySelectorAll<HTMLElement>('[data-note-group]')]

function show(): void {
  const chosen = chips
    .filter(chip => chip.getAttribute('aria-pressed') === 'true')
    .map(c => c.dataset.kindOfNote)
  for (const group of groups) {
    const notes = [...group.querySelectorAll<HTMLElement>('[data-severity]')]
    for (const note of notes) note.hidden = chosen.length > 0 && !chosen.includes(note.dataset.severity)
    group.hidden = notes.every(note => note.hidden)
  }
}

for (const chip of chips)
  chip.addEventListener('click', () => {
    chip.setAttribute('aria-pressed', String(chip.getAttribute('aria-pressed') !== 'true'))
    show()
  })

// A module to TypeScript: its names are its own, as esbuild makes them.
export {}

/** Opens what stands behind a citation or an editor's mark in place, below the paragraph, and closes it again. */

let open: { panel: HTMLElement; link: HTMLAnchorElement } | undefined
let serial = 0

/** The element on this page that says more about a link: `law-<key>` for a citation, `note-<id>` for a mark. */
function sourceOf(link: HTMLAnchorElement): HTMLElement | null {
  const { citation, note } = link.dataset
  return document.getElementById(note ? `note-${note}` : `law-${citation}`)
}

/** Without a source on the page the link is followed as it is. */
export function startPanels(): void {
  document.addEventListener('click', event => {
    if (event.button !== 0 || event.metaKey || event.ctrlKey || event.shiftKey) return
    const target = event.target as Element
    const link = target.closest<HTMLAnchorElement>(
      '[data-source] a[data-citation], [data-source] a[data-note]',
    )
    if (!link) return
    const source = sourceOf(link)
    if (!source) return
    event.preventDefault()
    const again = open?.link === link
    close()
    if (!again) show(link, source)
  })
  document.addEventListener('keydown', event => {
    if (event.key === 'Escape' && open) close()
  })
}

function show(link: HTMLAnchorElement, source: HTMLElement): void {
  const panel = document.createElement('aside')
  panel.className = 'panel'
  panel.id = `panel-${++serial}`
  panel.dataset.added = ''
  panel.setAttribute('aria-label', link.dataset.note ? '編按' : '條文現況')
  panel.tabIndex = -1
  for (const child of source.children) panel.append(child.cloneNode(true))
  for (const element of panel.querySelectorAll('[id]')) element.removeAttribute('id')
  const button = document.createElement('button')
  button.type = 'button'
  button.className = 'button quiet'
  button.textContent = '收合'
  button.addEventListener('click', close)
  panel.append(button)
  const block = link.closest('p, li, h1, td') ?? link
  if (block.matches('li, td')) block.append(panel)
  else block.after(panel)
  link.setAttribute('aria-expanded', 'true')
  link.setAttribute('aria-controls', panel.id)
  open = { panel, link }
  panel.focus({ preventScroll: true })
  panel.scrollIntoView({ block: 'nearest' })
}

/** Gives the focus back to the link, so that the reader is where they were. */
function close(): void {
  if (!open) return
  const { panel, link } = open
  open = undefined
  const inside = panel.contains(document.activeElement)
  panel.remove()
  link.removeAttribute('aria-expanded')
  link.removeAttribute('aria-controls')
  if (inside) link.focus({ preventScroll: true })
}

/** Marks the sentence that is being read, without touching the text, and keeps it in sight. */

import type { SourcePart } from '../marks/source-text.ts'

const NAME = 'spoken'
const CLASS = 'spoken'

/** The range of a passage. */
export function rangeOf(part: SourcePart, start: number, end: number): Range {
  const range = document.createRange()
  const first = part.pieces.findLast(({ from }) => from <= start)
  const last = part.pieces.findLast(({ from }) => from < end)
  if (first) range.setStart(first.node, Math.min(start - first.from, first.node.length))
  if (last) range.setEnd(last.node, Math.min(end - last.from, last.node.length))
  return range
}

/** Marks one sentence, or none. Browsers without highlights of their own mark its paragraph. */
export function showSpoken(range: Range | undefined): void {
  for (const block of document.querySelectorAll(`.${CLASS}`)) block.classList.remove(CLASS)
  const own = typeof Highlight === 'function' && CSS.highlights
  if (own) CSS.highlights.delete(NAME)
  if (!range) return
  if (own) CSS.highlights.set(NAME, new Highlight(range))
  else range.startContainer.parentElement?.closest('p, li, h1, h2, td')?.classList.add(CLASS)
  const { top, bottom } = range.getBoundingClientRect()
  const free = innerHeight * 0.6
  if (top >= 60 && bottom <= free) return
  const calm = matchMedia('(prefers-reduced-motion: reduce)').matches
  scrollBy({ top: top - innerHeight * 0.25, behavior: calm ? 'instant' : 'smooth' })
}

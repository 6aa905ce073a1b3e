/** Highlights on a page what the search led to, every occurrence, and scrolls to the first in the section sought. */

import { words } from '../domain/search/text.ts'
import { type FoundLine, rangesOf, readLines } from './page/lines.ts'

const NAME = 'search-hit'

/** Marks the ranges without touching the text: the words of the source stay as they are. */
function mark(ranges: readonly Range[]): void {
  if (typeof Highlight === 'function' && CSS.highlights) {
    CSS.highlights.set(NAME, new Highlight(...ranges))
    return
  }
  // Firefox before 140: elements around the words, which the text itself does not notice. Ranges within one text node
  // are wrapped from the last to the first, for wrapping splits the node.
  for (const range of [...ranges].reverse()) {
    const wrapper = document.createElement('mark')
    wrapper.className = NAME
    range.surroundContents(wrapper)
  }
}

/** A match that crosses elements is cut into one range for each text node. */
function withinNodes({ pieces }: FoundLine, start: number, end: number): Range[] {
  return pieces.flatMap(({ node, from }) => {
    const first = Math.max(0, start - from)
    const last = Math.min(node.data.length, end - from)
    if (first >= last) return []
    const range = document.createRange()
    range.setStart(node, first)
    range.setEnd(node, last)
    return [range]
  })
}

function openDetails(range: Range): void {
  let details = range.startContainer.parentElement?.closest('details')
  while (details) {
    details.open = true
    details = details.parentElement?.closest('details')
  }
}

/** The first range in the section that the address names, else the first of all. */
function firstSought(ranges: readonly Range[]): Range | undefined {
  const section = document.querySelector(':target')
  return ranges.find(range => section?.contains(range.startContainer)) ?? ranges[0]
}

function highlight(query: string): void {
  const main = document.getElementById('main')
  const wanted = words(query)
  if (!main || wanted.length === 0) return
  const ranges = readLines(main).flatMap(line =>
    rangesOf(line, wanted).flatMap(([start, end]) => withinNodes(line, start, end)),
  )
  const sought = firstSought(ranges)
  if (!sought) return
  for (const range of ranges) openDetails(range)
  // Found before marking, for wrapping changes the nodes under the range; the element stays.
  const place = sought.startContainer.parentElement!
  const top = sought.getBoundingClientRect().top
  mark(ranges)
  if (top === 0) place.scrollIntoView({ block: 'center', behavior: 'instant' })
  else scrollTo({ top: scrollY + top - innerHeight / 3, behavior: 'instant' })
}

const query = new URLSearchParams(location.search).get('q')
if (query) highlight(query)

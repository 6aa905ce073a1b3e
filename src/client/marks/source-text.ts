/** The words of one part of a case as plain text, with the way from its offsets to the nodes and back. */

import type { PartText } from '../../domain/book/text-quote.ts'

export interface SourcePart extends PartText {
  element: HTMLElement
  /** `from` is the offset in `text` at which the node begins. */
  pieces: { node: Text; from: number }[]
}

const BLOCK = 'p, li, h1, td, div'

/** The parts of the case on this page; what the handbook added among the words is no part of them. */
export function sourceParts(main: HTMLElement): SourcePart[] {
  const elements = [...main.querySelectorAll<HTMLElement>('[data-source]')]
  return elements.map(element => readPart(element))
}

function readPart(element: HTMLElement): SourcePart {
  const name = element.dataset.source?.split('/')[1] ?? ''
  const part: SourcePart = { name, element, text: '', pieces: [] }
  const walker = document.createTreeWalker(element, NodeFilter.SHOW_TEXT)
  let block: Element | null | undefined
  for (let node = walker.nextNode() as Text | null; node; node = walker.nextNode() as Text | null) {
    if (node.parentElement?.closest('[data-added]') || node.data.trim() === '') continue
    const own = node.parentElement?.closest(BLOCK)
    if (block && own !== block) part.text += '\n'
    block = own
    part.pieces.push({ node, from: part.text.length })
    part.text += node.data
  }
  return part
}

/** The offsets of a selection within a part, without white space at its ends; undefined where nothing of it is there. */
export function offsetsOf(part: SourcePart, range: Range): { start: number; end: number } | undefined {
  let start: number | undefined
  let end: number | undefined
  for (const { node, from } of part.pieces) {
    if (!range.intersectsNode(node)) continue
    start ??= from + (node === range.startContainer ? range.startOffset : 0)
    end = from + (node === range.endContainer ? range.endOffset : node.length)
  }
  if (start === undefined || end === undefined) return undefined
  const words = part.text.slice(start, end)
  const inner = words.trim()
  if (inner === '') return undefined
  const first = start + words.indexOf(inner)
  return { start: first, end: first + inner.length }
}

/** Reads a page's lines of text from its elements as the index did from its HTML, with the way back to the nodes. */
import { BLOCK_TAGS } from '../../domain/search/page.ts'
import { findRanges, foldWithOffsets, type Range as TextRange } from '../../domain/search/text.ts'

/** Text that no block-level element parts, and the text nodes that it is made of. */
export interface FoundLine {
  text: string
  /** `from` is the offset in `text` at which the node begins. */
  pieces: { node: Text; from: number }[]
}

const SILENT = 'script, style, template, noscript, [aria-hidden="true"], [hidden]:not([hidden="until-found"])'

/** The lines of an element. What stands in `data-added` within `data-source` is a line by itself. */
export function readLines(root: Element): FoundLine[] {
  const lines: FoundLine[] = []
  let line: FoundLine = { text: '', pieces: [] }
  const end = () => {
    if (line.text.trim() !== '') lines.push(line)
    line = { text: '', pieces: [] }
  }
  const visit = (node: Node): void => {
    if (node instanceof Text) {
      line.pieces.push({ node, from: line.text.length })
      line.text += node.data
    }
    if (!(node instanceof Element) || node.matches(SILENT)) return
    if (node.matches('[data-source] [data-added]')) {
      const interrupted = line
      line = { text: '', pieces: [] }
      for (const child of node.childNodes) visit(child)
      end()
      line = interrupted
      return
    }
    const isBlock = BLOCK_TAGS.has(node.localName)
    if (isBlock) end()
    for (const child of node.childNodes) visit(child)
    if (isBlock) end()
  }
  visit(root)
  end()
  return lines
}

/** Where the words (folded) stand in the line's text. */
export function rangesOf(line: FoundLine, words: readonly string[]): TextRange[] {
  return findRanges(foldWithOffsets(line.text), words)
}

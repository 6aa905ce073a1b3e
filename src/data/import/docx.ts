/** A Word file as the plain text that the layouts are read from: a line a paragraph, a tab before each cell. */

import { parseFragment } from 'parse5'
import { type Element, elements, isElement, textContent } from '../html.ts'

/** @param bytes a .docx; throws mammoth's error where it is none */
export async function docxText(bytes: Uint8Array): Promise<string> {
  const { default: mammoth } = await import('mammoth')
  const { value } = await mammoth.convertToHtml(
    { buffer: Buffer.from(bytes) },
    { convertImage: noImages(mammoth) },
  )
  return parseFragment(value)
    .childNodes.flatMap(node => (isElement(node) ? linesOf(node) : []))
    .join('\n')
}

/** The handbook takes words alone. */
function noImages(mammoth: { images: { imgElement(f: () => Promise<{ src: string }>): unknown } }) {
  return mammoth.images.imgElement(async () => ({ src: '' })) as never
}

function linesOf(element: Element): string[] {
  if (element.tagName === 'table')
    return elements(element, e => e.tagName === 'tr').flatMap(row =>
      elements(row, e => e.tagName === 'td' || e.tagName === 'th').map(
        cell => `\t${cellLines(cell).join('\n')}`,
      ),
    )
  if (element.tagName === 'ol' || element.tagName === 'ul')
    return elements(element, e => e.tagName === 'li').map((item, i) =>
      element.tagName === 'ol' ? `${i + 1}. ${textContent(item).trim()}` : `- ${textContent(item).trim()}`,
    )
  return [textContent(element), '']
}

function cellLines(cell: Element): string[] {
  const blocks = cell.childNodes.filter(isElement)
  return blocks.length === 0 ? [textContent(cell)] : blocks.flatMap(linesOf).filter(line => line.trim())
}

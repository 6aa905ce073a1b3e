/** The built folder as the tests look at it. */

import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { type DefaultTreeAdapterMap, parse } from 'parse5'

export type Element = DefaultTreeAdapterMap['element']
type Node = DefaultTreeAdapterMap['node']

const DIST = join(process.cwd(), 'dist')

export function distFile(file: string): string {
  return readFileSync(join(DIST, file), 'utf8')
}

export function distPage(file: string): DefaultTreeAdapterMap['document'] {
  return parse(distFile(file), { scriptingEnabled: false })
}

/** All elements below `node` that `match` accepts, in document order. */
export function findAll(node: Node, match: (element: Element) => boolean): Element[] {
  const own = 'tagName' in node && match(node) ? [node] : []
  const children = 'content' in node ? node.content.childNodes : 'childNodes' in node ? node.childNodes : []
  return [...own, ...children.flatMap(child => findAll(child, match))]
}

export function attr(element: Element, name: string): string | undefined {
  return element.attrs.find(a => a.name === name)?.value
}

/** The text of a node without what the handbook adds (`data-added`). */
export function sourceText(node: Node): string {
  if (node.nodeName === '#text') return (node as DefaultTreeAdapterMap['textNode']).value
  if ('tagName' in node && attr(node, 'data-added') !== undefined) return ''
  return 'childNodes' in node ? node.childNodes.map(sourceText).join('') : ''
}

/** The built folder as the tests look at it. */

import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { parse } from 'parse5'
import {
  attribute,
  type Document,
  type Element,
  elements,
  type Node,
  textContent,
} from '../../src/data/html.ts'

export type { Element }

const DIST = join(process.cwd(), 'dist')

/** A text without the mark that says that it is UTF-8. */
export function distFile(file: string): string {
  return readFileSync(join(DIST, file), 'utf8').replace(/^\ufeff/, '')
}

export function distPage(file: string): Document {
  return parse(distFile(file), { scriptingEnabled: false })
}

export const attr = attribute
export const findAll = elements

/** The text of a node without what the handbook adds (`data-added`). */
export function sourceText(node: Node): string {
  return textContent(node, element => attribute(element, 'data-added') !== undefined)
}

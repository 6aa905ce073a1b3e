/** The built folder as the tests look at it. */

import { existsSync, readdirSync, readFileSync } from 'node:fs'
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

/** What the script `assets/NAME.<hash>.js` gives to the pages. */
export function distData<Data>(name: string): Data {
  const script = readdirSync(join(DIST, 'assets')).find(file =>
    new RegExp(`^${name}\\.\\w+\\.js$`).test(file),
  )
  return new Function(`${distFile(`assets/${script}`)}; return LEAK_CASEBOOK_${name.toUpperCase()}`)()
}

/** Those of the links, relative to the root, that lead to no page or to no place on it. */
export function deadLinks(hrefs: readonly string[]): string[] {
  return [...new Set(hrefs)].filter(href => {
    const [file = '', anchor] = href.split('#')
    if (!existsSync(join(DIST, file))) return true
    return anchor !== undefined && !distFile(file).includes(`id="${anchor}"`)
  })
}

export const attr = attribute
export const findAll = elements

/** The text of a node without what the handbook adds (`data-added`). */
export function sourceText(node: Node): string {
  return textContent(node, element => attribute(element, 'data-added') !== undefined)
}

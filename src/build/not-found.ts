/** Makes `404.html` stand by itself: servers show it at any depth, where no relative link leads home. */

import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { parse, serialize } from 'parse5'
import { attribute, type Element, elements, findElement } from '../data/html.ts'
import { bundle } from './scripts.ts'

const PAGE = '404.html'
/** The page shows nothing of what was asked for, so nobody can bring a `data:` address of his own into it. */
const CARRIED = "; script-src-elem 'self' data:; style-src-elem 'self' data:"

/** Puts the page's styles into the page, and in the place of its script the one that looks for the handbook's root. */
export async function freeNotFoundPage(dist: string): Promise<void> {
  const document = parse(await readFile(join(dist, PAGE), 'utf8'), { scriptingEnabled: false })
  const finder = await bundle('src/client/not-found.ts', true)
  for (const element of elements(document)) {
    const src = attribute(element, 'src')
    if (element.tagName === 'script' && src) {
      set(element, 'data-app', src)
      set(element, 'src', dataUrl('text/javascript', finder))
    }
    const href = attribute(element, 'href')
    if (element.tagName === 'link' && attribute(element, 'rel') === 'stylesheet' && href)
      set(element, 'href', dataUrl('text/css', await readFile(join(dist, href), 'utf8')))
  }
  const policy = findElement(document, element => attribute(element, 'http-equiv') !== undefined)
  if (!policy) throw new Error(`${PAGE}: no content security policy`)
  set(policy, 'content', attribute(policy, 'content') + CARRIED)
  await writeFile(join(dist, PAGE), serialize(document))
}

function set(element: Element, name: string, value: string): void {
  const found = element.attrs.find(attr => attr.name === name)
  if (found) found.value = value
  else element.attrs.push({ name, value })
}

/** Escapes only what an address would lose, so that gzip and the pack find the text elsewhere. */
function dataUrl(type: string, content: string): string {
  return `data:${type};charset=utf-8,${content.replace(/[%#\t\r\n]/g, encodeURIComponent)}`
}

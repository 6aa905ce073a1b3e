/** Makes every link relative and refuses what `file://` or the CSP would refuse. */

import { readFile, writeFile } from 'node:fs/promises'
import { dirname, join, posix } from 'node:path'
import { parse, serialize } from 'parse5'
import { attribute, type Document, type Element, elements } from '../data/html.ts'
import { listFiles } from './files.ts'
import type { Names } from './named.ts'

const LINK_ATTRIBUTE = /^(?:href|src|poster|data-asset-.+)$/

/**
 * Works on all of `dist` in place.
 * @param names what scripts are called by now, by the name that pages are written with
 * @throws Error that lists every dead link and forbidden piece, a line each
 */
export async function relativiseLinks(dist: string, names: Names): Promise<void> {
  const files = await listFiles(dist)
  const pages = new Map<string, Document>()
  const anchors = new Map<string, Set<string>>()
  for (const file of files)
    if (file.endsWith('.html')) {
      const document = parse(await readFile(join(dist, file), 'utf8'), { scriptingEnabled: false })
      pages.set(file, document)
      anchors.set(file, anchorsOf(document))
    }
  const known = new Set(files)
  const problems: string[] = []
  for (const [file, document] of pages) {
    for (const element of elements(document)) {
      refuse(element, file, problems)
      element.attrs = element.attrs.filter(({ name }) => name !== READ_BY_THE_BUILD)
      for (const attr of element.attrs)
        if (LINK_ATTRIBUTE.test(attr.name))
          attr.value = resolve(attr.value, file, names, known, anchors, problems)
    }
    await writeFile(join(dist, file), serialize(document))
  }
  for (const file of files)
    if (file.endsWith('.css') && /url\(|@import/.test(await readFile(join(dist, file), 'utf8')))
      problems.push(`${file}: a stylesheet must not load anything (url() or @import)`)
  if (problems.length > 0)
    throw new Error(`建置檢查發現 ${problems.length} 個問題：\n${[...new Set(problems)].join('\n')}`)
}

/** The index of the search has it by now, and no reader's browser asks for it. */
const READ_BY_THE_BUILD = 'data-facets'

/** What a link may name on a page: its ids, and the screens that a script shows by their hash (`data-screens`). */
function anchorsOf(document: Document): Set<string> {
  const named = elements(document).flatMap(element => [
    attribute(element, 'id') ?? '',
    ...(attribute(element, 'data-screens') ?? '').split(' '),
  ])
  return new Set(named)
}

function resolve(
  value: string,
  file: string,
  names: Names,
  known: Set<string>,
  anchors: Map<string, Set<string>>,
  problems: string[],
): string {
  if (/^(?:https?:|mailto:|data:)/.test(value)) return value
  const [, path = '', query = '', hash = ''] = /^([^?#]*)(\?[^#]*)?(#.*)?$/.exec(value) ?? []
  const plain = path.startsWith('/')
    ? path.slice(1)
    : path === ''
      ? file
      : posix.normalize(posix.join(posix.dirname(file), path))
  const target = names.get(plain) ?? (plain === '' ? 'index.html' : plain)
  if (!known.has(target)) problems.push(`${file}: dead link to ${value}`)
  else if (hash && target.endsWith('.html') && !anchors.get(target)?.has(decodeURIComponent(hash.slice(1))))
    problems.push(`${file}: dead anchor in ${value}`)
  if (path === '' && query === '') return value
  return (posix.relative(dirname(file), target) || posix.basename(target)) + query + hash
}

function refuse(element: Element, file: string, problems: string[]): void {
  const say = (what: string) => problems.push(`${file}: ${what}`)
  if (element.tagName === 'base') say('<base> breaks relative links')
  if (element.tagName === 'style') say('inline <style>, which the CSP refuses')
  if (element.tagName === 'form' && attribute(element, 'action')) say('<form action>, which the CSP refuses')
  if (element.tagName === 'script') {
    if (!attribute(element, 'src')) say('inline <script>, which the CSP refuses')
    if (attribute(element, 'type') === 'module') say('module script, which file:// refuses')
  }
  for (const { name } of element.attrs)
    if (name === 'style' || /^on/.test(name) || name === 'srcset')
      say(`attribute ${name} on <${element.tagName}>`)
}

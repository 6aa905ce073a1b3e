/** Makes every link relative and refuses what `file://` or the CSP would refuse. */

import { readFile, writeFile } from 'node:fs/promises'
import { dirname, join, posix } from 'node:path'
import { parse, serialize } from 'parse5'
import { attribute, type Element, elements } from '../data/html.ts'
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
  const links: Links = { names, known: new Set(files), anchors: new Map(), wanted: [], problems: [] }
  // A page is read, written and forgotten; of ten thousand none but the anchors stay in memory.
  for (const file of files) if (file.endsWith('.html')) await relativise(dist, file, links)
  const { anchors, wanted, problems } = links
  for (const { target, anchor, problem } of wanted)
    if (!anchors.get(target)?.has(anchor)) problems.push(problem)
  for (const file of files)
    if (file.endsWith('.css') && /url\(|@import/.test(await readFile(join(dist, file), 'utf8')))
      problems.push(`${file}: a stylesheet must not load anything (url() or @import)`)
  if (problems.length > 0)
    throw new Error(`建置檢查發現 ${problems.length} 個問題：\n${[...new Set(problems)].join('\n')}`)
}

/** The index of the search has it by now, and no reader's browser asks for it. */
const READ_BY_THE_BUILD = 'data-facets'

/** What a link may name on a page: its ids, and the screens that a script shows by their hash (`data-screens`). */
function anchorsOf(own: readonly Element[]): Set<string> {
  const named = own.flatMap(element => [
    attribute(element, 'id') ?? '',
    ...(attribute(element, 'data-screens') ?? '').split(' '),
  ])
  return new Set(named)
}

/** What the pages so far have shown and asked for. */
interface Links {
  names: Names
  known: ReadonlySet<string>
  anchors: Map<string, ReadonlySet<string>>
  /** Anchors that links lead to; whether they are there shows at the end. */
  wanted: { target: string; anchor: string; problem: string }[]
  problems: string[]
}

async function relativise(dist: string, file: string, links: Links): Promise<void> {
  const document = parse(await readFile(join(dist, file), 'utf8'), { scriptingEnabled: false })
  const own = elements(document)
  links.anchors.set(file, anchorsOf(own))
  for (const element of own) {
    refuse(element, file, links.problems)
    element.attrs = element.attrs.filter(({ name }) => name !== READ_BY_THE_BUILD)
    for (const attr of element.attrs)
      if (LINK_ATTRIBUTE.test(attr.name)) attr.value = resolve(attr.value, file, links)
  }
  await writeFile(join(dist, file), serialize(document))
}

function resolve(value: string, file: string, { names, known, wanted, problems }: Links): string {
  if (/^(?:https?:|mailto:|data:)/.test(value)) return value
  const [, path = '', query = '', hash = ''] = /^([^?#]*)(\?[^#]*)?(#.*)?$/.exec(value) ?? []
  const plain = path.startsWith('/')
    ? path.slice(1)
    : path === ''
      ? file
      : posix.normalize(posix.join(posix.dirname(file), path))
  const target = names.get(plain) ?? (plain === '' ? 'index.html' : plain)
  if (!known.has(target)) problems.push(`${file}: dead link to ${value}`)
  else if (hash && target.endsWith('.html'))
    wanted.push({
      target,
      anchor: decodeURIComponent(hash.slice(1)),
      problem: `${file}: dead anchor in ${value}`,
    })
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

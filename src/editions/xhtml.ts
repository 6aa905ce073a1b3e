/** Turns parsed HTML of the handbook's pages into the XHTML of a book: words kept, controls left out, notes as pop-ups. */

import { attribute, type Element, escapeHtml, isElement, type Node, type Text } from '../data/html.ts'

/** Where the links of a page lead once the pages are chapters. */
export interface Links {
  /**
   * @param href as written on the page, root-absolute (`/laws/gpa.html#a34.3`) or `#anchor`
   * @returns the address in the book, or undefined where the book does not hold the target
   */
  resolve(href: string): string | undefined
  /** Whether an id may stand in this chapter: each once. */
  claim(id: string): boolean
}

const KEPT = new Set(
  (
    'p div section article aside h1 h2 h3 h4 h5 h6 ul ol li dl dt dd table caption thead tbody tfoot tr th td a span ' +
    'strong em b i small q blockquote br hr sup sub mark time abbr figure figcaption ruby rt rp'
  ).split(' '),
)
/** What only a screen can use, and what a book has in its own way (navigation). */
const LEFT_OUT = new Set(
  'script style template noscript svg form button input select textarea label nav img audio video canvas'.split(
    ' ',
  ),
)
const ATTRIBUTES = new Set(['class', 'lang', 'colspan', 'rowspan', 'scope', 'start', 'value', 'datetime'])
const EMPTY = new Set(['br', 'hr'])

/** The XHTML of nodes, without a root element. */
export function toXhtml(nodes: readonly Node[], links: Links): string {
  return nodes.map(node => write(node, links)).join('')
}

function write(node: Node, links: Links): string {
  if (node.nodeName === '#text') return escapeText((node as Text).value)
  if (!isElement(node) || isLeftOut(node)) return ''
  const inside = toXhtml(node.childNodes, links)
  const { tagName } = node
  if (tagName === 'a') return writeLink(node, inside, links)
  if (tagName === 'details') return element('section', attributes(node, links), inside)
  if (tagName === 'summary') return element('p', ' class="fold"', inside)
  if (isNote(node))
    return element('aside', `${attributes(node, links)} epub:type="footnote" role="doc-footnote"`, inside)
  // Notes are footnotes here, and a list holds nothing but its items.
  if (tagName === 'ul' && node.childNodes.some(isNote)) return element('div', attributes(node, links), inside)
  if (!KEPT.has(tagName)) return inside
  return element(tagName, attributes(node, links), inside)
}

function element(name: string, attrs: string, inside: string): string {
  return EMPTY.has(name) ? `<${name}${attrs}/>` : `<${name}${attrs}>${inside}</${name}>`
}

function isLeftOut(node: Element): boolean {
  const classes = (attribute(node, 'class') ?? '').split(' ')
  return (
    LEFT_OUT.has(node.tagName) ||
    attribute(node, 'hidden') !== undefined ||
    attribute(node, 'accesskey') !== undefined ||
    classes.includes('js-only') ||
    classes.includes('no-print')
  )
}

function isNote(node: Node): boolean {
  return isElement(node) && node.tagName === 'li' && attribute(node, 'data-note') !== undefined
}

function attributes(node: Element, links: Links): string {
  const id = attribute(node, 'id')
  const kept = node.attrs.filter(({ name }) => ATTRIBUTES.has(name))
  const named = id && links.claim(id) ? ` id="${escapeText(id)}"` : ''
  return named + kept.map(({ name, value }) => ` ${name}="${escapeText(value)}"`).join('')
}

function writeLink(node: Element, inside: string, links: Links): string {
  const href = attribute(node, 'href') ?? ''
  const external = /^https?:/.test(href)
  const target = external ? href : links.resolve(href)
  if (target === undefined) return inside
  const note = attribute(node, 'data-note') === undefined ? '' : ' epub:type="noteref" role="doc-noteref"'
  return `<a${attributes(node, links)} href="${escapeText(target)}"${note}>${inside}</a>`
}

/** What XML 1.0 cannot hold is left out; everything else is kept as it is. */
function escapeText(text: string): string {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: these are the characters that XML refuses.
  return escapeHtml(text.replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g, ''))
}

/** Turns a case's rendered text into its parts: source words untouched, citations linked, notes marked. */

import { type DefaultTreeAdapterTypes, parseFragment, serialize } from 'parse5'
import { articleAnchor, splitKey } from '../domain/book/article-key.ts'
import { type OwnHeadings, type PartName, partOfHeading } from '../domain/book/case.ts'
import { type NamedLaw, parseCitations } from '../domain/book/citation.ts'
import { type Element, escapeHtml, type Text, textContent } from './html.ts'
import type { Note } from './schema.ts'

type Fragment = DefaultTreeAdapterTypes.DocumentFragment
type ChildNode = DefaultTreeAdapterTypes.ChildNode

/** One part of a case: its heading as the source has it, and the HTML of its words. */
export interface Part {
  name: PartName
  heading: string
  html: string
}

export interface Annotations {
  laws: readonly NamedLaw[]
  notes: readonly Note[]
  /** Where a note can be read, as a link: `/cases/city-07.html#note-city-07-1`. */
  noteHref: (id: string) => string
  /** Headings that the collection uses beside the common ones. */
  headings?: OwnHeadings | undefined
  /** The provision that is meant by a key as the text writes it; the same unless told. */
  cite?: ((key: string) => string) | undefined
}

/** Splits the HTML of a case at its `<h2>`s and annotates each part. */
export function annotateParts(html: string, annotations: Annotations): Part[] {
  const parts: { name: PartName; heading: string; nodes: ChildNode[] }[] = []
  for (const node of parseFragment(html).childNodes) {
    if (node.nodeName === 'h2') {
      const heading = textContent(node).trim()
      const name = partOfHeading(heading, annotations.headings)
      if (name) parts.push({ name, heading, nodes: [] })
    } else parts.at(-1)?.nodes.push(node)
  }
  return parts.map(({ name, heading, nodes }) => ({
    name,
    heading,
    html: annotateNodes(nodes, { ...annotations, notes: marked(annotations.notes, name) }),
  }))
}

/** Annotates a whole text that has no parts (preface, essay, colophon); `part` chooses its notes. */
export function annotateText(html: string, part: Note['part'], annotations: Annotations): string {
  return annotateNodes(parseFragment(html).childNodes, {
    ...annotations,
    notes: marked(annotations.notes, part),
  })
}

/** Annotates plain text, such as a title, without citations. */
export function annotateTitle(text: string, annotations: Annotations): string {
  const notes = marked(annotations.notes, 'title')
  const quiet = quietNotes([{ block: parseFragment(''), notes }])
  return annotateString(text, notes, quiet, { ...annotations, laws: [] })
}

/** Marks that a paragraph shows before the reader asks for all. */
const MARKS_AT_FIRST = 2

/** Readers see clear errors (A) and what bears on meaning (C); the rest, and what an author hides, when they ask. */
export function isQuiet({ severity, hide }: Note): boolean {
  return hide === true || !'AC'.includes(severity)
}

function marked(notes: readonly Note[], part: Note['part']): Note[] {
  return notes.filter(note => note.part === part && note.reading !== undefined)
}

/** A text node, the paragraph or item around it, and the notes on its words. */
interface Place {
  node: Text
  parent: Element | Fragment
  block: Element | Fragment
  notes: Note[]
}

function annotateNodes(nodes: readonly ChildNode[], annotations: Annotations): string {
  const fragment = { nodeName: '#document-fragment', childNodes: [...nodes] } as unknown as Fragment
  const places = placesOf(fragment, annotations.notes)
  const placed = new Set(places.flatMap(place => place.notes))
  const lost = annotations.notes.find(note => !placed.has(note) && !isQuiet(note))
  if (lost)
    throw new Error(`編按「${lost.id}」的字句跨越了兩個段落或格式，無法標在原文上。請縮短「reading」。`)
  const quiet = quietNotes(places)
  for (const { node, parent, notes } of places) {
    const replaced = parseFragment(annotateString(node.value, notes, quiet, annotations)).childNodes
    for (const child of replaced) child.parentNode = parent
    parent.childNodes.splice(parent.childNodes.indexOf(node), 1, ...replaced)
  }
  return serialize(fragment).trim()
}

/** Every text node in order; a note belongs to the first that holds its words, in the item that it names. */
function placesOf(fragment: Fragment, notes: readonly Note[]): Place[] {
  const places: Place[] = []
  const waiting = [...notes]
  let item: number | undefined
  const visit = (parent: Element | Fragment, block: Element | Fragment) => {
    if (parent.nodeName === 'ol') item = 0
    for (const node of parent.childNodes) {
      if (node.nodeName === 'li' && item !== undefined) item += 1
      if (node.nodeName === '#text') {
        const text = node as Text
        const here = waiting.filter(
          n =>
            text.value.includes(n.reading ?? '') &&
            (typeof n.item !== 'number' || item === undefined || n.item === item),
        )
        for (const note of here) waiting.splice(waiting.indexOf(note), 1)
        places.push({ node: text, parent, block, notes: here })
      } else if ('childNodes' in node)
        visit(node as Element, /^(?:p|li|h\d|td)$/.test(node.nodeName) ? (node as Element) : block)
    }
  }
  visit(fragment, fragment)
  return places
}

/** What bears on meaning goes before errors where a paragraph has more notes than it shows at first. */
function quietNotes(places: readonly Pick<Place, 'block' | 'notes'>[]): Set<Note> {
  const quiet = new Set<Note>()
  for (const block of new Set(places.map(place => place.block))) {
    const notes = places.filter(place => place.block === block).flatMap(place => place.notes)
    const loud = notes.filter(note => !isQuiet(note))
    const first = [...loud].sort((a, b) => b.severity.localeCompare(a.severity)).slice(0, MARKS_AT_FIRST)
    for (const note of notes) if (!first.includes(note)) quiet.add(note)
  }
  return quiet
}

function annotateString(
  text: string,
  notes: readonly Note[],
  quiet: ReadonlySet<Note>,
  { laws, noteHref, cite = key => key }: Annotations,
): string {
  const citations = parseCitations(text, laws)
  const readings = notes.map(note => {
    const start = text.indexOf(note.reading ?? '')
    return { note, start, end: start + (note.reading?.length ?? 0) }
  })
  const cuts = [0, text.length, ...[...citations, ...readings].flatMap(({ start, end }) => [start, end])]
  const edges = [...new Set(cuts)].sort((a, b) => a - b)
  let html = ''
  // A mark is a link, and links do not nest: inside a citation it waits for the citation's end.
  let waiting: Note[] = []
  for (const [index, start] of edges.entries()) {
    const open = citations.find(c => c.start === start)
    if (open) {
      const key = cite(open.article ?? open.law)
      html += `<a class="citation" href="${citationHref(key)}" data-citation="${escapeHtml(key)}">`
    }
    const end = edges[index + 1]
    if (end === undefined) break
    const words = together(escapeHtml(text.slice(start, end)))
    const covering = readings.filter(r => r.start <= start && end <= r.end)
    const silent = covering.every(r => quiet.has(r.note)) ? ' data-quiet' : ''
    html += covering.length > 0 ? `<span class="noted"${silent}>${words}</span>` : words
    waiting.push(...readings.filter(r => r.end === end).map(r => r.note))
    if (citations.some(c => c.end === end)) html += '</a>'
    if (!citations.some(c => c.start < end && end < c.end)) {
      html += waiting.map(note => mark(note, quiet.has(note), noteHref)).join('')
      waiting = []
    }
  }
  return html
}

/** 第 44 條 is read as one: no line breaks within it, nor within 第 2 項. The words stay as they are. */
export function together(html: string): string {
  return html.replace(/第\s?\d+\s?[條點項款](?:\s?之\s?\d+)?/g, '<span class="j">$&</span>')
}

function mark(note: Note, isQuiet: boolean, noteHref: (id: string) => string): string {
  const id = escapeHtml(note.id)
  return `<a class="mark" data-added data-note="${id}"${isQuiet ? ' data-quiet' : ''} href="${escapeHtml(noteHref(note.id))}" aria-label="編按：${escapeHtml(note.category)}">編</a>`
}

/** The page and anchor of a citation: `gpa/34.3` is `/laws/gpa.html#a34.3`. */
function citationHref(key: string): string {
  const { law, article } = splitKey(key)
  return `/laws/${law}.html${article === undefined ? '' : `#${articleAnchor(article)}`}`
}

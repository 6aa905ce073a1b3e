/** Reads from a built page what the search covers: the blocks of text in `<main>`, its articles and citations. */
import { parse } from 'parse5'
import { attribute, type Element, findElement, isElement, type Node } from '../data/html.ts'
import type { Article, LawEntry } from '../domain/search/corpus.ts'
import { BLOCK_TAGS, type Block, type PageEntry } from '../domain/search/page.ts'
import { isSearchable } from '../domain/search/text.ts'

const SILENT_TAGS = new Set(['script', 'style', 'template', 'noscript'])
const HEADING = /^h[1-6]$/

function isSilent(element: Element): boolean {
  const hidden = attribute(element, 'hidden')
  return (
    SILENT_TAGS.has(element.tagName) ||
    attribute(element, 'aria-hidden') === 'true' ||
    (hidden !== undefined && hidden !== 'until-found')
  )
}

function tidy(text: string): string {
  return text.replace(/\s+/g, ' ').trim()
}

/** A citation in a case, as `data-citation` says. */
interface Citation {
  /** An article's key, or a law's id where the case names no article. */
  key: string
  /** The words of the citation as they stand in the block. */
  words: string
}

/** What the search covers of a page. */
export interface ReadPage {
  entry: PageEntry
  blocks: Block[]
  /** Of each article the first on the page. */
  citations: Citation[]
  /** On a law page the law. */
  law?: Pick<LawEntry, 'id' | 'names' | 'shortNames' | 'articles'>
}

/** Text that is still being read: closed into a block at the next element that ends a phrase. */
interface Line {
  text: string
  anchor: string
  heading: boolean
  citations: { key: string; start: number; end: number }[]
}

/** Where the walk is: what the enclosing elements say about the text to come. */
interface Place {
  /** Id of the innermost enclosing element that has one. */
  anchor: string | undefined
  heading: boolean
  inSource: boolean
}

class BlockReader {
  readonly blocks: Block[] = []
  readonly citations: Citation[] = []
  private precedingId = ''
  private line = this.newLine()

  private newLine(): Line {
    return { text: '', anchor: '', heading: false, citations: [] }
  }

  private endLine(): void {
    const { text, anchor, heading, citations } = this.line
    if (isSearchable(text)) {
      for (const { key, start, end } of citations)
        this.citations.push({ key, words: tidy(text.slice(start, end)) })
      this.blocks.push({ text: tidy(text), anchor, heading })
    }
    this.line = this.newLine()
  }

  /** Reads an element and ends its last line. */
  read(element: Element): void {
    this.visit(element, { anchor: undefined, heading: false, inSource: false })
    this.endLine()
  }

  private visit(node: Node, place: Place): void {
    if ('value' in node && node.nodeName === '#text') this.addText(node.value, place)
    if (!isElement(node) || isSilent(node)) return
    const added = attribute(node, 'data-added') !== undefined
    if (added && place.inSource) this.visitApart(node, place)
    else this.visitElement(node, place)
  }

  /** What the handbook adds amid the source's words is read by itself and does not part them. */
  private visitApart(element: Element, place: Place): void {
    const interrupted = this.line
    const precedingId = this.precedingId
    this.line = this.newLine()
    this.visitElement(element, { ...place, inSource: false })
    this.endLine()
    this.line = interrupted
    this.precedingId = precedingId
  }

  private visitElement(element: Element, place: Place): void {
    const isBlock = BLOCK_TAGS.has(element.tagName)
    const id = element.tagName === 'main' ? undefined : attribute(element, 'id')
    if (isBlock) this.endLine()
    if (id) this.precedingId = id
    const inside: Place = {
      anchor: id ?? place.anchor,
      heading: place.heading || HEADING.test(element.tagName),
      inSource: place.inSource || attribute(element, 'data-source') !== undefined,
    }
    const line = this.line
    const start = line.text.length
    for (const child of element.childNodes) this.visit(child, inside)
    const key = attribute(element, 'data-citation')
    if (key && line === this.line) line.citations.push({ key, start, end: line.text.length })
    if (isBlock) this.endLine()
  }

  private addText(text: string, place: Place): void {
    if (this.line.text === '') {
      this.line.anchor = place.anchor ?? this.precedingId
      this.line.heading = place.heading
    }
    this.line.text += text
  }
}

function readBlocks(element: Element): BlockReader {
  const reader = new BlockReader()
  reader.read(element)
  return reader
}

function textOf(element: Element): string {
  return readBlocks(element)
    .blocks.map(block => block.text)
    .join(' ')
}

function readArticles(node: Node): Article[] {
  if (!('childNodes' in node)) return []
  const inside = node.childNodes.flatMap(readArticles)
  const key = isElement(node) ? attribute(node, 'data-article') : undefined
  if (!isElement(node) || !key) return inside
  const heading = findElement(node, element => HEADING.test(element.tagName))
  return [{ key, anchor: attribute(node, 'id') ?? '', title: heading ? textOf(heading) : key }, ...inside]
}

/** The first citation of each article: the offer of an article leads to one place on a page. */
function firstOfEach(citations: readonly Citation[]): Citation[] {
  return citations.filter(({ key }, i) => citations.findIndex(other => other.key === key) === i)
}

function parseJson<T>(file: string, name: string, text: string | undefined, missing: T): T {
  if (text === undefined) return missing
  try {
    return JSON.parse(text) as T
  } catch (cause) {
    throw new Error(`${file}: ${name} on <main> is no JSON: ${text}`, { cause })
  }
}

/**
 * What the search covers of a page, or nothing when its `<main>` has no `data-kind`.
 *
 * A block is the text between two borders of block-level elements; inline elements do not part a phrase. Left out is
 * what no reader sees: scripts, styles, templates, `<noscript>`, `aria-hidden="true"` and `hidden`. Elements with
 * `data-added` within `data-source` are blocks by themselves.
 * @param file path in `dist`, for the entry and for errors
 */
export function readPage(file: string, html: string): ReadPage | undefined {
  const document = parse(html)
  const main = findElement(document, element => element.tagName === 'main')
  const kind = main && attribute(main, 'data-kind')
  if (!main || !kind) return undefined
  const { blocks, citations } = readBlocks(main)
  const head = findElement(document, element => element.tagName === 'title')
  if (!head) throw new Error(`${file}: a page with data-kind needs a <title>, which the results show`)
  const entry: PageEntry = {
    file,
    // 案例 08 利用職務之便…｜手冊的名稱: the handbook's own name tells no pages apart.
    title: textOf(head).replace(/｜[^｜]*$/, ''),
    kind,
    facets: parseJson(file, 'data-facets', attribute(main, 'data-facets'), {}),
  }
  const id = attribute(main, 'data-law')
  if (!id) return { entry, blocks, citations: firstOfEach(citations) }
  const names = (name: string) => parseJson<string[]>(file, name, attribute(main, name), [])
  const law = { id, names: names('data-law-names'), shortNames: names('data-law-short') }
  entry.names = [...law.names, ...law.shortNames]
  return { entry, blocks, citations: [], law: { ...law, articles: readArticles(main) } }
}

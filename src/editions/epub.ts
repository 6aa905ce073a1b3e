/** The handbook as an EPUB 3: one file that any reading app opens, the same bytes from the same pages. */

import { zipSync } from 'fflate'
import { attribute, type Document, elements, escapeHtml, findElement, textContent } from '../data/html.ts'
import type { DeckCard } from '../domain/review/deck.ts'
import { toXhtml } from './xhtml.ts'

/** One page of the built handbook that becomes a chapter. */
export interface BookPage {
  /** Path in `dist`, such as `cases/city-01.html`. */
  file: string
  document: Document
}

interface BookPart {
  title: string
  pages: readonly BookPage[]
}

export interface Book {
  title: string
  language: string
  /** Names the book for reading apps: the same for every edition of it. */
  identifier: string
  publisher: string
  /** YYYY-MM-DD of this version. */
  date: string
  parts: readonly BookPart[]
  cards: readonly DeckCard[]
  /** The mark on the cover, an SVG. */
  rose: string
}

interface Chapter {
  name: string
  title: string
  body: string
}

/** @returns the bytes of the `.epub` */
export function epub(book: Book): Uint8Array {
  const files = book.parts.flatMap(part => part.pages)
  const chapterOf = new Map(files.map(({ file }) => [file, chapterName(file)]))
  const ids = new Map(files.map(({ file, document }) => [file, idsOf(document)]))
  const chapter = (page: BookPage) => pageChapter(page, chapterOf, ids)
  const parts = book.parts.map(part => ({ title: part.title, chapters: part.pages.map(chapter) }))
  parts.push({ title: '複習題', chapters: cardChapters(book.cards) })
  return pack(book, parts)
}

function chapterName(file: string): string {
  return `${file.replace(/\.html$/, '').replaceAll('/', '-')}.xhtml`
}

function idsOf(document: Document): Set<string> {
  const inside = mainOf(document).childNodes.flatMap(node => elements(node))
  return new Set(inside.flatMap(element => attribute(element, 'id') ?? []))
}

function mainOf(document: Document) {
  const main = findElement(document, element => element.tagName === 'main')
  if (!main) throw new Error('EPUB: a page without <main> cannot become a chapter')
  return main
}

function pageChapter(
  { file, document }: BookPage,
  chapterOf: ReadonlyMap<string, string>,
  ids: ReadonlyMap<string, ReadonlySet<string>>,
): Chapter {
  const claimed = new Set<string>()
  const links = {
    claim(id: string) {
      if (claimed.has(id)) return false
      claimed.add(id)
      return true
    },
    resolve(href: string) {
      const [path = '', anchor] = href.replace(/\?[^#]*/, '').split('#')
      const target = path === '' ? file : path.replace(/^\//, '')
      const name = chapterOf.get(target)
      if (name === undefined) return undefined
      const id = anchor && decodeURIComponent(anchor)
      const at = id && ids.get(target)?.has(id) ? `#${encodeURI(id)}` : ''
      return target === file ? at || name : name + at
    },
  }
  // 案例 08 利用職務之便…｜手冊的名稱: in its own book a chapter needs no book's name.
  const title = findElement(document, element => element.tagName === 'title')
  return {
    name: chapterName(file),
    title: (title ? textContent(title) : file).replace(/｜[^｜]*$/, ''),
    body: toXhtml(mainOf(document).childNodes, links),
  }
}

/** Questions by topic, each leading to its answer in a chapter of its own, so that no answer is seen by accident. */
function cardChapters(cards: readonly DeckCard[]): Chapter[] {
  const asked = cards.filter(card => !card.retired)
  const topics = [...new Set(asked.map(card => card.topic))]
  const list = (write: (card: DeckCard) => string) =>
    topics
      .map(topic => {
        const own = asked.filter(card => card.topic === topic)
        return `<section><h2>${escapeHtml(topic)}</h2>${own.map(write).join('')}</section>`
      })
      .join('')
  return [
    {
      name: 'questions.xhtml',
      title: '題目',
      body: `<h1>題目</h1><p>點題號看答案。題目是本手冊所加。</p>${list(question)}`,
    },
    { name: 'answers.xhtml', title: '答案', body: `<h1>答案</h1>${list(answer)}` },
  ]
}

function question(card: DeckCard): string {
  const text = escapeHtml(card.prompt) + (card.after === undefined ? '' : `＿＿＿${escapeHtml(card.after)}`)
  return `<p id="q-${card.id}" class="card">${text} <a href="answers.xhtml#a-${card.id}">答案</a></p>`
}

function answer(card: DeckCard): string {
  const from = [
    ...card.quotes.map(({ words, from: { label } }) => `「${words}」${label}`),
    ...card.articles.map(({ label, today }) => `${label}（${today}）`),
  ]
  return (
    `<div id="a-${card.id}" class="card"><p><strong>${escapeHtml(card.answer)}</strong> ` +
    `<a href="questions.xhtml#q-${card.id}">題目</a></p><p>${escapeHtml(card.reason)}</p>` +
    `<p class="small">${from.map(escapeHtml).join('；')}</p></div>`
  )
}

const STYLE = `html { line-height: 1.8; }
h1, h2, h3 { line-height: 1.4; page-break-after: avoid; break-after: avoid; }
h1 { font-size: 1.4em; } h2 { font-size: 1.15em; } h3 { font-size: 1em; }
[epub|type~="footnote"], aside { font-size: .9em; margin: .8em 0; padding-left: .8em; border-left: 3px solid; }
table { border-collapse: collapse; width: 100%; font-size: .9em; }
th, td { border-top: 1px solid; padding: .3em .5em .3em 0; text-align: left; vertical-align: top; }
.noted { text-decoration: underline; text-decoration-style: dotted; }
.small, .muted, .ours-label, .badge { font-size: .85em; }
.ours-label, .badge { border: 1px solid; padding: 0 .3em; }
.fold { font-weight: bold; }
.facts { list-style: none; padding: 0; } .facts li { display: inline; margin-right: 1em; }
.lead { font-weight: bold; margin-right: .5em; }
.card { margin: .8em 0; }
.cover { text-align: center; }
`

function xhtml(title: string, language: string, body: string, type = 'bodymatter'): string {
  return `<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE html>
<html xmlns="http://www.w3.org/1999/xhtml" xmlns:epub="http://www.idpf.org/2007/ops" lang="${language}" xml:lang="${language}">
<head><title>${escapeHtml(title)}</title><link rel="stylesheet" type="text/css" href="book.css"/></head>
<body epub:type="${type}">${body}</body>
</html>
`
}

function pack(book: Book, parts: readonly { title: string; chapters: readonly Chapter[] }[]): Uint8Array {
  const chapters = parts.flatMap(part => part.chapters)
  const page = (title: string, body: string, type?: string) => xhtml(title, book.language, body, type)
  const toc = parts
    .map(({ title, chapters: own }) => {
      const lines = own.map(c => `<li><a href="${c.name}">${escapeHtml(c.title)}</a></li>`).join('')
      return `<li><span>${escapeHtml(title)}</span><ol>${lines}</ol></li>`
    })
    .join('')
  const files: Record<string, string> = {
    'META-INF/container.xml': `<?xml version="1.0" encoding="utf-8"?>
<container version="1.0" xmlns="urn:oasis:names:tc:opendocument:xmlns:container"><rootfiles><rootfile full-path="EPUB/package.opf" media-type="application/oebps-package+xml"/></rootfiles></container>
`,
    'EPUB/package.opf': packageDocument(book, chapters),
    'EPUB/nav.xhtml': page(
      '目錄',
      `<nav epub:type="toc" role="doc-toc"><h1>目錄</h1><ol>${toc}</ol></nav>`,
      'frontmatter',
    ),
    'EPUB/cover.xhtml': page(
      book.title,
      `<section class="cover" epub:type="cover"><img src="cover.svg" role="doc-cover" alt="封面：一朵玫瑰，${escapeHtml(book.title)}"/></section>`,
      'frontmatter',
    ),
    'EPUB/cover.svg': cover(book),
    'EPUB/book.css': `@namespace epub "http://www.idpf.org/2007/ops";\n${STYLE}`,
    ...Object.fromEntries(chapters.map(c => [`EPUB/${c.name}`, page(c.title, c.body)])),
  }
  const bytes = new TextEncoder()
  // The media type comes first and is stored as it is, so that a reader can tell the file by its first bytes.
  return zipSync(
    {
      mimetype: [bytes.encode('application/epub+zip'), { level: 0 }],
      ...Object.fromEntries(Object.entries(files).map(([name, text]) => [name, bytes.encode(text)])),
    },
    { mtime: new Date(1980, 0, 1), level: 9 },
  )
}

function cover({ title, rose }: Book): string {
  const inner = /<svg[^>]*viewBox="([^"]+)"[^>]*>([\s\S]*)<\/svg>/.exec(rose)
  if (!inner) throw new Error('EPUB: the rose is no SVG with a viewBox')
  const lines = title.match(/.{1,6}/g) ?? []
  const words = lines
    .map((line, i) => `<tspan x="300" dy="${i === 0 ? 0 : 70}">${escapeHtml(line)}</tspan>`)
    .join('')
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 600 800" role="img" aria-label="${escapeHtml(title)}"><rect width="600" height="800" fill="#fbf8f4"/><svg x="175" y="90" width="250" height="250" viewBox="${inner[1]}">${inner[2]}</svg><text x="300" y="460" text-anchor="middle" font-size="52" fill="#8a1a2d" font-family="serif">${words}</text></svg>
`
}

/** Metadata as EPUB Accessibility 1.1 asks for; no conformance is claimed that nobody has certified. */
function packageDocument(book: Book, chapters: readonly Chapter[]): string {
  const property = (name: string, value: string) => `<meta property="${name}">${value}</meta>`
  const items = chapters.map(
    (c, i) => `<item id="c${i}" href="${c.name}" media-type="application/xhtml+xml"/>`,
  )
  return `<?xml version="1.0" encoding="utf-8"?>
<package xmlns="http://www.idpf.org/2007/opf" version="3.0" unique-identifier="id" xml:lang="${book.language}">
<metadata xmlns:dc="http://purl.org/dc/elements/1.1/">
<dc:identifier id="id">${book.identifier}</dc:identifier>
<dc:title>${escapeHtml(book.title)}</dc:title>
<dc:language>${book.language}</dc:language>
<dc:publisher>${escapeHtml(book.publisher)}</dc:publisher>
<dc:date>${book.date}</dc:date>
${property('dcterms:modified', `${book.date}T00:00:00Z`)}
${property('schema:accessMode', 'textual')}
${property('schema:accessModeSufficient', 'textual')}
${['structuralNavigation', 'tableOfContents', 'readingOrder', 'alternativeText', 'displayTransformability']
  .map(feature => property('schema:accessibilityFeature', feature))
  .join('\n')}
${property('schema:accessibilityHazard', 'none')}
${property('schema:accessibilitySummary', '全書是文字，標題分層，編按以跳出註腳呈現；封面圖有替代文字。')}
</metadata>
<manifest>
<item id="nav" href="nav.xhtml" media-type="application/xhtml+xml" properties="nav"/>
<item id="cover" href="cover.xhtml" media-type="application/xhtml+xml"/>
<item id="cover-image" href="cover.svg" media-type="image/svg+xml" properties="cover-image"/>
<item id="css" href="book.css" media-type="text/css"/>
${items.join('\n')}
</manifest>
<spine>
<itemref idref="cover"/>
<itemref idref="nav"/>
${chapters.map((_, i) => `<itemref idref="c${i}"/>`).join('\n')}
</spine>
</package>
`
}

/** Writes `downloads/handbook.pdf`: `print.html` as Chromium prints it, with contents, outline, tags and page numbers. */

import { mkdir, readFile, writeFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { dirname, extname, join } from 'node:path'
import type { Page } from 'playwright'
import { releaseDate } from '../data/changelog.ts'
import { loadHandbook } from '../data/handbook.ts'
import { pdfBrowser } from '../data/paging.ts'
import { listFiles } from './files.ts'

const FILE = 'downloads/handbook.pdf'
/** No such host exists: every request is answered from `dist` or from the font's package. */
const ORIGIN = 'http://handbook.invalid'
const FONT = '@fontsource-variable/noto-sans-tc'
const FAMILY = 'Noto Sans TC Variable'
const TYPES: Record<string, string> = {
  '.html': 'text/html; charset=utf-8',
  '.css': 'text/css',
  '.woff2': 'font/woff2',
  '.svg': 'image/svg+xml',
}

/** The same letters on every machine, a running head and page numbers; the title page has neither. */
const STYLE = `
@page { @top-left { content: var(--book, ""); font: 8pt "${FAMILY}"; } @bottom-center { content: counter(page); font: 9pt "${FAMILY}"; } }
@page title { @top-left { content: none; } @bottom-center { content: none; } }
html, body { font-family: "${FAMILY}" !important; }
.pdf-title { page: title; break-after: page; padding-top: 60mm; text-align: center; }
.pdf-title h1 { font-size: 26pt; }
.pdf-title img { width: 40mm; }
.pdf-contents { break-after: page; }
.pdf-contents ol { list-style: none; padding: 0; }
.pdf-contents a { display: flex; gap: 1em; justify-content: space-between; color: inherit; text-decoration: none; }
`

interface PdfBook {
  title: string
  /** What stands on the title page below the title, a line each. */
  lines: string[]
  /** YYYY-MM-DD: a build reads no clock. */
  date: string
}

/**
 * Writes the PDF where a release asks for it.
 * To be called while links in `dist` are still root-absolute.
 */
export async function writePdfWhereAsked(dist: string): Promise<void> {
  const { handbook } = loadHandbook()
  const browser = pdfBrowser(handbook)
  if (browser === undefined) return
  const date = releaseDate()
  const { version } = JSON.parse(await readFile('package.json', 'utf8')) as { version: string }
  const title = handbook.identity.name
  await writePdf(dist, browser, { title, lines: [`${version} 版`, date], date })
}

async function writePdf(dist: string, executablePath: string, book: PdfBook): Promise<void> {
  // Only a release needs a browser: an ordinary build must not even look for the package.
  const { chromium } = await import('playwright')
  const flags = ['--no-sandbox', '--disable-gpu', '--no-first-run', '--disable-background-networking']
  const chrome = await chromium.launch({ args: flags, executablePath })
  try {
    const context = await chrome.newContext({ bypassCSP: true, locale: 'zh-TW', timezoneId: 'UTC' })
    const page = await context.newPage()
    await answerFromDisk(page, dist)
    await page.goto(`${ORIGIN}/print.html`)
    await page.addStyleTag({ content: (await fontFaces()) + STYLE })
    const ids = await page.evaluate(prepare, book)
    const first = await print(page)
    const numbers = await pageNumbers(first, ids)
    await page.evaluate(fillContents, numbers)
    const second = await print(page)
    if (JSON.stringify(await pageNumbers(second, ids)) !== JSON.stringify(numbers))
      throw new Error('PDF: the contents moved the pages that they name')
    await mkdir(dirname(join(dist, FILE)), { recursive: true })
    await writeFile(join(dist, FILE), withoutClock(second, book.date))
  } finally {
    await chrome.close()
  }
}

async function answerFromDisk(page: Page, dist: string): Promise<void> {
  const files = new Set(await listFiles(dist))
  const font = dirname(createRequire(import.meta.url).resolve(`${FONT}/package.json`))
  await page.route('**/*', async route => {
    const path = decodeURIComponent(new URL(route.request().url()).pathname).slice(1)
    const found = path.startsWith('font/')
      ? join(font, 'files', path.slice('font/'.length))
      : files.has(path) && extname(path) !== '.js'
        ? join(dist, path)
        : undefined
    if (!found) return route.abort()
    await route.fulfill({
      body: await readFile(found),
      contentType: TYPES[extname(found)] ?? 'application/octet-stream',
    })
  })
}

async function fontFaces(): Promise<string> {
  const file = createRequire(import.meta.url).resolve(`${FONT}/wght.css`)
  return (await readFile(file, 'utf8')).replaceAll('url(./files/', `url(${ORIGIN}/font/`)
}

/** Runs in the page: title page and contents before the text. Returns the ids that the contents link to. */
function prepare({ title, lines }: { title: string; lines: string[] }): string[] {
  const make = (tag: string, text = '', className = '') => {
    const made = document.createElement(tag)
    made.textContent = text
    made.className = className
    return made
  }
  for (const added of document.querySelectorAll('.no-print')) added.remove()
  document.documentElement.style.setProperty('--book', JSON.stringify(title))
  document.title = title
  const cover = make('section', '', 'pdf-title')
  const rose = document.createElement('img')
  rose.src = '/icons/rose.svg'
  rose.alt = ''
  cover.append(rose, make('h1', title), ...lines.map(line => make('p', line)))
  const contents = make('nav', '', 'pdf-contents')
  contents.append(make('h2', '目錄'))
  const list = contents.appendChild(document.createElement('ol'))
  const headings = [...document.querySelectorAll<HTMLElement>('main h2')]
  for (const [at, heading] of headings.entries()) {
    heading.id ||= `pdf-${at}`
    const clean = heading.cloneNode(true) as HTMLElement
    for (const mark of clean.querySelectorAll('[data-added]')) mark.remove()
    const kicker = heading.previousElementSibling?.matches('.kicker')
      ? `${heading.previousElementSibling.querySelector('a')?.textContent ?? ''}　`
      : ''
    const link = document.createElement('a')
    link.href = `#${heading.id}`
    link.append(make('span', kicker + clean.textContent), make('span', '000'))
    list.appendChild(document.createElement('li')).append(link)
  }
  document.querySelector('main')?.prepend(cover, contents)
  return headings.map(heading => heading.id)
}

/** Runs in the page: the number of the page behind each line of the contents. */
function fillContents(numbers: Record<string, number>): void {
  for (const link of document.querySelectorAll<HTMLAnchorElement>('.pdf-contents a')) {
    const number = link.lastElementChild
    if (number) number.textContent = String(numbers[link.hash.slice(1)] ?? '')
  }
}

async function print(page: Page): Promise<Buffer> {
  await page.evaluate(() => document.fonts.ready)
  return page.pdf({ preferCSSPageSize: true, printBackground: true, tagged: true, outline: true })
}

/** The page, counted from 1, on which each id stands. */
async function pageNumbers(pdf: Buffer, ids: readonly string[]): Promise<Record<string, number>> {
  const { getDocument } = await import('pdfjs-dist/legacy/build/pdf.mjs')
  const document = await getDocument({ data: new Uint8Array(pdf), verbosity: 0 }).promise
  const numbers: Record<string, number> = {}
  for (const id of ids) {
    // One at a time: pdf.js lists all of them only where they stand in a name tree, and Chromium writes none.
    const destination = await document.getDestination(id)
    if (!destination) throw new Error(`PDF: nothing to link to under ${id}`)
    numbers[id] = (await document.getPageIndex(destination[0])) + 1
  }
  return numbers
}

/** Chromium writes the time of printing, in a form of one length; this version's date takes its place. */
function withoutClock(pdf: Buffer, date: string): Buffer {
  const stamp = `D:${date.replaceAll('-', '')}000000+00'00'`
  const text = pdf
    .toString('latin1')
    .replace(/\/(CreationDate|ModDate) \(D:[^)]*\)/g, (found, name: string) => {
      const written = `/${name} (${stamp})`
      if (written.length !== found.length) throw new Error(`PDF: a date of another form: ${found}`)
      return written
    })
  return Buffer.from(text, 'latin1')
}

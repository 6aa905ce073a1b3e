/** Writes `downloads/handbook.epub` from the built pages, so that the book says what the pages say. */

import { createHash } from 'node:crypto'
import { mkdir, readFile, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { parse } from 'parse5'
import { releaseDate } from '../data/changelog.ts'
import { loadDeck } from '../data/deck.ts'
import { loadHandbook } from '../data/handbook.ts'
import { tablePage } from '../data/names.ts'
import { type BookPage, epub } from '../editions/epub.ts'
import { listFiles } from './files.ts'

const FILE = 'downloads/handbook.epub'

/** To be called while links in `dist` are still root-absolute. */
export async function writeEpub(dist: string): Promise<void> {
  const { handbook, laws } = loadHandbook()
  const built = new Set(await listFiles(dist))
  const pages = (files: readonly string[]): Promise<BookPage[]> =>
    Promise.all(
      files
        .filter(file => built.has(file))
        .map(async file => ({ file, document: parse(await readFile(join(dist, file), 'utf8')) })),
    )
  const collections = handbook.collections.map(async ({ id, name }) => ({
    title: name,
    pages: await pages(handbook.cases.filter(c => c.collection === id).map(c => `cases/${c.id}.html`)),
  }))
  const tables = handbook.collections.filter(c => c.layout === 'table').map(c => `${tablePage(c)}.html`)
  const { name: title, slug } = handbook.identity
  const bytes = epub({
    title,
    language: 'zh-Hant-TW',
    identifier: `urn:uuid:${uuidOf(slug)}`,
    publisher: title,
    date: releaseDate(),
    parts: [
      { title: '關於這本手冊', pages: await pages(['about.html']) },
      ...(await Promise.all(collections)),
      { title: '重點與表', pages: await pages(['essentials.html', ...tables]) },
      { title: '法規', pages: await pages(laws.map(({ law }) => `laws/${law.id}.html`)) },
      { title: '編按', pages: await pages(['errata.html']) },
    ].filter(part => part.pages.length > 0),
    cards: loadDeck().cards,
    rose: await readFile(join(dist, 'icons/rose.svg'), 'utf8'),
  })
  await mkdir(dirname(join(dist, FILE)), { recursive: true })
  await writeFile(join(dist, FILE), bytes)
}

/** A UUID (version 8: of our own making) that follows from a name alone. */
function uuidOf(name: string): string {
  const hex = createHash('sha256').update(name).digest('hex')
  return [
    hex.slice(0, 8),
    hex.slice(8, 12),
    `8${hex.slice(13, 16)}`,
    `8${hex.slice(17, 20)}`,
    hex.slice(20, 32),
  ].join('-')
}

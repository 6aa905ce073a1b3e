import { readFileSync } from 'node:fs'
import { gzipSync } from 'node:zlib'
import { beforeAll, describe, expect, it, vi } from 'vitest'
import { readHandbook } from '../../src/data/read.ts'
import {
  REAL_QUERIES,
  randomNumbers,
  sampleQueries,
  type TruthPage,
  truth,
  truthPages,
} from './search-truth.ts'
import { type BuiltSearch, openSearch, packedScripts } from './search-world.ts'

const DIST = 'dist'
// Thousands of queries, on whatever machine: no test of speed.
vi.setConfig({ testTimeout: 120_000 })
let pages: TruthPage[]
let search: BuiltSearch

beforeAll(() => {
  pages = truthPages(DIST)
  search = openSearch(DIST)
})

/** The files found for the words as they stand; what answers an article or another writing beside them is left out. */
async function asTyped(query: string): Promise<string[]> {
  const { hits, byArticle, also } = await search.ask(query)
  const files = hits.map(hit => hit.file)
  const expected = truth(pages, query)
  return byArticle || (also.length > 0 && expected.length === 0)
    ? files.filter(file => expected.includes(file))
    : files
}

/** Queries whose answer is not exactly the truth, with what is missing and what is too much. */
async function differences(queries: readonly string[]): Promise<string[]> {
  const wrong: string[] = []
  for (const query of queries) {
    const expected = truth(pages, query)
    const found = await asTyped(query)
    const missing = expected.filter(file => !found.includes(file))
    const extra = found.filter(file => !expected.includes(file))
    if (missing.length + extra.length > 0) wrong.push(`${query}: missing ${missing}; too much ${extra}`)
  }
  return wrong
}

/** The queries whose first search loads more than so many bytes, as gzip sends them; page, style and code included. */
async function tooLarge(
  queries: readonly string[],
  most: number,
): Promise<{ query: string; size: number }[]> {
  const size = (path: string) => gzipSync(readFileSync(path), { level: 9 }).length
  const html = readFileSync(`${DIST}/search.html`, 'utf8')
  const shell = [
    'search.html',
    ...Array.from(html.matchAll(/(?:src|href)="(assets\/[^"]+|icons\/[^"]+\.svg)"/g), ([, file]) => file!),
  ]
  // The icon is named twice and loaded once.
  const before = [...new Set(shell)].reduce((sum, file) => sum + size(`${DIST}/${file}`), 0)
  const first = await Promise.all(
    queries.map(async query => {
      const fresh = openSearch(DIST)
      await fresh.ask(query)
      return { query, size: before + fresh.loaded().reduce((sum, path) => sum + size(path), 0) }
    }),
  )
  return first.filter(({ size }) => size > most)
}

describe('the built search', () => {
  it('covers cases, rows of the table, laws, notes and the about page', () => {
    const files = pages.map(page => page.file)
    const { cases, laws } = readHandbook()
    expect(files).toEqual(expect.arrayContaining(cases.map(c => `cases/${c.id}.html`)))
    expect(files).toEqual(expect.arrayContaining(laws.map(law => `laws/${law.id}.html`)))
    expect(files).toEqual(expect.arrayContaining(['errata.html', 'about.html']))
    for (const left of ['review.html', 'print.html', 'search.html']) expect(files).not.toContain(left)
  })

  it('finds the pages that hold what readers look for, and no other', async () => {
    expect(await differences(REAL_QUERIES)).toEqual([])
  })

  it.each([20190816, 2, 3, 4])(
    'finds the pages that hold any piece of the text, and no other (%i)',
    async seed => {
      expect(await differences(sampleQueries(pages, 750, seed))).toEqual([])
    },
  )

  it('finds the pages that hold two pieces', async () => {
    const [first, second] = [sampleQueries(pages, 500, 1), sampleQueries(pages, 500, 2)]
    expect(await differences(first.map((piece, i) => `${piece}　${second[i]}`))).toEqual([])
  })

  it('finds nothing for pieces that stand nowhere, however common their characters', async () => {
    const random = randomNumbers(3)
    const shuffled = sampleQueries(pages, 300, 4).map(piece => [...piece].sort(() => random() - 0.5).join(''))
    expect(await differences(shuffled)).toEqual([])
  })

  it('puts the page of that title, or the law of that name, on top', async () => {
    const sought = pages.flatMap(({ file, title, names }) =>
      [title, ...names].map(query => ({ file, query })),
    )
    let sum = 0
    for (const { file, query } of sought) {
      const rank = (await search.files(query)).indexOf(file) + 1
      if (rank > 0) sum += 1 / rank
    }
    expect(sum / sought.length).toBeGreaterThanOrEqual(0.95)
  })

  it('finds what the empty field gives as examples', async () => {
    const { examples = [] } = readHandbook().identity
    for (const example of examples)
      expect([example, (await search.files(example)).length > 0]).toEqual([example, true])
  })

  it('loads 120 KB at most, compressed, for the first search of an everyday word', async () => {
    expect(
      await tooLarge(['底價', '申誡', '隨身碟', 'LINE群組', '採購法', '監視器', '入出境'], 120_000),
    ).toEqual([])
  })

  it('loads 160 KB at most for the first search, whatever it is', async () => {
    expect(await tooLarge(['公務', '刑法132', '个资法', '查無此字zz'], 160_000)).toEqual([])
    expect(packedScripts(DIST).every(path => path.endsWith('.js'))).toBe(true)
  })

  it('asks for 16 files at most for an everyday word, and for 26 whatever it is', async () => {
    const asked = async (query: string) => {
      const fresh = openSearch(DIST)
      await fresh.ask(query)
      return fresh.loaded().length
    }
    for (const query of ['底價', '申誡', '隨身碟', 'LINE群組', '採購法', '監視器', '入出境'])
      expect([query, (await asked(query)) <= 16]).toEqual([query, true])
    for (const query of ['公務', '刑法132', '个资法', '查無此字zz'])
      expect([query, (await asked(query)) <= 26]).toEqual([query, true])
  })

  it('loads only the texts of pages that come into question', async () => {
    const fresh = openSearch(DIST)
    await fresh.ask('入出境')
    const texts = (paths: string[]) => paths.filter(path => path.includes('/texts-')).length
    expect(texts(fresh.loaded())).toBeLessThan(texts(packedScripts(DIST)))
  })
})

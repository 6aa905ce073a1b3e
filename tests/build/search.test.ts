import { readFileSync } from 'node:fs'
import { gzipSync } from 'node:zlib'
import { beforeAll, describe, expect, it } from 'vitest'
import {
  REAL_QUERIES,
  randomNumbers,
  sampleQueries,
  type TruthPage,
  truth,
  truthPages,
} from './search-truth.ts'
import { openSearch, packedScripts } from './search-world.ts'

const DIST = 'dist'
let pages: TruthPage[]
let search: (query: string) => Promise<string[]>

beforeAll(async () => {
  pages = truthPages(DIST)
  search = await openSearch(DIST)
})

/** Queries whose answer is not exactly the truth, with what is missing and what is too much. */
async function differences(queries: readonly string[]): Promise<string[]> {
  const wrong: string[] = []
  for (const query of queries) {
    const expected = truth(pages, query)
    const found = await search(query)
    const missing = expected.filter(file => !found.includes(file))
    const extra = found.filter(file => !expected.includes(file))
    if (missing.length + extra.length > 0) wrong.push(`${query}: missing ${missing}; too much ${extra}`)
  }
  return wrong
}

describe('the built search', () => {
  it('covers cases, rows of the table, laws, notes and the about page', () => {
    const files = pages.map(page => page.file)
    expect(files.filter(file => /^cases\/taipei-\d\d\.html$/.test(file)).length).toBeGreaterThanOrEqual(25)
    expect(files.filter(file => /^cases\/tainan-\d\d\.html$/.test(file)).length).toBeGreaterThanOrEqual(10)
    expect(files.filter(file => file.startsWith('laws/')).length).toBeGreaterThanOrEqual(33)
    expect(files).toEqual(expect.arrayContaining(['errata.html', 'about.html']))
    for (const left of ['review.html', 'print.html', 'search.html']) expect(files).not.toContain(left)
  })

  it('finds the pages that hold what readers look for, and no other', async () => {
    expect(await differences(REAL_QUERIES)).toEqual([])
  })

  it('finds the pages that hold any piece of the text, and no other', async () => {
    expect(await differences(sampleQueries(pages, 3000, 20190816))).toEqual([])
  })

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
      const rank = (await search(query)).indexOf(file) + 1
      if (rank > 0) sum += 1 / rank
    }
    expect(sum / sought.length).toBeGreaterThanOrEqual(0.95)
  })

  it('loads 150 KB at most, compressed, for the first search, and 50 KB more where laws come into question', () => {
    const scripts = packedScripts(DIST).map(path => ({
      path,
      size: gzipSync(readFileSync(path), { level: 9 }).length,
    }))
    expect(scripts.every(({ path }) => path.endsWith('.js'))).toBe(true)
    const sum = (some: typeof scripts) => some.reduce((total, { size }) => total + size, 0)
    const ofLaws = scripts.filter(({ path }) => path.includes('text-laws'))
    // The page, its style and the two scripts of its own take 17 KB.
    expect(sum(scripts) - sum(ofLaws)).toBeLessThanOrEqual(133_000)
    expect(sum(ofLaws)).toBeLessThanOrEqual(50_000)
  })
})

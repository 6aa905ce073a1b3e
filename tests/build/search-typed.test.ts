/** The built search, asked as people type. */
import { beforeAll, describe, expect, it, vi } from 'vitest'
import { type TruthPage, truth, truthPages } from './search-truth.ts'
import { type BuiltSearch, openSearch } from './search-world.ts'

const DIST = 'dist'
vi.setConfig({ testTimeout: 60_000 })
let pages: TruthPage[]
let search: BuiltSearch

beforeAll(() => {
  pages = truthPages(DIST)
  search = openSearch(DIST)
})

const found = async (query: string) => (await search.files(query)).sort()

describe('short names', () => {
  it.each([
    ['個資法41', 'pdpa'],
    ['採購法34', 'gpa'],
    ['公服法第4條', 'civil-service-act'],
    ['政資法18', 'foi-act'],
    ['考績法', 'performance-act'],
    ['性平法', 'gender-equity-edu-act'],
  ])('%s leads to the law', async (query, law) => {
    expect(await found(query)).toContain(`laws/${law}.html`)
  })
  it('count as the law: every page that writes either is found, and no other', async () => {
    const either = ['個資法', '個人資料保護法'].flatMap(name => truth(pages, name))
    expect(await found('個資法')).toEqual([...new Set(either)].sort())
    expect(either.length).toBeGreaterThan(truth(pages, '個資法').length)
  })
})

describe('other forms of a character', () => {
  it.each([
    ['內政部', '内政部'],
    ['說明', '説明'],
    ['民眾', '民衆'],
    ['群組', '羣組'],
    ['為', '爲'],
    ['戶', '户'],
    ['查詢', '査詢'],
    ['洩漏', '泄漏'],
  ])('%s is found as %s too', async (usual, other) => {
    expect(truth(pages, usual).length).toBeGreaterThan(0)
    expect(await found(other)).toEqual(await found(usual))
    expect(await found(usual)).toEqual(truth(pages, usual).sort())
  })
})

describe('marks and other writings', () => {
  it.each(['「公務員服務法」', '《公務員服務法》', '公務員服務法。', '“公務員服務法”', '公務員服務法，'])(
    '%s finds the law',
    async query => expect(await found(query)).toEqual(await found('公務員服務法')),
  )
  it.each([
    ['洩露', '洩漏'],
    ['身份證', '身分證'],
    ['政府采购', '政府採購'],
    ['个资', '個資'],
    ['检举人', '檢舉人'],
    ['手机', '手機'],
    ['信息公开', '資訊公開'],
  ])('%s is answered with %s', async (typed, written) => {
    const { hits, also } = await search.ask(typed)
    expect(also).toEqual([written])
    expect(hits.map(({ file }) => file).sort()).toEqual(truth(pages, written).sort())
  })
})

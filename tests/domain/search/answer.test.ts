import { describe, expect, it } from 'vitest'
import { answer } from '../../../src/domain/search/answer.ts'
import { viewOf } from '../../../src/domain/search/view.ts'
import { memoryCorpus } from './memory-corpus.ts'

const corpus = memoryCorpus({
  pages: {
    'cases/a.html': ['違反個人資料保護法第 41 條', '洩漏身分證字號'],
    'cases/b.html': ['個資法教育訓練', '公布底價、洩漏底價'],
    'laws/pdpa.html': ['# 個人資料保護法', '# 個人資料保護法第41條'],
    'cases/c.html': ['政府採購法', '群組說明', '考前：個資法41'],
  },
  laws: [
    {
      page: 2,
      file: 'laws/pdpa.html',
      title: '個人資料保護法',
      id: 'pdpa',
      names: ['個人資料保護法'],
      shortNames: ['個資法'],
      articles: [{ key: 'pdpa/41', anchor: 'a41', title: '個人資料保護法第41條' }],
    },
  ],
  citations: { 'pdpa/41': [[0, '個人資料保護法第 41 條']] },
  variants: [['洩露', '洩漏']],
  simplified: [
    ['政府采购法', '政府採購法'],
    ['说', '說'],
    ['个', '個'],
    ['条', '條'],
    ['资', '資'],
  ],
})
const found = async (query: string) => {
  const { hits, byArticle, also } = await answer(corpus, query)
  return { files: hits.map(hit => hit.page.file.replace(/.*\/|\.html/g, '')), byArticle, also }
}

describe('answer', () => {
  it('finds what stands there, and says nothing of other writings', async () => {
    expect(await found('底價')).toEqual({ files: ['b'], byArticle: false, also: [] })
  })
  it('takes a short name for the law, and says so', async () => {
    const { files, also } = await found('個資法')
    expect(files.sort()).toEqual(['a', 'b', 'c', 'pdpa'])
    expect(also).toEqual(['個人資料保護法'])
    expect((await found('個資法 身分證')).files).toEqual(['a'])
  })
  it('does not take a law’s name for its short one', async () => {
    expect((await found('個人資料保護法')).files.sort()).toEqual(['a', 'pdpa'])
  })
  it.each(['個資法41', '個資法第四十一條', '「個資法41」', '个资法41条'])(
    '%s leads to the article',
    async query => {
      const { files, byArticle } = await found(query)
      expect(files.slice(0, 2)).toEqual(['pdpa', 'a'])
      expect(byArticle).toBe(true)
    },
  )
  it.each(['「底價」', '《底價》', '底價。', '底價？', '“底價”', '（底價）', '底價，'])(
    '%s finds 底價',
    async query => expect(await found(query)).toEqual({ files: ['b'], byArticle: false, also: ['底價'] }),
  )
  it('keeps the marks of a word that stands with them', async () => {
    expect(await found('底價、洩漏底價')).toEqual({ files: ['b'], byArticle: false, also: [] })
    expect((await found('底價、洩漏 群組')).files).toEqual([])
  })
  it('parts words at marks where they stand nowhere together', async () => {
    expect((await found('身分證、洩漏')).files).toEqual(['a'])
  })
  it('answers a known other writing at once', async () => {
    expect(await found('洩露')).toEqual({ files: ['a', 'b'], byArticle: false, also: ['洩漏'] })
    expect((await found('「洩露」')).also).toEqual(['洩漏'])
  })
  it('answers simplified input', async () => {
    expect(await found('政府采购法')).toEqual({ files: ['c'], byArticle: false, also: ['政府採購法'] })
    expect(await found('群组说明')).toEqual({ files: [], byArticle: false, also: [] })
    expect((await found('说明')).files).toEqual(['c'])
  })
  it('takes other forms of a character for the same', async () => {
    expect((await found('羣組説明')).files).toEqual(['c'])
  })
  it('offers what is near, parts first, then the law of that name', async () => {
    const { hits, near } = await answer(corpus, '宣布底價')
    expect(hits).toEqual([])
    expect(near.parts).toEqual([{ text: '布底價', total: 1 }])
    expect((await answer(corpus, '個資法99')).near.laws).toEqual([
      { file: 'laws/pdpa.html', title: '個人資料保護法' },
    ])
  })
  it('knows when there is nothing to look for', async () => {
    expect((await answer(corpus, '、。')).searchable).toBe(false)
  })
})

describe('viewOf', () => {
  it('is data, cut to what was asked for', async () => {
    const whole = viewOf(await answer(corpus, '個資法'), { query: '個資法', choice: {}, from: 0, count: 9 })
    expect(structuredClone(whole)).toEqual(whole)
    expect(whole).toMatchObject({ all: 4, total: 4 })
    const chosen = { query: '個資法', choice: { kind: ['案例'] }, from: 1, count: 1 }
    const view = viewOf(await answer(corpus, '個資法'), chosen)
    expect(view).toMatchObject({ all: 4, total: 3, from: 1 })
    expect(view.hits).toHaveLength(1)
    expect(view.facets.kind.map(({ value, count }) => [value, count])).toEqual([
      ['案例', 3],
      ['法規', 1],
    ])
  })
  it('lists the first hundred of many cases that cite an article, and finds each of them once', async () => {
    const files = Array.from({ length: 120 }, (_, i) => `cases/c-${i}.html`)
    const many = memoryCorpus({
      pages: {
        ...Object.fromEntries(files.map(file => [file, ['依刑法第 132 條移送']])),
        'laws/criminal.html': ['# 刑法', '# 刑法第132條'],
      },
      laws: [
        {
          page: 120,
          file: 'laws/criminal.html',
          title: '刑法',
          id: 'criminal',
          names: ['刑法'],
          shortNames: [],
          articles: [{ key: 'criminal/132', anchor: 'a132', title: '刑法第132條' }],
        },
      ],
      citations: { 'criminal/132': files.map((_, page) => [page, '刑法第 132 條']) },
    })
    const query = '刑法132'
    const view = viewOf(await answer(many, query), { query, choice: {}, from: 0, count: 200 })
    expect([view.citing.length, view.citingTotal]).toEqual([100, 120])
    expect(view.hits.map(({ file }) => file).sort()).toEqual([...files, 'laws/criminal.html'].sort())
  })
  it('highlights what the page holds, not the short name that it does not', async () => {
    const view = viewOf(await answer(corpus, '個資法'), { query: '個資法', choice: {}, from: 0, count: 9 })
    const hit = view.hits.find(({ file }) => file === 'cases/a.html')!
    expect(hit.highlight).toBe('個人資料保護法')
    expect(hit.excerpt.parts).toContainEqual({ text: '個人資料保護法', marked: true })
  })
})

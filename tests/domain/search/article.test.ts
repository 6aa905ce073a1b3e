import { describe, expect, it } from 'vitest'
import { citingPages, isNamed, namedArticles, parseArticleQuery } from '../../../src/domain/search/article.ts'
import type { PageEntry } from '../../../src/domain/search/page.ts'

const article = (key: string) => ({ key, anchor: `a${key.split('/')[1]}`, title: key })
const pages: PageEntry[] = [
  {
    file: 'laws/criminal-code.html',
    title: '中華民國刑法',
    kind: '法規',
    facets: {},
    law: 'criminal-code',
    names: ['中華民國刑法', '刑法'],
    articles: ['132.2', '132', '132.1', '213'].map(a => article(`criminal-code/${a}`)),
  },
  {
    file: 'laws/gpa.html',
    title: '政府採購法',
    kind: '法規',
    facets: {},
    law: 'gpa',
    names: ['政府採購法', '採購法'],
    articles: ['34.3', '48.1#2', '101', '101-1'].map(a => article(`gpa/${a}`)),
  },
  {
    file: 'laws/ey-doc-manual.html',
    title: '文書處理手冊',
    kind: '法規',
    facets: {},
    law: 'ey-doc-manual',
    names: ['文書處理手冊'],
    articles: [article('ey-doc-manual/49~76')],
  },
  {
    file: 'cases/tainan-01.html',
    title: '區域表第 1 列',
    kind: '區域案例',
    facets: {},
    citations: [{ key: 'criminal-code/132', text: '刑法第132條' }],
  },
  {
    file: 'cases/taipei-01.html',
    title: '案例 01',
    kind: '案例',
    facets: {},
    citations: [
      { key: 'gpa/34.3', text: '政府採購法第34條第3項' },
      { key: 'criminal-code/132.2', text: '刑法第 132 條第 2 項' },
    ],
  },
]
const named = (query: string) => {
  const parsed = parseArticleQuery(query, pages)
  return parsed && namedArticles(pages, parsed).map(({ article }) => article.key)
}

describe('parseArticleQuery', () => {
  it.each([
    '刑法132',
    '刑法 132 條',
    '刑法第一三二條',
    '刑法第一百三十二條',
    '１３２條',
    '中華民國刑法第１３２條',
    '第132條',
  ])('%s names 刑法 132 and its paragraphs', query => {
    expect(named(query)).toEqual(['criminal-code/132', 'criminal-code/132.1', 'criminal-code/132.2'])
  })
  it.each([
    ['刑法第132條第2項', ['criminal-code/132.2']],
    ['採購法34條3項', ['gpa/34.3']],
    ['政府採購法第48條第1項第2款', ['gpa/48.1#2']],
    ['文書處理手冊第50點', ['ey-doc-manual/49~76']],
    ['文書處理手冊第77點', []],
    ['政府採購法第101條之1', ['gpa/101-1']],
    ['政府採購法第 101-1 條', ['gpa/101-1']],
    ['採購法第101條', ['gpa/101']],
    ['刑法999', []],
  ])('%s names %j', (query, keys) => {
    expect(named(query)).toEqual(keys)
  })
  it.each(['132', '公服法4條', '底價', '刑法', '第八', '案例08'])('%s names no article', query => {
    expect(named(query)).toBeUndefined()
  })
})

describe('isNamed', () => {
  it('takes 之 for another article', () => {
    const query = { laws: [], article: 253, branch: 2 }
    expect(isNamed('code/253-2', query)).toBe(true)
    expect(isNamed('code/253', query)).toBe(false)
    expect(isNamed('code/253-2', { laws: [], article: 253 })).toBe(false)
  })
})

describe('citingPages', () => {
  it('finds the cases with the words of their citation, the casebook first', () => {
    const found = citingPages(pages, parseArticleQuery('刑法132', pages)!)
    expect(found.map(({ page, citation }) => [page.file, citation.text])).toEqual([
      ['cases/taipei-01.html', '刑法第 132 條第 2 項'],
      ['cases/tainan-01.html', '刑法第132條'],
    ])
  })
})

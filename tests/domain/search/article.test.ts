import { describe, expect, it } from 'vitest'
import { citingPages, isNamed, namedArticles, parseArticleQuery } from '../../../src/domain/search/article.ts'
import type { Citations, LawEntry } from '../../../src/domain/search/corpus.ts'

const law = (
  page: number,
  id: string,
  names: string[],
  shortNames: string[],
  articles: string[],
): LawEntry => ({
  page,
  file: `laws/${id}.html`,
  title: names[0]!,
  id,
  names,
  shortNames,
  articles: articles.map(key => ({ key: `${id}/${key}`, anchor: `a${key}`, title: key })),
})
const laws = [
  law(2, 'criminal-code', ['中華民國刑法', '刑法'], [], ['132.2', '132', '132.1', '213']),
  law(3, 'gpa', ['政府採購法', '採購法'], [], ['34.3', '48.1#2', '101', '101-1']),
  law(4, 'ey-doc-manual', ['文書處理手冊'], [], ['49~76']),
  law(5, 'pdpa', ['個人資料保護法'], ['個資法'], ['41']),
]
const citations: Citations = {
  'gpa/34.3': [[0, '政府採購法第34條第3項']],
  'criminal-code/132.2': [[0, '刑法第 132 條第 2 項']],
  'criminal-code/132': [[1, '刑法第132條']],
}
const named = (query: string) => {
  const parsed = parseArticleQuery(query, laws)
  return parsed && namedArticles(laws, parsed).map(({ article }) => article.key)
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
    ['個資法41', ['pdpa/41']],
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
    expect(citingPages(citations, parseArticleQuery('刑法132', laws)!)).toEqual([
      { page: 0, words: '刑法第 132 條第 2 項' },
      { page: 1, words: '刑法第132條' },
    ])
  })
})

import { describe, expect, it } from 'vitest'
import { findMatches, type Word } from '../../../src/domain/search/match.ts'
import { searchPage } from '../../../src/domain/search/page.ts'

const page = (file: string, kind: string, title: string, ...texts: string[]) =>
  searchPage(
    { file, kind, title, facets: {} },
    texts.map(text => ({ text: text.replace(/^# /, ''), anchor: '', heading: text.startsWith('# ') })),
  )
const files = (pages: ReturnType<typeof page>[], ...words: string[]) =>
  findMatches(
    pages,
    words.map((word): Word => [word]),
  ).map(match => match.page.file)

describe('findMatches', () => {
  it('finds every page that holds the string, within words too, and no other', () => {
    const pages = [
      page('a', '案例', '甲', 'LINE 群組'),
      page('b', '案例', '乙', 'L', 'INE'),
      page('c', '案例', '丙', '線上'),
    ]
    expect(files(pages, 'ine')).toEqual(['a', 'b'])
    expect(files(pages, 'line')).toEqual(['a'])
  })
  it('wants every word, in whichever block', () => {
    const pages = [page('a', '案例', '甲', '底價', '申誡'), page('b', '案例', '乙', '底價')]
    expect(files(pages, '底價', '申誡')).toEqual(['a'])
  })
  it('finds nothing for no words', () => {
    expect(files([page('a', '案例', '甲', '底價')])).toEqual([])
  })
  it('puts titles before headings before text, however often the text has it', () => {
    const pages = [
      page('text', '案例', '甲', '底價底價底價底價'),
      page('heading', '案例', '乙', '# 底價', '密'),
      page('title', '案例', '底價', '# 底價'),
    ]
    expect(files(pages, '底價')).toEqual(['title', 'heading', 'text'])
  })
  it('puts the law of that very name before one whose name contains it', () => {
    const pages = [
      page('long', '法規', '依政府採購法處理之程序', '政府採購法 政府採購法'),
      page('exact', '法規', '政府採購法', '政府採購法'),
    ]
    expect(files(pages, '政府採購法')).toEqual(['exact', 'long'])
  })
  it('puts words that stand together first', () => {
    const pages = [
      page('apart', '案例', '甲', '132、132、條、第'),
      page('together', '案例', '乙', '第 132 條'),
    ]
    expect(files(pages, '第', '132', '條')).toEqual(['together', 'apart'])
  })
  it('puts the page of all notes after cases', () => {
    const pages = [page('notes', '編按', '編按', '錯字錯字錯字'), page('case', '案例', '甲', '錯字')]
    expect(files(pages, '錯字')).toEqual(['case', 'notes'])
  })
})

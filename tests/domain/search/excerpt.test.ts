import { describe, expect, it } from 'vitest'
import { excerpt } from '../../../src/domain/search/excerpt.ts'
import { type Block, searchPage } from '../../../src/domain/search/page.ts'

const blocks = (...list: Block[]) => searchPage({ file: 'a', title: '甲', kind: '案例', facets: {} }, list)
const block = (text: string, anchor = '', heading = false): Block => ({ text, anchor, heading })
const shown = (parts: { text: string; marked: boolean }[]) =>
  parts.map(({ text, marked }) => (marked ? `[${text}]` : text)).join('')

describe('excerpt', () => {
  it('marks the words as the page writes them and leads to their section', () => {
    const page = blocks(block('案情摘要', 'summary', true), block('違反刑法第 132 條。', 'summary'))
    const { anchor, parts } = excerpt(page, ['刑法第132條'])
    expect(anchor).toBe('summary')
    expect(shown(parts)).toBe('違反[刑法第 132 條]。')
  })
  it('prefers text to a heading', () => {
    const page = blocks(block('底價', '', true), block('公布底價', 'summary'))
    expect(excerpt(page, ['底價']).anchor).toBe('summary')
  })
  it('shows a heading when nothing else has the word', () => {
    expect(shown(excerpt(blocks(block('涉及法規', 'laws', true)), ['法規']).parts)).toBe('涉及[法規]')
  })
  it('marks all words where they stand in different blocks', () => {
    const page = blocks(block('公布底價', 'a'), block('申誡一次', 'b'))
    expect(shown(excerpt(page, ['底價', '申誡']).parts)).toBe('公布[底價]　[申誡]一次')
  })
  it('cuts a long text around the words, and never within one', () => {
    const text = `${'前'.repeat(50)}底價${'中'.repeat(200)}申誡${'後'.repeat(100)}`
    const result = shown(excerpt(blocks(block(text)), ['底價', '申誡']).parts)
    expect(result).toBe(
      `…${'前'.repeat(14)}[底價]${'中'.repeat(48)}…${'中'.repeat(14)}[申誡]${'後'.repeat(48)}…`,
    )
    const tail = shown(
      excerpt(blocks(block(`甲${'中'.repeat(62)}甲乙${'中'.repeat(9)}`)), ['甲', '甲乙']).parts,
    )
    expect(tail).toContain('[甲乙]')
  })
})

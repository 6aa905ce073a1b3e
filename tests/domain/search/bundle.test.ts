import { describe, expect, it } from 'vitest'
import { packTexts, textGroup, unpackTexts } from '../../../src/domain/search/bundle.ts'

describe('packTexts', () => {
  it('is undone by unpackTexts, with texts that several pages share', () => {
    const heading = { text: '案情摘要', anchor: 'summary', heading: true }
    const pages = [
      {
        file: 'a',
        blocks: [{ text: '甲', anchor: '', heading: true }, heading, { ...heading, heading: false }],
      },
      {
        file: 'b',
        blocks: [heading, { text: '乙', anchor: 'summary', heading: false }, { ...heading, anchor: 'x' }],
      },
      { file: 'c', blocks: [] },
    ]
    const packed = packTexts(pages)
    expect(packed.texts).toBe('甲\n案情摘要\n乙')
    expect([...unpackTexts(packed)]).toEqual(pages.map(({ file, blocks }) => [file, blocks]))
  })
})

describe('textGroup', () => {
  it.each([
    ['案例', 'book'],
    ['編按', 'book'],
    ['法規', 'laws'],
  ])('%s is in %s', (kind, group) => {
    expect(textGroup(kind)).toBe(group)
  })
})

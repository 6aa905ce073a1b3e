import { describe, expect, it } from 'vitest'
import {
  PackedCorpus,
  packPostings,
  packTexts,
  unpackPostings,
  unpackTexts,
} from '../../../src/domain/search/packed.ts'
import type { PageEntry } from '../../../src/domain/search/page.ts'

const entry = (file: string): PageEntry => ({ file, title: file, kind: '案例', facets: {} })
const block = (text: string) => ({ text, anchor: '', heading: false })

describe('packTexts', () => {
  it('is undone by unpackTexts, with texts that several pages share', () => {
    const heading = { text: '案情摘要', anchor: 'summary', heading: true }
    const pages = [
      {
        entry: entry('a'),
        blocks: [{ text: '甲', anchor: '', heading: true }, heading, { ...heading, heading: false }],
      },
      {
        entry: entry('b'),
        blocks: [heading, { text: '乙', anchor: 'summary', heading: false }, { ...heading, anchor: 'x' }],
      },
      { entry: entry('c'), blocks: [] },
    ]
    const packed = packTexts(pages)
    expect(packed.texts).toBe('甲\n案情摘要\n乙')
    expect(unpackTexts(packed)).toEqual(pages)
  })
})

describe('packPostings', () => {
  it('is undone by unpackPostings', () => {
    const pages = [0, 1, 5, 700, 40_000]
    const line = packPostings('𠀋', pages)
    expect(unpackPostings(line.slice('𠀋'.length))).toEqual(pages)
  })
})

describe('PackedCorpus', () => {
  const files: Record<string, string> = {
    catalogue: JSON.stringify({
      pages: 4,
      laws: [],
      common: '公',
      variants: [],
      texts: [
        ['texts-0.js', 0],
        ['texts-1.js', 3],
      ],
      index: [
        ['index-0.js', '價'],
        ['index-1.js', '資'],
      ],
      citations: 'citations.js',
      simplified: 'simplified.js',
    }),
    'index-0.js': ['1', '價'].map((character, i) => packPostings(character, i ? [0, 3] : [2])).join('\n'),
    'index-1.js': packPostings('底', [0, 1, 3]),
    'texts-0.js': JSON.stringify(
      packTexts(['a', 'b', 'c'].map(file => ({ entry: entry(file), blocks: [block(`${file}公`)] }))),
    ),
    'texts-1.js': JSON.stringify(packTexts([{ entry: entry('d'), blocks: [block('底價公')] }])),
  }
  const open = () => {
    const loaded: string[] = []
    const corpus = new PackedCorpus(async name => {
      loaded.push(name)
      return files[name]!
    })
    return { corpus, loaded }
  }

  it('finds the pages that have every character, common ones left aside', async () => {
    const { corpus } = open()
    expect(await corpus.find('底價')).toEqual([0, 3])
    expect(await corpus.find('公底')).toEqual([0, 1, 3])
    expect(await corpus.find('公')).toEqual([0, 1, 2, 3])
    expect(await corpus.find('密')).toEqual([])
    expect(await corpus.find('龘')).toEqual([])
  })
  it('loads the files that a question needs, each once', async () => {
    const { corpus, loaded } = open()
    await Promise.all([corpus.find('價'), corpus.find('價')])
    expect(loaded).toEqual(['catalogue', 'index-0.js'])
    expect((await corpus.read([3])).map(page => page.file)).toEqual(['d'])
    expect((await corpus.read([3, 1])).map(page => page.foldedText)).toEqual(['底價公', 'b公'])
    expect(loaded).toEqual(['catalogue', 'index-0.js', 'texts-1.js', 'texts-0.js'])
  })
  it('tries again what could not be loaded', async () => {
    let fails = true
    const corpus = new PackedCorpus(async name => {
      if (fails) throw new Error('offline')
      return files[name]!
    })
    await expect(corpus.find('價')).rejects.toThrow('offline')
    fails = false
    expect(await corpus.find('價')).toEqual([0, 3])
  })
})

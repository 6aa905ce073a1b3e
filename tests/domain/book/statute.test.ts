import { describe, expect, it, test } from 'vitest'
import { compareLaw, type Fingerprint, nextFingerprint } from '../../../src/domain/book/law-changes.ts'
import {
  fingerprint,
  isDeleted,
  isoDate,
  normalise,
  parseStatutes,
  type Statute,
} from '../../../src/domain/book/statute.ts'

/** A law of the shape of the database; every word of it is invented. */
const law = (articles: [no: string, text: string][], more: Record<string, string> = {}) => ({
  LawLevel: '法律',
  LawName: '玫瑰法',
  LawURL: 'https://law.moj.gov.tw/LawClass/LawAll.aspx?pcode=Z0000001',
  LawModifiedDate: '20260102',
  LawEffectiveDate: '',
  LawEffectiveNote: '',
  LawAbandonNote: '',
  ...more,
  LawArticles: [
    { ArticleType: 'C', ArticleNo: '', ArticleContent: '   第 一 章 花瓣' },
    ...articles.map(([ArticleNo, ArticleContent]) => ({ ArticleType: 'A', ArticleNo, ArticleContent })),
  ],
})
const file = (laws: object[], UpdateDate = '2026/7/3 上午 12:00:00') =>
  `\uFEFF${JSON.stringify({ UpdateDate, Laws: laws })}`
const statute = (...args: Parameters<typeof law>): Statute => parseStatutes(file([law(...args)])).laws[0]!

test('a file is read with its byte order mark, its date in words, and headings left out', () => {
  const { updated, laws } = parseStatutes(
    file([
      law([
        ['第 1 條', '花要紅。\r\n葉要綠。'],
        ['第 253-1 條', '刺。'],
      ]),
    ]),
  )
  expect(updated).toBe('2026-07-03')
  expect(laws[0]).toMatchObject({ pcode: 'Z0000001', name: '玫瑰法', amended: '2026-01-02', repealed: false })
  expect(laws[0]!.articles).toEqual([
    { number: '1', text: '花要紅。\r\n葉要綠。' },
    { number: '253-1', text: '刺。' },
  ])
})

test.each([
  ['2026/7/17 上午 12:00:00', '2026-07-17'],
  ['2026/12/3', '2026-12-03'],
  ['20260717', '2026-07-17'],
  ['July 17', undefined],
])('%s is %s', (words, iso) => expect(isoDate(words)).toBe(iso))

test.each([
  ['half a file', '{"UpdateDate": "20260', '不是完整的 JSON'],
  ['another file', '{"cards": []}', '沒有 UpdateDate 與 Laws'],
])('%s is refused with what to do', (_, text, says) => expect(() => parseStatutes(text)).toThrow(says))

test('lines may be broken anywhere; a character makes another article', () => {
  expect(normalise('花\r\n　要\u00a0紅。')).toBe('花要紅。')
  expect(fingerprint('花要\r\n紅。')).toBe(fingerprint('花要紅。'))
  expect(fingerprint('花要紅')).not.toBe(fingerprint('花要紅。'))
  // The stated algorithm, worked out apart: SHA-256 of the UTF-8 bytes of 花要紅。
  expect(fingerprint(' 花要紅。 ')).toBe('0663dc01fe0b930249cc81ec0c7b02fb5dfb8a465d6cf098375148c593d60999')
})

test.each(['（刪除）', '(刪除)', '（本條刪除）', '（刪除）。', '刪除'])('%s is a deleted article', text =>
  expect(isDeleted(text)).toBe(true),
)
test('an article that speaks of deleting is none', () => expect(isDeleted('應刪除之。')).toBe(false))

describe('an article against a newer text', () => {
  const known: Record<string, Fingerprint> = {
    'rose/1': {
      sha256: fingerprint('花要紅。'),
      read: '2026-01-01',
      before: { '2019-08-16': fingerprint('花要白。') },
    },
    'rose/2': { sha256: fingerprint('葉（即葉子）要綠。'), read: '2026-01-01' },
  }
  const rose = {
    id: 'rose',
    pcode: 'Z0000001',
    articles: [
      { key: 'rose/1.1', number: '1' },
      { key: 'rose/2', number: '2' },
    ],
  }
  const still = { effectiveDate: '', effectiveNote: '' }
  const outcome = (...args: Parameters<typeof law>) =>
    compareLaw(rose, statute(...args), known, still).map(f => (f.to ? `${f.outcome} ${f.to}` : f.outcome))
  const two: [string, string] = ['第 2 條', '葉（即葉子）要綠。']

  it.each<[string, [string, string][], string[]]>([
    ['the same', [['第 1 條', '花要\r\n紅。'], two], ['unchanged', 'unchanged']],
    ['another wording', [['第 1 條', '花要粉紅。'], two], ['changed', 'unchanged']],
    [
      'only brackets',
      [
        ['第 1 條', '花要紅。'],
        ['第 2 條', '葉(即葉子)要綠。'],
      ],
      ['unchanged', 'brackets'],
    ],
    [
      'another number',
      [['第 1 條', '本法稱花。'], ['第 1-1 條', '花要紅。'], two],
      ['moved 1-1', 'unchanged'],
    ],
    [
      'two changed places',
      [
        ['第 1 條', '葉（即葉子）要綠。'],
        ['第 2 條', '花要紅。'],
      ],
      ['moved 2', 'moved 1'],
    ],
    ['deleted', [['第 1 條', '（刪除）'], two], ['repealed', 'unchanged']],
    ['gone', [two], ['repealed', 'unchanged']],
  ])('%s', (_, articles, outcomes) => expect(outcome(articles)).toEqual(outcomes))

  it('is repealed with its law', () => {
    expect(outcome([['第 1 條', '花要紅。'], two], { LawAbandonNote: '廢' })).toEqual([
      'repealed',
      'repealed',
    ])
  })

  it('is taken down the first time', () => {
    expect(compareLaw(rose, statute([['第 1 條', '花要紅。']]), {}, undefined).map(f => f.outcome)).toEqual([
      'first',
      'repealed',
    ])
  })
})

describe('a text that is published and not in force', () => {
  const rose = {
    id: 'rose',
    pcode: 'Z0000001',
    articles: [
      { key: 'rose/1', number: '1' },
      { key: 'rose/2', number: '2' },
    ],
  }
  const waits = { LawEffectiveDate: '99991231', LawEffectiveNote: '第 1 條施行日期\r\n另定。' }
  const articles: [string, string][] = [
    ['第 1 條', '花要粉紅。'],
    ['第 2 條', '葉要綠。'],
  ]
  const before: Record<string, Fingerprint> = {
    'rose/1': { sha256: fingerprint('花要紅。'), read: '2026-01-01' },
    'rose/2': { sha256: fingerprint('葉要綠。'), read: '2026-01-01' },
  }
  const published = statute(articles, waits)

  it('keeps the fingerprint of the text in force, and is told when that changes though no word does', () => {
    const [first] = compareLaw(rose, published, before, { effectiveDate: '', effectiveNote: '' })
    expect(first!.outcome).toBe('changed')
    const kept = nextFingerprint(first!, published, before['rose/1'], '2026-07-03')
    expect(kept).toEqual({
      sha256: fingerprint('花要粉紅。'),
      read: '2026-07-03',
      inForce: { date: '2026-01-01', sha256: fingerprint('花要紅。') },
    })
    const after = { ...before, 'rose/1': kept! }
    const known = { effectiveDate: '99991231', effectiveNote: '第1條施行日期另定。' }
    expect(compareLaw(rose, published, after, known).map(f => f.outcome)).toEqual(['unchanged', 'unchanged'])
    const inForce = statute(articles, { LawEffectiveDate: '20270101', LawEffectiveNote: '' })
    const findings = compareLaw(rose, inForce, after, known)
    expect(findings.map(f => f.outcome)).toEqual(['effective', 'unchanged'])
    expect(nextFingerprint(findings[0]!, inForce, after['rose/1'], '2027-01-08')).toEqual({
      sha256: fingerprint('花要粉紅。'),
      read: '2027-01-08',
    })
  })
})

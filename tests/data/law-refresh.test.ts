import { cpSync, existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { strToU8, zipSync } from 'fflate'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { parse } from 'yaml'
import { readFingerprints, writeFingerprints } from '../../src/data/fingerprints.ts'
import { lawIndex } from '../../src/data/law-index.ts'
import {
  applyReports,
  compareLaws,
  needsAuthor,
  readStatuteFile,
  writeTexts,
} from '../../src/data/law-refresh.ts'
import { readLawTexts, textsByKey } from '../../src/data/law-texts.ts'
import { readHandbook } from '../../src/data/read.ts'
import { restingIn } from '../../src/data/resting.ts'
import { lawSchema } from '../../src/data/schema.ts'
import { fingerprint } from '../../src/domain/book/statute.ts'

/** Invented: the handbook's own file for 考績委員會組織規程 is held against these words instead of its own. */
const WORDS = '委員要像玫瑰一樣守密。\r\n不得錄音。'
const LAW = 'performance-committee'
const PCODE = 'S0040003'

const handbook = readHandbook()
let root = ''
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'handbook-'))
  cpSync('cases/laws', join(root, 'cases/laws'), { recursive: true })
  const kept = readFingerprints(root)
  kept.articles[`${LAW}/7`] = { sha256: fingerprint(WORDS), read: '2026-02-22' }
  writeFingerprints(root, kept)
})
afterEach(() => rmSync(root, { recursive: true }))

function database(
  words: string,
  updated = '2026/9/18 上午 12:00:00',
  more: Record<string, string> = {},
): string {
  const law = {
    LawName: '考績委員會組織規程',
    LawURL: `https://law.moj.gov.tw/LawClass/LawAll.aspx?pcode=${PCODE}`,
    LawModifiedDate: '20260901',
    LawEffectiveDate: '',
    LawEffectiveNote: '',
    LawAbandonNote: '',
    ...more,
    LawArticles: [{ ArticleType: 'A', ArticleNo: '第 7 條', ArticleContent: words }],
  }
  return `\uFEFF${JSON.stringify({ UpdateDate: updated, Laws: [law] })}`
}

function refresh(content: string | Uint8Array) {
  const path = join(root, 'ChOrder.json')
  writeFileSync(path, content)
  const file = readStatuteFile(path)
  const reports = compareLaws([readLaw()], file, readFingerprints(root))
  applyReports(root, reports, file.updated)
  return { file, reports, findings: reports.flatMap(report => report.findings) }
}

const yaml = () => readFileSync(join(root, `cases/laws/${LAW}.yaml`), 'utf8')
const readLaw = () => lawSchema.parse(parse(yaml()))

test('an unchanged article moves the date of the data on, and nothing else', () => {
  const before = yaml()
  const { findings } = refresh(database('委員要像玫瑰\r\n一樣守密。不得錄音。'))
  expect(findings.map(f => f.outcome)).toEqual(['unchanged'])
  expect(yaml()).toBe(
    before.replace(
      /(?<=today:\n {2}name: .*\n {2}amended: ).*\n {2}checked: .*/,
      '2026-09-01\n  checked: 2026-09-18',
    ),
  )
  expect(yaml()).not.toBe(before)
})

test('a changed article waits for its author everywhere, and no longer when the author takes the mark away', () => {
  const { findings } = refresh(database('委員要像百合一樣守密。'))
  expect(findings.filter(needsAuthor).map(f => [f.key, f.outcome])).toEqual([[`${LAW}/7`, 'changed']])
  const entry = () =>
    lawIndex({ ...handbook, laws: [readLaw()] })
      .flatMap(l => l.articles)
      .find(a => a.key === `${LAW}/7`)!
  expect(entry().article?.recheck).toEqual({ since: '2026-09-18', what: 'changed' })
  expect(entry().statusLabel).toBe('待重新查證')
  // The same file again finds nothing new, and the mark stays.
  expect(refresh(database('委員要像百合一樣守密。')).findings.map(f => f.outcome)).toEqual(['unchanged'])
  expect(entry().statusLabel).toBe('待重新查證')
  writeFileSync(
    join(root, `cases/laws/${LAW}.yaml`),
    yaml().replace(/ {4}recheck:\n {6}since: .*\n {6}what: .*\n/, ''),
  )
  expect(entry().statusLabel).toBe('條文未變')
})

test('a file older than the data is compared and changes nothing', () => {
  const before = yaml()
  const { reports, findings } = refresh(database('不同。', '20190816'))
  expect(findings.map(f => f.outcome)).toEqual(['changed'])
  expect(reports.every(report => report.older)).toBe(true)
  expect(yaml()).toBe(before)
})

test('the zip as downloaded is read: its one member in JSON', () => {
  const zip = zipSync({ 'ChOrder.json': strToU8(database(WORDS)), 'schema.csv': strToU8('a,b') })
  expect(refresh(zip).findings.map(f => f.outcome)).toEqual(['unchanged'])
  expect(() => refresh(zipSync({ 'schema.csv': strToU8('a,b') }))).toThrow('恰好有一個 .json')
})

test('texts are left in a folder that git ignores, and shown once for an article and its parts', () => {
  expect(readLawTexts(root).size).toBe(0)
  const { file, reports } = refresh(database(WORDS))
  writeTexts(root, reports, file.updated)
  expect(existsSync(join(root, 'law-texts', `${LAW}.json`))).toBe(true)
  expect(readFileSync('.gitignore', 'utf8')).toMatch(/^law-texts\/$/m)
  const shown = textsByKey(readLawTexts(root).get(LAW), [
    { key: `${LAW}/7`, number: '7', label: '第7條' },
    { key: `${LAW}/7.2`, number: '7', label: '第7條' },
    { key: `${LAW}/8`, number: '8', label: '第8條' },
  ])
  expect([...shown]).toEqual([
    [
      `${LAW}/7`,
      {
        lines: ['委員要像玫瑰一樣守密。', '不得錄音。'],
        name: '考績委員會組織規程第7條',
        date: '2026-09-18',
        waits: false,
      },
    ],
  ])
})

test('every verified article has a fingerprint, and every fingerprint an article', () => {
  const kept = readFingerprints(root)
  const numbers = handbook.laws.flatMap(law =>
    law.articles
      .filter(article => article.verified)
      .map(({ article, today }) => `${law.id}/${(today ?? article).replace(/[.#].*$/, '')}`),
  )
  expect(numbers.filter(key => !kept.articles[key])).toEqual([])
  expect([...new Set(numbers.map(key => key.split('/')[0]!))].filter(id => !kept.laws[id])).toEqual([])
})

test('what rests on an article is named: cards, questions and the tables of the essentials, retired ones aside', () => {
  writeFileSync(
    join(root, 'cases/laws/gpa.cards.yaml'),
    '- { id: gpa.a, evidence: [{ article: gpa/34.3 }] }\n- { id: gpa.b, articles: [gpa/34] }\n- { id: gpa.c, retired: true, articles: [gpa/34.3] }\n',
  )
  writeFileSync(
    join(root, 'cases/laws/gpa.questions.yaml'),
    '- { id: gpa.q, options: [{ text: 甲, evidence: [{ article: gpa/34.3 }] }] }\n',
  )
  writeFileSync(
    join(root, 'cases/essentials.yaml'),
    '- { id: moments, rows: [{ cells: [{ text: 底價, articles: [gpa/34.3] }] }] }\n',
  )
  expect(restingIn(root)('gpa/34.3')).toEqual({
    cards: ['gpa.a'],
    questions: ['gpa.q'],
    essentials: ['moments'],
  })
  expect(restingIn(root)('gpa/34').cards).toEqual(['gpa.b'])
})

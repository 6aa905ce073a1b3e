import fc from 'fast-check'
import { expect, test } from 'vitest'
import {
  bookmarkId,
  type Mark,
  mergeMarks,
  mergeWords,
  readMark,
  readMarks,
} from '../../../src/domain/marks/mark.ts'
import { marksFromMarkdown, marksToMarkdown } from '../../../src/domain/marks/markdown.ts'
import { marksFromAnnotations, marksToAnnotations } from '../../../src/domain/marks/web-annotation.ts'

const NOW = Date.UTC(2026, 10, 25)
const highlight: Mark = {
  id: 'a1',
  kind: 'highlight',
  case: 'taipei-08',
  title: '案例 08 利用職務之便',
  part: 'summary',
  quote: { exact: '竟利用職務之便', prefix: '訴訟爭執，', suffix: '，分別透過' },
  note: '第一行\n\n> 像引文\n# 像標題\n\\ 反斜線 --> <!-- mark {} -->',
  created: NOW,
  modified: NOW,
}
const bookmark: Mark = {
  id: bookmarkId('tainan-03'),
  kind: 'bookmark',
  case: 'tainan-03',
  title: '區域表第 3 列',
  created: NOW,
  modified: NOW,
}

// Words as a reader types them: any line, trimmed at the ends as the page stores them.
const typed = fc
  .array(fc.string({ unit: fc.constantFrom('字', ' ', '>', '#', '\\', '-', '<', '!', '"', '{', 'a') }), {
    maxLength: 4,
  })
  .map(lines => lines.join('\n').trim())
const someMark = fc
  .record({
    id: fc.stringMatching(/^[a-z0-9]{1,8}$/),
    caseNumber: fc.integer({ min: 1, max: 9 }),
    exact: typed.filter(words => words !== ''),
    prefix: fc.string({ maxLength: 5 }),
    suffix: fc.string({ maxLength: 5 }),
    note: typed,
    modified: fc.integer({ min: 0, max: 3 }),
  })
  .map(
    ({ id, caseNumber, exact, prefix, suffix, note, modified }): Mark => ({
      id,
      kind: 'highlight',
      case: `taipei-0${caseNumber}`,
      title: `案例 0${caseNumber}`,
      part: 'summary',
      quote: { exact, prefix, suffix },
      note,
      created: 0,
      modified,
    }),
  )
const someMarks = fc.uniqueArray(someMark, { selector: mark => mark.id, maxLength: 8 })
const byId = (marks: readonly Mark[]) => [...marks].sort((a, b) => (a.id < b.id ? -1 : 1))

test('a Markdown file gives back every mark as it was', () => {
  fc.assert(
    fc.property(someMarks, marks => {
      expect(byId(marksFromMarkdown(marksToMarkdown(marks, '我的標記'), NOW))).toEqual(byId(marks))
    }),
  )
  const both = [highlight, bookmark]
  expect(byId(marksFromMarkdown(marksToMarkdown(both, '我的標記').replaceAll('\n', '\r\n'), 0))).toEqual(
    byId(both),
  )
})

test('a Markdown file reads well', () => {
  const [head, , title, , quote] = marksToMarkdown([highlight], '我的標記').split('\n')
  expect([head, title, quote]).toEqual(['# 我的標記', '## 案例 08 利用職務之便', '> 竟利用職務之便'])
})

test('a note that was edited in the file counts as changed now', () => {
  const text = marksToMarkdown([highlight], 'x').replace('第一行', '改過的一行')
  const [mark] = marksFromMarkdown(text, NOW + 5)
  expect(mark).toMatchObject({ modified: NOW + 5, note: expect.stringContaining('改過的一行') })
})

test('web annotations give back every mark as it was', () => {
  fc.assert(
    fc.property(someMarks, marks => {
      const file = JSON.parse(JSON.stringify(marksToAnnotations(marks)))
      expect(byId(marksFromAnnotations(file, NOW))).toEqual(byId(marks))
    }),
  )
  expect(marksFromAnnotations(marksToAnnotations([bookmark]), 0)).toEqual([bookmark])
})

test('annotations of other software are taken where they point at a case', () => {
  const foreign = [
    {
      id: 'https://hypothes.is/a/xyz',
      created: '2026-01-02T03:04:05Z',
      body: [{ type: 'TextualBody', value: '問' }],
      target: [
        {
          source: 'https://example.org/book/cases/taipei-03.html#laws',
          selector: [
            { type: 'TextPositionSelector', start: 3 },
            { type: 'TextQuoteSelector', exact: '底價' },
          ],
        },
      ],
    },
    { id: 'y', target: [{ source: 'https://example.org/other.html' }] },
  ]
  expect(marksFromAnnotations(foreign, NOW)).toMatchObject([
    { id: 'xyz', case: 'taipei-03', note: '問', quote: { exact: '底價', prefix: '', suffix: '' } },
  ])
})

test('joining is commutative, associative and idempotent, and loses nothing', () => {
  fc.assert(
    fc.property(someMarks, someMarks, someMarks, (a, b, c) => {
      expect(byId(mergeMarks(a, b))).toEqual(byId(mergeMarks(b, a)))
      expect(byId(mergeMarks(mergeMarks(a, b), c))).toEqual(byId(mergeMarks(a, mergeMarks(b, c))))
      expect(mergeMarks(a, a)).toEqual(a)
      expect(new Set(mergeMarks(a, b).map(mark => mark.id))).toEqual(
        new Set([...a, ...b].map(mark => mark.id)),
      )
    }),
  )
})

test('what joining would bring is said in words', () => {
  expect(mergeWords([], [highlight, bookmark])).toBe('1 個書籤、1 則筆記')
  expect(mergeWords([highlight], [highlight])).toBeUndefined()
  expect(mergeWords([highlight], [{ ...highlight, note: '新', modified: NOW + 1 }])).toBe('更新 1 則')
})

test('what is no mark is refused, whatever it is', () => {
  fc.assert(
    fc.property(fc.anything(), value => {
      expect(readMark(value)).toBeUndefined()
    }),
  )
  expect(
    readMarks([highlight, { ...highlight, case: '../../x' }, { ...bookmark, created: 'x' }, null]),
  ).toEqual([highlight])
})

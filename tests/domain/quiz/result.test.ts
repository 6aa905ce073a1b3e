import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { Question } from '../../../src/domain/quiz/question.ts'
import {
  completionCode,
  countRight,
  markPaper,
  missedCards,
  pagesToRead,
  readCompletionCode,
  resultOf,
  tallyBy,
  tallyFamilies,
} from '../../../src/domain/quiz/result.ts'

const question = (id: string, change: Partial<Question> = {}): Question => ({
  id,
  family: 'B',
  topic: '公文書',
  groups: [],
  ordered: false,
  stem: '？',
  options: ['a', 'b', 'c', 'd'].map(option => ({
    id: option,
    text: option,
    right: option === 'b',
    why: '。',
    grounds: [],
  })),
  cards: [{ id: `${id}.card`, rev: '1' }],
  laws: ['gpa'],
  page: { label: id, href: `${id}.html` },
  ...change,
})
const bank = new Map(
  [question('one'), question('two', { family: 'A', laws: [] }), question('three')].map(q => [q.id, q]),
)
const paper = ['one', 'two', 'three'].map(id => ({ id, options: ['a', 'b', 'c', 'd'] }))
const marked = markPaper(paper, { one: 'b', two: 'a' }, bank)

test('every question is right, wrong or blank', () => {
  expect(marked.map(({ verdict }) => verdict)).toEqual(['right', 'wrong', 'blank'])
  expect(countRight(marked)).toBe(1)
})

test('a question that the bank no longer has is left out', () => {
  expect(markPaper([...paper, { id: 'gone', options: [] }], {}, bank)).toHaveLength(3)
})

test('what was not answered rightly, blank or wrong, gives its cards, each once', () => {
  expect(missedCards(marked).map(({ id }) => id)).toEqual(['two.card', 'three.card'])
  const shared = markPaper(
    paper,
    {},
    new Map([...bank].map(([id, q]) => [id, { ...q, cards: [{ id: 'same', rev: '1' }] }])),
  )
  expect(missedCards(shared)).toHaveLength(1)
})

test('the pages to read are those of what was missed, each once, with most first', () => {
  const pages = new Map(
    [
      question('one'),
      question('two', { page: { label: '乙', href: 'b.html' } }),
      question('three', { page: { label: '乙', href: 'b.html', title: '題名' } }),
      question('four', { page: { label: '丁', href: 'd.html' } }),
    ].map(q => [q.id, q]),
  )
  const asked = ['four', 'one', 'two', 'three'].map(id => ({ id, options: ['a', 'b'] }))
  expect(pagesToRead(markPaper(asked, { one: 'b', two: 'a' }, pages))).toEqual([
    { label: '乙', href: 'b.html', title: '題名', missed: 2 },
    { label: '丁', href: 'd.html', missed: 1 },
  ])
})

test('tallies by family in their order, by topic and by law', () => {
  expect(tallyFamilies(marked)).toEqual([
    { name: '哪一條項', right: 0, of: 1 },
    { name: '為何違法', right: 1, of: 2 },
  ])
  expect(tallyBy(marked, ({ laws }) => laws)).toEqual([{ name: 'gpa', right: 1, of: 2 }])
  expect(tallyBy(marked, ({ topic }) => [topic, topic])).toEqual([{ name: '公文書', right: 1, of: 3 }])
})

test('a completion code says paper, score and content, and a slip of the pen does not pass', () => {
  const result = resultOf(' 春季 講習 ', `3f2a91c0${'0'.repeat(56)}`, marked)
  expect(result).toMatchObject({ seed: '春季 講習', of: 3, right: 1, content: '3f2a91c0' })
  const code = completionCode(result)
  expect(code).toMatch(/^春季 講習\/3\/1\/3f2a91c0\/[0-9a-f]{4}$/)
  expect(readCompletionCode(` ${code} `)).toEqual({ seed: '春季 講習', of: 3, right: 1, content: '3f2a91c0' })
  expect(readCompletionCode(code.replace('/3/1/', '/3/3/'))).toBeUndefined()
  expect(readCompletionCode('王小明')).toBeUndefined()
})

test('whatever the seed holds, its code is read back', () => {
  fc.assert(
    fc.property(fc.string({ minLength: 1 }), fc.nat(40), (text, right) => {
      const seed = text.replace(/\s+/g, ' ').trim()
      if (seed === '') return
      const said = { seed, of: 40, right, content: '00000000' }
      expect(readCompletionCode(completionCode(said))).toEqual(said)
    }),
  )
})

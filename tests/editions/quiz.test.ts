import { expect, test } from 'vitest'
import type { Question } from '../../src/domain/quiz/question.ts'
import { quizCsv } from '../../src/editions/quiz-csv.ts'
import { quizGift } from '../../src/editions/quiz-gift.ts'

const question = (stem: string): Question => ({
  id: 'q',
  family: 'C',
  topic: '公文書類',
  groups: [],
  stem,
  ordered: false,
  options: ['甲', '乙', '丙', '丁'].map((text, index) => ({
    id: 'abcd'[index]!,
    text,
    right: index === 1,
    why: '理由',
    grounds: [],
  })),
  cards: [],
  laws: [],
  page: { label: '案例 01', href: 'cases/taipei-01.html' },
})
const stems = (...given: string[]) => quizCsv(given.map(question)).split('\r\n').slice(1, -1)

test('no cell begins like a formula, in half or full width', () => {
  for (const sign of ['=', '+', '-', '@', '＝', '＋', '－', '＠', '\t'])
    expect(stems(`${sign}1+1`)).toEqual([
      `q,下一步怎麼做,公文書類,'${sign}1+1,甲,乙,丙,丁,B,理由,理由,理由,理由,`,
    ])
})

test('commas, quotation marks and lines stay in their cell', () => {
  expect(stems('甲,"乙"')[0]).toContain(',"甲,""乙""",')
  expect(quizCsv([question('一\n二')])).toContain(',"一\n二",')
})

test('the questions for Moodle stand below what the handbook is about', () => {
  const category = (name: string) => quizGift([question('甲')], name).split('\n')[0]
  expect(category('港灣保密案例手冊')).toBe('$CATEGORY: $course$/港灣保密/下一步怎麼做')
  expect(category('港灣問答')).toBe('$CATEGORY: $course$/港灣問答/下一步怎麼做')
})

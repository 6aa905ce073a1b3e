import { readFileSync } from 'node:fs'
import { gzipSync } from 'node:zlib'
import { expect, test } from 'vitest'
import { makePaper } from '../../src/domain/quiz/paper.ts'
import { FAMILIES, type QuizBank } from '../../src/domain/quiz/question.ts'
import { sourceCases } from '../fixtures/source-cases.ts'
import { deadLinks, distData } from './dist.ts'

const SOURCE_CASES = sourceCases()

const bank = distData<QuizBank>('quiz')
const { questions } = bank
const count = <T>(items: readonly T[], is: (item: T) => boolean) => items.filter(is).length

test('the bank has five questions a case, some of every family, every case and the added laws among them', () => {
  expect(questions.length).toBeGreaterThanOrEqual(5 * SOURCE_CASES.length)
  for (const family of Object.keys(FAMILIES))
    expect(count(questions, question => question.family === family)).toBeGreaterThanOrEqual(5)
  expect(SOURCE_CASES.filter(id => !questions.some(question => question.groups.includes(id)))).toEqual([])
  for (const law of [
    'state-secrets-act',
    'whistleblower-act',
    'crim-procedure',
    'cyber-act',
    'discipline-act',
  ])
    expect(questions.some(({ laws }) => laws.includes(law))).toBe(true)
})

test('the bank is of the content that build.json names', () => {
  expect(bank.content).toBe(JSON.parse(readFileSync('dist/build.json', 'utf8')).content)
})

test('every option has its reason and grounds that lead to a page and a place on it', () => {
  const grounds = questions.flatMap(({ options, page }) => [
    page,
    ...options.flatMap(option => option.grounds),
  ])
  for (const { options } of questions) {
    expect(count(options, option => option.right)).toBe(1)
    for (const option of options) expect(option.why.length * option.grounds.length).toBeGreaterThan(0)
  }
  expect(deadLinks(grounds.map(({ href }) => href))).toEqual([])
})

test('neither the longest option nor any place is a good guess', () => {
  const length = (text: string) => [...text].length
  for (const better of [Math.max, Math.min]) {
    const guesses = questions.flatMap(({ options }) => {
      const wanted = better(...options.map(({ text }) => length(text)))
      const like = options.filter(({ text }) => length(text) === wanted)
      return like.length === 1 ? like : []
    })
    // Few are told apart by their length at all, and of these the answer is not much more often one than by chance.
    expect(guesses.length / questions.length).toBeLessThan(0.15)
    expect(count(guesses, ({ right }) => right) / guesses.length).toBeLessThanOrEqual(0.35)
  }
  const ordered = questions.filter(question => question.ordered)
  for (const place of [0, 1, 2, 3])
    expect(count(ordered, ({ options }) => options[place]!.right) / ordered.length).toBeLessThan(0.35)
})

test('over many papers every question is asked, and no paper of ten asks twice about one case', () => {
  const asked = new Set<string>()
  const byId = new Map(questions.map(question => [question.id, question]))
  for (let i = 0; i < 60; i++) for (const { id } of makePaper(questions, `seed ${i}`, 40)) asked.add(id)
  expect(asked.size).toBe(questions.length)
  for (let i = 0; i < 60; i++) {
    const groups = makePaper(questions, `seed ${i}`, 10).flatMap(({ id }) => byId.get(id)!.groups)
    expect(new Set(groups).size).toBe(groups.length)
  }
})

test('no paper has two questions of which one tells the answer of the other', () => {
  const groups = new Map(questions.map(question => [question.id, question.groups]))
  for (let i = 0; i < 60; i++) {
    const pairs = makePaper(questions, `seed ${i}`, 40)
      .flatMap(({ id }) => groups.get(id)!)
      .filter(group => /\.q-.* .*\.q-/.test(group))
    expect(new Set(pairs).size).toBe(pairs.length)
  }
})

test('a paper of 25 spreads over the topics, laws beyond the two texts among them', () => {
  const byId = new Map(questions.map(question => [question.id, question]))
  for (let i = 0; i < 30; i++) {
    const topics = makePaper(questions, `seed ${i}`, 25).map(({ id }) => byId.get(id)!.topic)
    expect(new Set(topics).size).toBeGreaterThanOrEqual(12)
    const most = Math.max(...topics.map(topic => count(topics, other => other === topic)))
    expect(most).toBeLessThanOrEqual(6)
  }
})

test('the GIFT file is one question a block, with one right answer and a reason for each', () => {
  const text = readFileSync('dist/downloads/quiz.gift.txt', 'utf8')
  const blocks = text.trim().split(/\n\n/)
  const category = '$CATEGORY: $course$/公務機密維護/'
  const asked = blocks.filter(block => !block.startsWith(category))
  expect(asked).toHaveLength(questions.length)
  for (const block of asked) {
    expect(block).toMatch(/^::[^:]+:: .+ \{\n(?:\t[=~].+[^\\]#.+\n){4}\}$/)
    expect(block.match(/^\t=/gm)).toHaveLength(1)
    // Signs with a meaning stand only where they have it.
    const said = block.replace(/\\./g, '')
    expect(said.match(/[{}]/g)).toHaveLength(2)
    expect(said.match(/#/g)).toHaveLength(4)
  }
})

test('the table opens in a spreadsheet: a byte order mark, a row a question, the answer as a letter', () => {
  const text = readFileSync('dist/downloads/quiz.csv', 'utf8')
  expect(text.startsWith('\uFEFF題號,')).toBe(true)
  const rows = text.slice(1).trimEnd().split('\r\n').map(cells)
  expect(rows).toHaveLength(questions.length + 1)
  for (const row of rows) expect(row).toHaveLength(14)
  for (const [i, question] of questions.entries()) {
    const row = rows[i + 1]!
    expect(row[3]).toBe(question.stem)
    expect(row[4 + 'ABCD'.indexOf(row[8]!)]).toBe(question.options.find(({ right }) => right)!.text)
  }
})

test('the page of the exam, with the bank and everything else it asks for, stays within 120 KB gzip', () => {
  const html = readFileSync('dist/exam.html', 'utf8')
  const late = /data-late="([^"]+)"/.exec(html)![1]!.split(' ')
  const asked = [
    ...html.matchAll(/(?:<script[^>]* src|<link rel="stylesheet"[^>]* href)="([^"]+)"/g),
    ...late.map(name => html.match(`data-asset-${name}="([^"]+)"`)!),
  ].map(([, file]) => file!)
  for (const name of ['quiz', 'exam'])
    expect(asked.some(file => RegExp(`/${name}\\.\\w+\\.js$`).test(file))).toBe(true)
  const sizes = ['exam.html', ...asked].map(file => gzipSync(readFileSync(`dist/${file}`)).length)
  expect(sizes.reduce((sum, size) => sum + size, 0)).toBeLessThanOrEqual(120 * 1024)
})

/** RFC 4180, the little of it that one row needs. */
function cells(row: string): string[] {
  return [...row.matchAll(/(?:^|,)(?:"((?:[^"]|"")*)"|([^,"]*))/g)].map(([, quoted, plain]) =>
    quoted === undefined ? (plain ?? '') : quoted.replaceAll('""', '"'),
  )
}

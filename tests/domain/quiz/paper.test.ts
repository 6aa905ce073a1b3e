import fc from 'fast-check'
import { expect, test } from 'vitest'
import { familyQuotas, makePaper } from '../../../src/domain/quiz/paper.ts'
import { FAMILIES, type Family, type PaperQuestion } from '../../../src/domain/quiz/question.ts'

const families = Object.keys(FAMILIES) as Family[]
const options = ['a', 'b', 'c', 'd'].map(id => ({ id }))
const question = (i: number, change: Partial<PaperQuestion> = {}): PaperQuestion => ({
  id: `q${i}`,
  family: families[i % families.length]!,
  topic: `topic ${i % 7}`,
  groups: [`group ${i}`],
  ordered: false,
  options,
  ...change,
})
const bank = Array.from({ length: 160 }, (_, i) => question(i))

test('the same seed is the same paper in the same order, however the bank is listed', () => {
  const paper = makePaper(bank, '春季講習', 25)
  expect(makePaper([...bank].reverse(), ' 春季講習\n', 25)).toEqual(paper)
  expect(new Set(paper.map(({ id }) => id)).size).toBe(25)
  expect(makePaper(bank, '秋季講習', 25)).not.toEqual(paper)
  // What stood here when the seed was given out must stand there on every other device.
  expect(paper.slice(0, 3).map(({ id, options }) => `${id} ${options.join('')}`)).toMatchInlineSnapshot(`
    [
      "q108 dcba",
      "q141 cadb",
      "q14 cbda",
    ]
  `)
})

test('the families have their shares, and shares add up for every size', () => {
  for (const size of [1, 10, 25, 40]) {
    const quotas = familyQuotas(size)
    expect([...quotas.values()].reduce((sum, n) => sum + n, 0)).toBe(size)
    for (const [family, n] of quotas)
      expect(Math.abs(n - (size * FAMILIES[family].share) / 100)).toBeLessThan(1)
  }
  const asked = makePaper(bank, 'y', 40).map(({ id }) => bank.find(q => q.id === id)!.family)
  for (const [family, n] of familyQuotas(40)) expect(asked.filter(f => f === family).length).toBe(n)
})

test('questions that give each other away do not meet while others are left', () => {
  const twins = bank.map((q, i) => ({ ...q, groups: [`pair ${Math.floor(i / 16)}-${i % 8}`] }))
  fc.assert(
    fc.property(fc.string({ minLength: 1 }), seed => {
      const groups = makePaper(twins, seed, 25).map(({ id }) => twins.find(q => q.id === id)!.groups[0])
      expect(new Set(groups).size).toBe(groups.length)
    }),
    { numRuns: 40 },
  )
})

test('options that stand in order keep it, others are mixed, and every place holds the answer alike often', () => {
  const ordered = bank.map(q => ({ ...q, ordered: true }))
  expect(new Set(makePaper(ordered, 'z', 40).map(({ options }) => options.join(''))).size).toBe(1)
  const places = [0, 0, 0, 0]
  for (let i = 0; i < 50; i++)
    for (const { options } of makePaper(bank, `seed ${i}`, 40)) places[options.indexOf('a')]!++
  for (const count of places) expect(count / 2000).toBeCloseTo(0.25, 1)
})

test('a bank that is too small gives all it has', () => {
  expect(makePaper(bank.slice(0, 6), 'x', 25)).toHaveLength(6)
  expect(makePaper([], 'x', 10)).toEqual([])
  expect(
    makePaper(
      bank.filter(q => q.family === 'A'),
      'x',
      10,
    ),
  ).toHaveLength(10)
})

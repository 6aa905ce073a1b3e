import { describe, expect, it } from 'vitest'
import { lawIndex } from '../../src/data/law-index.ts'
import type { Case, Handbook } from '../../src/data/model.ts'
import { isLong, LISTED, listPages } from '../../src/data/paging.ts'
import { readHandbook } from '../../src/data/read.ts'
import { relatedCases } from '../../src/data/related.ts'

const handbook = readHandbook()
const laws = lawIndex(handbook)

/** Every pair compared, as the index must not. */
function byAllPairs(c: Case): string[] {
  const articles = laws.flatMap(entry => entry.articles)
  const has = (cases: { case: Case }[], one: Case) => cases.some(x => x.case === one)
  const score = (other: Case) =>
    articles
      .filter(a => has(a.cases, c) && has(a.cases, other))
      .reduce((sum, a) => sum + 1 / a.cases.length, 0) +
    0.5 * other.facts.channel.values.filter(value => c.facts.channel.values.includes(value)).length
  return handbook.cases
    .filter(other => other !== c)
    .map(other => ({ other, score: score(other) }))
    .filter(({ score }) => score > 0)
    .sort((a, b) => b.score - a.score)
    .slice(0, 5)
    .map(({ other }) => other.id)
}

describe('relatedCases', () => {
  it('finds by its index what comparing every pair finds', () => {
    for (const c of handbook.cases)
      expect(
        relatedCases(c, handbook, laws).map(one => one.id),
        c.id,
      ).toEqual(byAllPairs(c))
  })
})

describe('listPages', () => {
  const of = (count: number): Handbook => ({
    ...handbook,
    cases: Array.from({ length: count }, (_, i) => ({ ...handbook.cases[0]!, id: `taipei-${i}` })),
  })
  it('parts the lists of a handbook that its index cannot list, and leaves no case out', () => {
    expect(listPages(of(LISTED))).toEqual([])
    const many = of(2 * LISTED + 1)
    expect(isLong(many)).toBe(true)
    const pages = listPages(many).filter(({ group }) => group.cases.length > 0)
    expect(pages.map(({ page, pages }) => [page, pages])).toEqual([
      [1, 3],
      [2, 3],
      [3, 3],
    ])
  })
})

import { expect, test } from 'vitest'
import type { Deck } from '../../src/domain/review/deck.ts'
import { allSourceCases, sourceCases } from '../fixtures/source-cases.ts'
import { deadLinks, distData } from './dist.ts'

const SOURCE_CASES = sourceCases()
const noneWithdrawn = SOURCE_CASES.length === allSourceCases().length

const deck = distData<Deck>('deck')
const active = deck.cards.filter(card => !card.retired)

test('of some 260 cards about a hundred are core, so that the word means something; fewer where cases are withdrawn', () => {
  const core = active.filter(card => card.core).length
  expect(active.length).toBeGreaterThanOrEqual(noneWithdrawn ? 260 : 7 * SOURCE_CASES.length)
  if (noneWithdrawn) expect(core).toBeGreaterThanOrEqual(95)
  expect(core).toBeGreaterThanOrEqual(active.length / 4)
  expect(core).toBeLessThanOrEqual(active.length / 2)
})

test('no case of the sources has fewer than three cards', () => {
  const count = new Map<string, number>()
  for (const card of active) for (const group of card.groups) count.set(group, (count.get(group) ?? 0) + 1)
  expect(SOURCE_CASES.filter(id => (count.get(id) ?? 0) < 3)).toEqual([])
})

test('every card shows evidence', () => {
  expect(deck.cards.filter(card => card.quotes.length + card.articles.length === 0)).toEqual([])
})

test('every link of the deck leads to a page and a place on it', () => {
  const links = deck.cards.flatMap(card => [
    ...card.quotes.map(({ from }) => from.href),
    ...card.articles.map(({ href }) => href),
    ...(card.page ? [card.page.href] : []),
  ])
  expect(links.length).toBeGreaterThan(120)
  expect(deadLinks(links)).toEqual([])
})

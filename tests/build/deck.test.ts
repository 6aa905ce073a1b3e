import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import type { Deck } from '../../src/domain/review/deck.ts'
import { sourceCases } from '../fixtures/source-cases.ts'

const SOURCE_CASES = sourceCases()

const script = readdirSync('dist/assets').find(name => /^deck\.\w+\.js$/.test(name)) ?? 'deck.js'
const deck: Deck = new Function(
  `${readFileSync(`dist/assets/${script}`, 'utf8')}; return LEAK_CASEBOOK_DECK`,
)()

const active = deck.cards.filter(card => !card.retired)

test('a case has seven cards on average, and a quarter to a half of all are core, so that the word means something', () => {
  const core = active.filter(card => card.core).length
  expect(active.length).toBeGreaterThanOrEqual(7 * SOURCE_CASES.length)
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
  const dead = [...new Set(links)].filter(href => {
    const [file = '', anchor] = href.split('#')
    if (!existsSync(`dist/${file}`)) return true
    return anchor !== undefined && !readFileSync(`dist/${file}`, 'utf8').includes(`id="${anchor}"`)
  })
  expect(links.length).toBeGreaterThan(120)
  expect(dead).toEqual([])
})

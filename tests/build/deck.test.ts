import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import type { Deck } from '../../src/domain/review/deck.ts'

const script = readdirSync('dist/assets').find(name => /^deck\.\w+\.js$/.test(name)) ?? 'deck.js'
const deck: Deck = new Function(
  `${readFileSync(`dist/assets/${script}`, 'utf8')}; return LEAK_CASEBOOK_DECK`,
)()

test('the deck has at least 120 core cards and at most 200 cards, all cases among them', () => {
  const active = deck.cards.filter(card => !card.retired)
  expect(active.filter(card => card.core).length).toBeGreaterThanOrEqual(120)
  expect(active.length).toBeLessThanOrEqual(200)
  const cases = new Set(active.flatMap(card => card.groups).filter(group => /^[a-z]+-\d\d$/.test(group)))
  expect(cases.size).toBe(35)
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

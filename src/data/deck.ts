/** Makes the deck from the cards that authors wrote: checked, with revisions, labels and links. */

import type { PartName } from '../domain/book/case.ts'
import type { Deck, DeckCard, DeckLink } from '../domain/review/deck.ts'
import { parseCards } from './card-schema.ts'
import {
  answerOf,
  type CardWorld,
  checkCards,
  type Evidence,
  promptOf,
  type RawCard,
  revOf,
} from './check/cards.ts'
import { caseHref, caseLabel, loadHandbook } from './handbook.ts'
import type { ArticleEntry, LawEntry } from './law-index.ts'
import { type Case, ContentError, findArticle, type Handbook } from './model.ts'
import { shortType } from './names.ts'

const PART_LABELS: Readonly<Record<string, string>> = {
  title: '題名',
  summary: '案情摘要',
  laws: '涉及法規',
  measures: '改進措施',
}

const decks = new WeakMap<Handbook, Deck>()

/** The deck of the handbook that is being built. @throws {ContentError} for every mistake in the cards */
export function loadDeck(): Deck {
  const { handbook, laws } = loadHandbook()
  const deck = decks.get(handbook) ?? makeDeck(readCards(handbook), handbook, laws)
  decks.set(handbook, deck)
  return deck
}

/**
 * All cards of the handbook in the order of its files, retired ones included.
 * @throws {ContentError} with file, card, field and remedy, in Chinese, for every mistake found
 */
export function readCards(handbook: Handbook): RawCard[] {
  const { cards, problems } = checkDeck(handbook)
  if (problems.length > 0) throw new ContentError(problems)
  return cards
}

/** The cards that can be read, and a sentence for every mistake; `broken` are cases and laws that could not be read. */
export function checkDeck(
  handbook: Handbook,
  broken: ReadonlySet<string> = new Set(),
): { cards: RawCard[]; problems: string[] } {
  const files = handbook.cardFiles.map(({ file, cards, line }) => parseCards(file, cards, line))
  const problems = files.flatMap(file => file.problems)
  const cards = files.flatMap(file => file.cards)
  // A card that could not be read is missing for the others, which would be told of it again.
  if (problems.length === 0) problems.push(...checkCards(cards, worldOf(handbook, broken)))
  return { cards, problems }
}

/** What cards may rest on: the parts of the cases and the articles of the laws. */
function worldOf(handbook: Handbook, broken: ReadonlySet<string>): CardWorld {
  return {
    partText(key) {
      const [id = '', part] = key.split('/')
      if (broken.has(id)) return null
      const found = handbook.cases.find(c => c.id === id)
      if (!found) return undefined
      if (part === 'title') return found.headingIsOurs ? undefined : found.heading
      return found.blocks[part as PartName]?.join('\n')
    },
    article: key =>
      broken.has(key.split('/')[0] ?? '') ? { verified: true } : findArticle(handbook.laws, key)?.article,
    terms: handbook.terms,
    limits: handbook.identity.limits,
  }
}

/** The deck for the review page. */
export function makeDeck(cards: readonly RawCard[], handbook: Handbook, laws: readonly LawEntry[]): Deck {
  const deckCards = inOrderOfReading(cards, handbook).map(card => ({
    ...deckCard(card, handbook, laws),
    ...contrastOf(card, cards),
  }))
  const used = new Set(deckCards.flatMap(card => card.laws))
  return {
    cards: deckCards,
    made: handbook.laws.map(law => law.today?.checked ?? '').reduce((a, b) => (a > b ? a : b), '2026-01-01'),
    topics: [...new Set(deckCards.map(card => card.topic))],
    laws: laws.filter(({ law }) => used.has(law.id)).map(({ law }) => ({ id: law.id, name: law.name })),
  }
}

/** Cases first, then laws, then what is easily confused: the order in which new cards are met. */
function inOrderOfReading(cards: readonly RawCard[], handbook: Handbook): RawCard[] {
  const order = [...handbook.cases.map(c => c.id), ...handbook.laws.map(law => law.id)]
  const place = (card: RawCard) => {
    const at = order.indexOf(card.id.split('.')[0] ?? '')
    return at < 0 ? order.length : at
  }
  return [...cards].sort((a, b) => place(a) - place(b))
}

function deckCard(card: RawCard, handbook: Handbook, laws: readonly LawEntry[]): DeckCard {
  const [owner = '', confusion] = card.id.split('.')
  const ownCase = handbook.cases.find(c => c.id === owner)
  const ownLaw = laws.find(entry => entry.law.id === owner)
  const keys = [
    ...(card.articles ?? []),
    ...card.evidence.flatMap(item => ('article' in item ? item.article : [])),
  ]
  const articles = [...new Set(keys)].map(key => articleEntry(key, laws))
  const [prompt = '', after] = card.kind === 'qa' ? [card.front] : (card.text ?? '').split(/\{\{.*?\}\}/)
  const page = ownCase
    ? caseLink(ownCase)
    : ownLaw && { label: ownLaw.law.name, href: `laws/${ownLaw.law.id}.html` }
  return {
    id: card.id,
    rev: revOf(card),
    core: card.core,
    retired: card.retired ?? false,
    groups: [ownCase || ownLaw ? owner : `${owner}.${confusion}`],
    prompt,
    ...(after === undefined ? {} : { after }),
    answer: answerOf(card),
    ...(card.hint === undefined ? {} : { hint: card.hint }),
    reason: card.reason,
    quotes: card.evidence.flatMap(item => quote(item, handbook)),
    articles: articles.map(articleLink),
    subject: ownCase ? caseLabel(ownCase) : (ownLaw?.law.name ?? '易混淆'),
    ...(page ? { page } : {}),
    topic: ownCase ? topicOf(ownCase, handbook) : ownLaw ? '法規' : '易混淆',
    laws: [...new Set([...(ownLaw ? [ownLaw.law.id] : []), ...articles.map(entry => entry.law.id)])],
  }
}

function contrastOf(card: RawCard, cards: readonly RawCard[]): Pick<DeckCard, 'contrast'> {
  const other = cards.find(item => item.id === card.contrast)
  return other ? { contrast: { prompt: promptOf(other), answer: answerOf(other) } } : {}
}

function quote(item: Evidence, handbook: Handbook): { words: string; from: DeckLink }[] {
  if (!('source' in item)) return []
  const [id, part = ''] = item.source.split('/')
  const from = handbook.cases.find(c => c.id === id)
  if (!from) throw new Error(`deck: ${item.source}`)
  const link = caseLink(from)
  return [{ words: item.words, from: { ...link, label: `${link.label} ${PART_LABELS[part] ?? ''}`.trim() } }]
}

function caseLink(c: Case): DeckLink {
  return { label: caseLabel(c), href: caseHref(c).slice(1) }
}

function articleEntry(key: string, laws: readonly LawEntry[]): ArticleEntry {
  const found = laws.flatMap(entry => entry.articles).find(entry => entry.key === key)
  if (!found) throw new Error(`deck: ${key}`)
  return found
}

function articleLink({
  law,
  label,
  anchor,
  statusLabel,
  todayName,
}: ArticleEntry): DeckCard['articles'][number] {
  const name = law.name + label
  const moved = todayName !== undefined && todayName !== name
  return {
    label: name,
    href: `laws/${law.id}.html${anchor ? `#${anchor}` : ''}`,
    today: moved ? `${statusLabel}，今為${todayName}` : statusLabel,
  }
}

function topicOf(c: Case, handbook: Handbook): string {
  const collection = handbook.collections.find(item => item.id === c.collection)
  const type = collection?.types.find(item => item.id === c.type)
  return type ? shortType(type) : (collection?.short ?? '')
}

/** Makes the deck from the cards that authors wrote: checked, with revisions, labels and links. */

import type { Deck, DeckCard } from '../domain/review/deck.ts'
import { CARDS } from './card-schema.ts'
import { answerOf, checkCards, promptOf, type RawCard, revOf } from './check/cards.ts'
import { articleEntry, articleLink, caseLink, madeOn, quoteOf, topicOf, worldOf } from './grounds.ts'
import { caseLabel, loadHandbook } from './handbook.ts'
import type { LawEntry } from './law-index.ts'
import { readLists } from './lists.ts'
import { ContentError, type Handbook } from './model.ts'
import { onceFor } from './once.ts'

const deckOf = onceFor((handbook: Handbook, laws: readonly LawEntry[]) =>
  makeDeck(readCards(handbook), handbook, laws),
)

/** The deck of the handbook that is being built. @throws {ContentError} for every mistake in the cards */
export function loadDeck(): Deck {
  const { handbook, laws } = loadHandbook()
  return deckOf(handbook, laws)
}

/**
 * All cards of the handbook in the order of its files, retired ones included.
 * @throws {ContentError} with file, card, field and remedy, in Chinese, for every mistake found
 */
export const readCards = onceFor((handbook: Handbook): readonly RawCard[] => {
  const { cards, problems } = checkDeck(handbook)
  if (problems.length > 0) throw new ContentError(problems)
  return cards
})

/** The cards that can be read, and a sentence for every mistake; `broken` are cases and laws that could not be read. */
export function checkDeck(
  handbook: Handbook,
  broken: ReadonlySet<string> = new Set(),
): { cards: RawCard[]; problems: string[] } {
  const { items: cards, problems } = readLists(CARDS, handbook.cardFiles, broken)
  // A card that could not be read is missing for the others, which would be told of it again.
  if (problems.length === 0) problems.push(...checkCards(cards, worldOf(handbook, broken)))
  return { cards, problems }
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
    made: madeOn(handbook),
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
    quotes: card.evidence.flatMap(item => quoteOf(item, handbook)),
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

/** The deck as the review page gets it: every card with the words to show and the pages to open. */

import type { QueueCard } from './queue.ts'

/** A link below the site's root, without a leading slash, so that it works from any folder. */
export interface DeckLink {
  label: string
  href: string
}

export interface DeckCard extends QueueCard {
  /** The question; for a cloze the words before the gap. */
  prompt: string
  /** For a cloze the words after the gap; absent for a question. */
  after?: string
  answer: string
  hint?: string
  reason: string
  /** The words of the source on which the card rests, each with where they stand. */
  quotes: { words: string; from: DeckLink }[]
  /** The provisions as they read today: name, page, and what has become of them since the case. */
  articles: (DeckLink & { today: string })[]
  /** The other card of a pair that differs in one fact. */
  contrast?: { prompt: string; answer: string }
  /** What the card is about: a case, a law, or a confusion. */
  subject: string
  /** The page to read; absent for a confusion. */
  page?: DeckLink
  /** The type of case, 法規, or 易混淆: by which learners choose and statistics count. */
  topic: string
  /** Ids of the laws that the card touches. */
  laws: string[]
}

export interface Deck {
  cards: DeckCard[]
  /** The day of its data, `2026-08-17`: no right clock stands before it. */
  made: string
  topics: string[]
  laws: { id: string; name: string }[]
}

/** The card's question in one line, with its gap as ＿＿. */
export function promptText(card: DeckCard): string {
  return card.after === undefined ? card.prompt : `${card.prompt}＿＿${card.after}`
}

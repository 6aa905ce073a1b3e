/** What a note of Anki shows and is found by: fields and tags of a card. */

import type { DeckCard } from '../domain/review/deck.ts'

/** 題目、答案、理由、出處 as HTML; a cloze has its answer within the first. */
export function noteFields(card: DeckCard): [front: string, back: string, reason: string, from: string] {
  const from = [
    ...card.quotes.map(({ words, from: { label } }) => `「${asHtml(words)}」${asHtml(label)}`),
    ...card.articles.map(({ label, today }) => `${asHtml(label)}（${asHtml(today)}）`),
  ].join('<br>')
  if (card.after === undefined) return [asHtml(card.prompt), asHtml(card.answer), asHtml(card.reason), from]
  const hint = card.hint ? `::${asHtml(card.hint)}` : ''
  const text = `${asHtml(card.prompt)}{{c1::${asHtml(card.answer)}${hint}}}${asHtml(card.after)}`
  return [text, '', asHtml(card.reason), from]
}

/** Type, case, laws and core, each a tag that Anki's browser can fold. */
export function noteTags(card: DeckCard): string[] {
  const subject = card.groups[0] ?? ''
  return [
    `類型::${card.topic}`,
    ...(/^[a-z]+-\d{2,}$/.test(subject) ? [`案例::${subject}`] : []),
    ...card.laws.map(law => `法規::${law}`),
    ...(card.core ? ['核心'] : []),
  ].map(tag => tag.replace(/\s+/g, '_'))
}

function asHtml(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;')
}

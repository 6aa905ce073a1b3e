/** What cards and questions rest on: where it is checked, and the labels and links by which it is shown. */

import type { PartName } from '../domain/book/case.ts'
import type { DeckCard, DeckLink } from '../domain/review/deck.ts'
import type { CardWorld } from './check/cards.ts'
import type { Evidence } from './check/evidence.ts'
import { caseHref, caseLabel } from './handbook.ts'
import type { ArticleEntry, LawEntry } from './law-index.ts'
import { type Case, findArticle, type Handbook } from './model.ts'
import { shortType } from './names.ts'

const PART_LABELS: Readonly<Record<string, string>> = {
  title: '題名',
  summary: '案情摘要',
  laws: '涉及法規',
  measures: '改進措施',
}

/** What cards and questions may rest on: the parts of the cases and the articles of the laws. */
export function worldOf(handbook: Handbook, broken: ReadonlySet<string> = new Set()): CardWorld {
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

/** The words of a source with the page and part where they stand; none for an article. */
export function quoteOf(item: Evidence, handbook: Handbook): { words: string; from: DeckLink }[] {
  if (!('source' in item)) return []
  const [id, part = ''] = item.source.split('/')
  const from = handbook.cases.find(c => c.id === id)
  if (!from) throw new Error(`deck: ${item.source}`)
  const link = caseLink(from)
  return [{ words: item.words, from: { ...link, label: `${link.label} ${PART_LABELS[part] ?? ''}`.trim() } }]
}

export function caseLink(c: Case): DeckLink {
  return { label: caseLabel(c), href: caseHref(c).slice(1) }
}

/** @throws {Error} for a key that the checks should have stopped */
export function articleEntry(key: string, laws: readonly LawEntry[]): ArticleEntry {
  const found = laws.flatMap(entry => entry.articles).find(entry => entry.key === key)
  if (!found) throw new Error(`deck: ${key}`)
  return found
}

/** An article's name and place, and what has become of it since the case. */
export function articleLink({
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

/** The type of case, or the collection where it has no types. */
export function topicOf(c: Case, handbook: Handbook): string {
  const collection = handbook.collections.find(item => item.id === c.collection)
  const type = collection?.types.find(item => item.id === c.type)
  return type ? shortType(type) : (collection?.short ?? '')
}

/** The latest day on which a law was looked up: no clock that is right stands before it. */
export function madeOn(handbook: Handbook): string {
  return handbook.laws.map(law => law.today?.checked ?? '').reduce((a, b) => (a > b ? a : b), '2026-01-01')
}

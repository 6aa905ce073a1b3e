/** The handbook as the pages use it: read once a build, read anew for every page while authors write. */

import { parseCitations } from '../domain/book/citation.ts'
import { type ArticleEntry, type LawEntry, lawIndex, lawOnly } from './law-index.ts'
import { type Case, type Handbook, namedLaws, readHandbook } from './read.ts'

let cached: { handbook: Handbook; laws: LawEntry[] } | undefined

/** The content and the law index; throws `ContentError` where an author made a mistake. */
export function loadHandbook(): { handbook: Handbook; laws: LawEntry[] } {
  if (cached && import.meta.env.PROD) return cached
  const handbook = readHandbook()
  cached = { handbook, laws: lawIndex(handbook) }
  return cached
}

/** 案例 08, or 區域表第 3 列 for a row of the table. */
export function caseLabel(c: Case): string {
  return c.headingIsOurs ? `區域表第 ${c.number} 列` : `案例 ${String(c.number).padStart(2, '0')}`
}

export function caseHref(c: Case): string {
  return `/cases/${c.id}.html`
}

/** Where a note is shown whole: on its case's page, or among all notes where it is on a whole collection. */
export function noteHref(id: string): string {
  const caseId = /^([a-z]+-\d+)-/.exec(id)?.[1]
  return `${caseId ? `/cases/${caseId}.html` : '/errata.html'}#note-${id}`
}

/** What a case cites, each article or law once, in the order of the text. */
export function citedBy(c: Case, handbook: Handbook, laws: LawEntry[]): ArticleEntry[] {
  const named = namedLaws(handbook.laws)
  const keys = new Set(
    Object.values(c.blocks)
      .flat()
      .flatMap(text => parseCitations(text, named))
      .map(({ law, article }) => article ?? law),
  )
  return [...keys].map(key => {
    const law = laws.find(entry => entry.law.id === key.split('/')[0])
    if (!law) throw new Error(`citedBy: ${key}`)
    return law.articles.find(entry => entry.key === key) ?? lawOnly(law)
  })
}

/** The cases nearest to `c`: those that share articles (weighing rare ones more) and channels; five at most. */
export function relatedCases(c: Case, handbook: Handbook, laws: LawEntry[]): Case[] {
  const articles = laws.flatMap(entry => entry.articles)
  const score = (other: Case) =>
    articles
      .filter(a => a.cases.some(x => x.case.id === c.id) && a.cases.some(x => x.case.id === other.id))
      .reduce((sum, a) => sum + 1 / a.cases.length, 0) +
    other.facts.channel.values.filter(v => c.facts.channel.values.includes(v)).length * 0.5
  return handbook.cases
    .filter(other => other.id !== c.id)
    .map(other => ({ other, score: score(other) }))
    .filter(({ score }) => score > 0)
    .sort((a, b) => b.score - a.score)
    .slice(0, 5)
    .map(({ other }) => other)
}

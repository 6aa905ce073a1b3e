/** Which cases cite which article, and how each article is called, today's state included. */

import { articleAnchor, articleLabel, parseCitations } from '../domain/book/citation.ts'
import { type Case, type Handbook, namedLaws } from './read.ts'
import type { Article, ArticleStatus, Law } from './schema.ts'

export interface CitingCase {
  case: Case
  count: number
}

/** An article (or a law named without one) with everything a page or a panel says about it. */
export interface ArticleEntry {
  key: string
  law: Law
  article: Article | undefined
  /** 第132條第2項 as the source writes it, without spaces; empty for a law named without an article. */
  label: string
  anchor: string | undefined
  statusLabel: string
  /** 公務員服務法第5條第1項: what the article is called today; undefined where that is not verified. */
  todayName: string | undefined
  /** The article in the national law database; undefined where the database does not hold the law. */
  url: string | undefined
  cases: CitingCase[]
}

const STATUS_LABELS: Readonly<Record<ArticleStatus, string>> = {
  same: '條文未變',
  amended: '條文已修正',
  moved: '條次已變更',
  pending: '修正已公布，施行日未定',
  unverified: '未查證',
}

export interface LawEntry {
  law: Law
  cases: CitingCase[]
  /** Number of citations in all, those without an article included. */
  count: number
  articles: ArticleEntry[]
}

/** Every law in the order of the files, with its articles in the order of their numbers. */
export function lawIndex(handbook: Handbook): LawEntry[] {
  const named = namedLaws(handbook.laws)
  const labels = new Map<string, string>()
  const byKey = new Map<string, Map<Case, number>>()
  const add = (key: string, c: Case) => {
    const cases = byKey.get(key) ?? new Map<Case, number>()
    cases.set(c, (cases.get(c) ?? 0) + 1)
    byKey.set(key, cases)
  }
  for (const c of handbook.cases)
    for (const text of Object.values(c.blocks).flat())
      for (const { start, end, law, article } of parseCitations(text, named)) {
        add(law, c)
        if (article === undefined) continue
        add(article, c)
        const words = text.slice(start, end).replace(/\s+/g, '')
        if (!labels.has(article)) labels.set(article, '第' + (/(\d+[條點].*)$/.exec(words)?.[1] ?? words))
      }
  const citing = (key: string) => [...(byKey.get(key) ?? [])].map(([c, count]) => ({ case: c, count }))
  return handbook.laws
    .map(law => ({
      law,
      cases: citing(law.id),
      count: citing(law.id).reduce((sum, { count }) => sum + count, 0),
      articles: law.articles
        .map(article => articleEntry(law, article, labels, citing(`${law.id}/${article.article}`)))
        .sort((a, b) => order(a) - order(b) || a.key.localeCompare(b.key)),
    }))
    .sort((a, b) => b.count - a.count || a.law.id.localeCompare(b.law.id))
}

function order(entry: ArticleEntry): number {
  return Number.parseFloat(entry.article?.article ?? '0')
}

function articleEntry(
  law: Law,
  article: Article,
  labels: Map<string, string>,
  cases: CitingCase[],
): ArticleEntry {
  const key = `${law.id}/${article.article}`
  const unit = law.level.endsWith('行政規則') ? '點' : '條'
  const label = labels.get(key) ?? articleLabel(article.article, unit)
  return {
    key,
    law,
    article,
    label,
    anchor: articleAnchor(article.article),
    statusLabel: STATUS_LABELS[article.status],
    todayName: article.today
      ? (law.today?.name ?? law.name) + articleLabel(article.today, label.includes('點') ? '點' : '條')
      : undefined,
    url: article.today ? databaseUrl(law.pcode, article.today) : undefined,
    cases,
  }
}

/** A law without an article, as a panel shows it. */
export function lawOnly(entry: LawEntry): ArticleEntry {
  const { law, cases } = entry
  return {
    key: law.id,
    law,
    article: undefined,
    label: '',
    anchor: undefined,
    statusLabel: law.verified ? '名稱已查證' : STATUS_LABELS.unverified,
    todayName: law.today?.name,
    url: databaseUrl(law.pcode),
    cases,
  }
}

/** The page of a law, or of one article of it, in the national law database (全國法規資料庫). */
export function databaseUrl(pcode: string | undefined, article?: string): string | undefined {
  if (!pcode) return undefined
  const number = article?.match(/^\d+(-\d+)?/)?.[0]
  return number
    ? `https://law.moj.gov.tw/LawClass/LawSingle.aspx?pcode=${pcode}&flno=${number}`
    : `https://law.moj.gov.tw/LawClass/LawAll.aspx?pcode=${pcode}`
}

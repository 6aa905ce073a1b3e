/** Which cases cite which article, and how each article is called, today's state included. */

import {
  type ArticleRef,
  articleAnchor,
  articleLabel,
  compareArticles,
  formatArticle,
  formerAnchor,
  parseArticle,
  type Unit,
} from '../domain/book/article-key.ts'
import { parseCitations } from '../domain/book/citation.ts'
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
  /** 第132條第2項; empty for a law named without an article. */
  label: string
  anchor: string | undefined
  /** Its anchor in an earlier release, where that was another. */
  formerAnchor: string | undefined
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
  const units = new Map<string, Unit>()
  const byKey = new Map<string, Map<Case, number>>()
  const add = (key: string, c: Case) => {
    const cases = byKey.get(key) ?? new Map<Case, number>()
    cases.set(c, (cases.get(c) ?? 0) + 1)
    byKey.set(key, cases)
  }
  for (const c of handbook.cases)
    for (const text of Object.values(c.blocks).flat())
      for (const { law, article, unit } of parseCitations(text, named)) {
        add(law, c)
        if (article === undefined) continue
        add(article, c)
        if (unit && !units.has(law)) units.set(law, unit)
      }
  const citing = (key: string) => [...(byKey.get(key) ?? [])].map(([c, count]) => ({ case: c, count }))
  return handbook.laws
    .map(law => ({
      law,
      cases: citing(law.id),
      count: citing(law.id).reduce((sum, { count }) => sum + count, 0),
      articles: law.articles
        .map(article => articleEntry(law, article, units.get(law.id), citing(`${law.id}/${article.article}`)))
        .sort((a, b) => compareArticles(order(a), order(b))),
    }))
    .sort((a, b) => b.count - a.count || a.law.id.localeCompare(b.law.id))
}

function order(entry: ArticleEntry): ArticleRef {
  return parseArticle(entry.article?.article ?? '1')
}

function articleEntry(
  law: Law,
  article: Article,
  cited: Unit | undefined,
  cases: CitingCase[],
): ArticleEntry {
  const key = `${law.id}/${article.article}`
  // What a case writes goes before what laws of this level have.
  const unit = cited ?? (law.level.endsWith('行政規則') ? '點' : '條')
  return {
    key,
    law,
    article,
    label: articleLabel(article.article, unit),
    anchor: articleAnchor(article.article),
    formerAnchor: formerAnchor(article.article),
    statusLabel: STATUS_LABELS[article.status],
    todayName: article.today ? (law.today?.name ?? law.name) + articleLabel(article.today, unit) : undefined,
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
    formerAnchor: undefined,
    statusLabel: law.verified ? '名稱已查證' : STATUS_LABELS.unverified,
    todayName: law.today?.name,
    url: databaseUrl(law.pcode),
    cases,
  }
}

/** The page of a law, or of one article of it, in the national law database (全國法規資料庫). */
export function databaseUrl(pcode: string | undefined, article?: string): string | undefined {
  if (!pcode) return undefined
  return article
    ? `https://law.moj.gov.tw/LawClass/LawSingle.aspx?pcode=${pcode}&flno=${firstOf(article)}`
    : `https://law.moj.gov.tw/LawClass/LawAll.aspx?pcode=${pcode}`
}

/** The article, or the first of a range, without its parts: 253-1. */
function firstOf(article: string): string {
  const { number, branch } = parseArticle(article)
  return formatArticle({ number, branch })
}

/** Which cases cite which article, and how each article is called, today's state included. */

import {
  type ArticleRef,
  articleAnchor,
  articleLabel,
  compareArticles,
  formatArticle,
  formerAnchor,
  parseArticle,
  splitKey,
  type Unit,
} from '../domain/book/article-key.ts'
import { parseCitations } from '../domain/book/citation.ts'
import { citedArticle, isTodays, movedOn } from './as-of.ts'
import type { Elements } from './elements.ts'
import { type Case, type Handbook, namedLaws, textOf } from './model.ts'
import { monthWords } from './names.ts'
import type { Article, ArticleStatus, Law } from './schema.ts'

interface CitingCase {
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
  /** Cases that it bears on and that do not cite it. */
  related: Case[]
  /** What it asks for, paragraph by paragraph. */
  elements: Elements[]
}

const STATUS_LABELS: Readonly<Record<ArticleStatus, string>> = {
  same: '條文未變',
  amended: '條文已修正',
  moved: '條次已變更',
  new: '原文之後新增',
  pending: '修正已公布，施行日未定',
  unverified: '未查證',
}
/** Instead of any other where the text has changed since an author last read it. */
const RECHECK_LABEL = '待重新查證'

function labelOf({ recheck, status }: Article): string {
  return recheck ? RECHECK_LABEL : STATUS_LABELS[status]
}

export interface LawEntry {
  law: Law
  /** The sources do not cite it: all of its articles are the handbook's addition. */
  supplement: boolean
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
  const byId = new Map(handbook.laws.map(law => [law.id, law]))
  for (const c of handbook.cases)
    for (const { law: id, article, unit } of textOf(c).flatMap(text => parseCitations(text, named))) {
      add(id, c)
      const law = byId.get(id)
      if (article === undefined || !law) continue
      if (unit && !units.has(id)) units.set(id, unit)
      const cited = citedArticle(law, splitKey(article).article ?? '', c.asOf)
      if (cited) add(keyOf(law, cited.article), c)
    }
  const citing = (key: string) => [...(byKey.get(key) ?? [])].map(([c, count]) => ({ case: c, count }))
  return handbook.laws
    .map(law => ({
      law,
      supplement: citing(law.id).length === 0 && law.articles.some(article => article.addition),
      cases: citing(law.id),
      count: citing(law.id).reduce((sum, { count }) => sum + count, 0),
      articles: law.articles
        .map(article => articleEntry(handbook, law, article, units.get(law.id), citing(keyOf(law, article))))
        .sort((a, b) => compareArticles(order(a), order(b))),
    }))
    .sort((a, b) => b.count - a.count || a.law.id.localeCompare(b.law.id))
}

function order(entry: ArticleEntry): ArticleRef {
  return parseArticle(entry.article?.article ?? '1')
}

function articleEntry(
  handbook: Handbook,
  law: Law,
  article: Article,
  cited: Unit | undefined,
  cases: CitingCase[],
): ArticleEntry {
  const key = keyOf(law, article)
  const own = splitKey(key).article ?? article.article
  // What a case writes goes before what laws of this level have.
  const unit = cited ?? (law.level.endsWith('行政規則') ? '點' : '條')
  return {
    key,
    law,
    article,
    label: articleLabel(article.article, unit),
    anchor: articleAnchor(own),
    formerAnchor: formerAnchor(own),
    statusLabel: labelOf(article),
    todayName: article.today ? (law.today?.name ?? law.name) + articleLabel(article.today, unit) : undefined,
    url: article.today ? databaseUrl(law.pcode, article.today) : undefined,
    cases,
    related: handbook.cases.filter(c => article.related?.includes(c.id)),
    elements: (handbook.elements.get(law.id) ?? []).filter(e => e.article === article.article),
  }
}

/** `law/4`, or `law/4@2022` where the number was another provision's before. */
function keyOf(law: Law, { article, since }: Article): string {
  const later = since !== undefined && law.articles.some(a => a.article === article && a.since !== since)
  return `${law.id}/${article}${later ? `@${since.slice(0, 4)}` : ''}`
}

/**
 * The provision that a case of the month `asOf` means by `key`, with what is true for that case: what has not changed
 * since is unchanged, and a number that had gone by then is said to be so.
 * @throws Error where the law's file knows none, which the check of `cases/` has told before
 */
export function citedEntry(law: LawEntry, key: string, asOf: string): ArticleEntry {
  const number = splitKey(key).article ?? ''
  const cited = citedArticle(law.law, number, asOf)
  const entry = cited && law.articles.find(e => e.key === keyOf(law.law, cited.article))
  if (!cited || !entry?.article) throw new Error(`citedEntry: ${key}`)
  const { article } = entry
  if (cited.state === 'outdated')
    return withArticle(entry, {
      ...article,
      status: 'moved',
      change: `這一案引用 ${monthWords(asOf)}的法規，那時這個條號已不是這一條：它用到 ${movedOn(law.law, article)} 為止。`,
    })
  const settled = article.status === 'amended' || article.status === 'moved' || article.status === 'new'
  return settled && isTodays(law.law, asOf) && cited.state === 'valid'
    ? withArticle(entry, { ...article, status: 'same' })
    : entry
}

function withArticle(entry: ArticleEntry, article: Article): ArticleEntry {
  return { ...entry, article, statusLabel: labelOf(article) }
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
    related: [],
    elements: [],
  }
}

/** 刑法132條1項: an article where there is little room, by its number of today and its law's shortest name. */
export function shortLabel({ law, article, label }: ArticleEntry): string {
  const names = [law.today?.name ?? law.name, law.name, ...law.aliases, ...(law.shortNames ?? [])]
  const [shortest = law.name] = names.sort((a, b) => a.length - b.length)
  const today = article?.status === 'moved' && article.today ? articleLabel(article.today) : label
  return shortest + today.replaceAll('第', '')
}

/** An article of any law by its key; undefined where there is none. */
export function findEntry(key: string, laws: readonly LawEntry[]): ArticleEntry | undefined {
  return laws.find(({ law }) => key.startsWith(`${law.id}/`))?.articles.find(entry => entry.key === key)
}

/** The handbook's additions that bear on a case, those that exams ask for. */
export function additionsFor(c: Case, laws: readonly LawEntry[]): ArticleEntry[] {
  return laws
    .flatMap(({ articles }) => articles)
    .filter(({ article, related }) => !article?.reserve && related.includes(c))
}

/** The newest day on which laws of a level were held against the national database; empty where none was. */
export function checkedOn(level: Law['level'], laws: readonly LawEntry[]): string {
  return laws
    .filter(({ law }) => law.level === level)
    .map(({ law }) => law.today?.checked ?? '')
    .reduce((newest, day) => (day > newest ? day : newest), '')
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

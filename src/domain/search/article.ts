/**
 * Reads queries that name an article (刑法132, 第一三二條, 刑法第132條第2項) and finds the article and who cites it.
 *
 * What is found here is an offer beside the results, never counted among them, as long as the query's own words are
 * found somewhere: then the results are the pages that hold the words, no more and no fewer. A query whose words stand
 * on no page, that is typed in pieces (刑法 132 條), or that leaves out 條 (刑法132, which the texts write 刑法第 132 條),
 * has these pages for its first results.
 */
import { covers, KEY_PATTERN, parseArticle, splitKey } from '../book/article-key.ts'
import { NUMERAL_CLASS, parseNumeral } from '../book/numeral.ts'
import type { Article, Citations, LawEntry } from './corpus.ts'
import { fold } from './text.ts'

export interface ArticleQuery {
  /** Ids of the laws that bear the name; empty when the query names no law. */
  laws: string[]
  article: number
  /** 之 of 第253條之2. */
  branch?: number
  paragraph?: number
  item?: number
  /** Whether it is written as people type it and hardly a text does: 刑法132, without 第 and 條. */
  brief?: boolean
}

const N = `([${NUMERAL_CLASS}]+)`
const ARTICLE = new RegExp(`^(.*?)第?${N}(?:[-之]${N})?(?:([條點])(?:之${N})?)?(?:第?${N}項)?(?:第?${N}款)?$`)

/**
 * The article that a query names, or nothing. Without a law's name 條 or 點 must be there: a bare number is a number.
 * A law is named by any of its names, short ones too (個資法41).
 */
export function parseArticleQuery(query: string, laws: readonly LawEntry[]): ArticleQuery | undefined {
  const match = ARTICLE.exec(fold(query))
  if (!match) return undefined
  const [, name, article, before, unit, after, paragraph, item] = match
  const bearers = name === '' ? [] : lawsNamed(name!, laws)
  if (name ? bearers.length === 0 : !unit) return undefined
  const number = parseNumeral(article!)
  if (number === undefined) return undefined
  const optional = (text: string | undefined) => (text === undefined ? undefined : parseNumeral(text))
  return {
    laws: bearers.map(law => law.id),
    article: number,
    branch: optional(before ?? after),
    paragraph: optional(paragraph),
    item: optional(item),
    brief: !/[第條點項款]/.test(match[0]),
  }
}

/** Whether an article's key is what the query names or a part of it (刑法132 names 132.1 too), or a range that holds it. */
export function isNamed(key: string, query: ArticleQuery): boolean {
  if (!KEY_PATTERN.test(key)) return false
  const { law, article } = splitKey(key)
  if (query.laws.length > 0 && !query.laws.includes(law)) return false
  const named = { ...query, number: query.article }
  const ref = parseArticle(article ?? '')
  return covers(named, ref) || (ref.last !== undefined && covers(ref, named))
}

/** The laws that bear a name (folded), short names included. */
export function lawsNamed(name: string, laws: readonly LawEntry[]): LawEntry[] {
  return laws.filter(law => [...law.names, ...law.shortNames].some(known => fold(known) === name))
}

/** The articles that a query names, with the laws that explain them; an article before its parts. */
export function namedArticles(
  laws: readonly LawEntry[],
  query: ArticleQuery,
): { law: LawEntry; article: Article }[] {
  return laws.flatMap(law =>
    law.articles
      .filter(article => isNamed(article.key, query))
      .sort((a, b) => (a.key < b.key ? -1 : 1))
      .map(article => ({ law, article })),
  )
}

/** The pages that cite what a query names, in their order, with the words of their first such citation. */
export function citingPages(citations: Citations, query: ArticleQuery): { page: number; words: string }[] {
  const found = new Map<number, string>()
  for (const [key, pages] of Object.entries(citations))
    if (isNamed(key, query)) for (const [page, words] of pages) if (!found.has(page)) found.set(page, words)
  return [...found].sort(([a], [b]) => a - b).map(([page, words]) => ({ page, words }))
}

/**
 * Reads queries that name an article (刑法132, 第一三二條, 刑法第132條第2項) and finds the article and who cites it.
 *
 * What is found here is an offer beside the results, never counted among them, as long as the query's own words are
 * found somewhere: then the results are the pages that hold the words, no more and no fewer. Only a query whose words
 * stand on no page (刑法132, which the texts write 刑法第 132 條) has these pages for its results.
 */
import { covers, KEY_PATTERN, parseArticle, splitKey } from '../book/article-key.ts'
import { NUMERAL_CLASS, parseNumeral } from '../book/numeral.ts'
import type { Article, Citation, PageEntry } from './page.ts'
import { fold } from './text.ts'

export interface ArticleQuery {
  /** Ids of the laws that bear the name; empty when the query names no law. */
  laws: string[]
  article: number
  /** 之 of 第253條之2. */
  branch?: number
  paragraph?: number
  item?: number
}

const N = `([${NUMERAL_CLASS}]+)`
const ARTICLE = new RegExp(`^(.*?)第?${N}(?:[-之]${N})?(?:([條點])(?:之${N})?)?(?:第?${N}項)?(?:第?${N}款)?$`)

/**
 * The article that a query names, or nothing. Without a law's name 條 or 點 must be there: a bare number is a number.
 * @param pages the pages that know the laws' names
 */
export function parseArticleQuery(query: string, pages: readonly PageEntry[]): ArticleQuery | undefined {
  const match = ARTICLE.exec(fold(query))
  if (!match) return undefined
  const [, name, article, before, unit, after, paragraph, item] = match
  const laws = pages.filter(page => page.law && page.names?.some(known => fold(known) === name))
  if (name ? laws.length === 0 : !unit) return undefined
  const number = parseNumeral(article!)
  if (number === undefined) return undefined
  const optional = (text: string | undefined) => (text === undefined ? undefined : parseNumeral(text))
  return {
    laws: laws.map(page => page.law!),
    article: number,
    branch: optional(before ?? after),
    paragraph: optional(paragraph),
    item: optional(item),
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

/** The articles that a query names, with the pages that explain them; an article before its parts. */
export function namedArticles<P extends PageEntry>(
  pages: readonly P[],
  query: ArticleQuery,
): { page: P; article: Article }[] {
  return pages.flatMap(page =>
    (page.articles ?? [])
      .filter(article => isNamed(article.key, query))
      .sort((a, b) => (a.key < b.key ? -1 : 1))
      .map(article => ({ page, article })),
  )
}

/** The pages that cite what a query names, with their first such citation; the casebook before the table. */
export function citingPages<P extends PageEntry>(
  pages: readonly P[],
  query: ArticleQuery,
): { page: P; citation: Citation }[] {
  const isRow = (page: PageEntry) => Number(page.kind === '區域案例')
  return pages
    .flatMap(page => {
      const citation = page.law ? undefined : page.citations?.find(one => isNamed(one.key, query))
      return citation ? [{ page, citation }] : []
    })
    .sort((a, b) => isRow(a.page) - isRow(b.page))
}

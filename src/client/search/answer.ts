/** Answers a query: its hits, the articles that it names, and what is near when there is nothing. */
import {
  type ArticleQuery,
  citingPages,
  isNamed,
  namedArticles,
  parseArticleQuery,
} from '../../domain/search/article.ts'
import type { Catalogue } from '../../domain/search/bundle.ts'
import { type Excerpt, excerpt } from '../../domain/search/excerpt.ts'
import { otherWriting, partsOf, similarNames } from '../../domain/search/near.ts'
import type { Article, PageEntry, SearchPage } from '../../domain/search/page.ts'
import { fold, words } from '../../domain/search/text.ts'
import type { PackedSearch } from './packed-search.ts'

export interface Hit {
  page: PageEntry
  /** What to highlight on the page, for its address. */
  highlight: string
  /** Made when the hit is shown. */
  excerpt: () => Excerpt
}

/** An article that the query names, and the law's page that explains it. */
interface NamedArticle {
  page: PageEntry
  article: Article
}

/** Something near a query without hits: a part that is found so many times, or a law of a similar name. */
export interface Near {
  parts: { text: string; total: number }[]
  laws: PageEntry[]
}

export interface Answer {
  query: string
  /** False when there is nothing in the query that can be looked for. */
  searchable: boolean
  hits: Hit[]
  /** True when no page holds the words and the hits are the article and its cases (see search-article.ts). */
  byArticle: boolean
  articles: NamedArticle[]
  /** The cases that cite one of the articles. */
  citing: PageEntry[]
  near: Near
}

/** The answer to a query as the reader typed it. Rejects when the packed scripts cannot be loaded. */
export async function answer(search: PackedSearch, query: string): Promise<Answer> {
  const wanted = words(query)
  const result: Answer = {
    query,
    searchable: wanted.length > 0,
    hits: [],
    byArticle: false,
    articles: [],
    citing: [],
    near: { parts: [], laws: [] },
  }
  if (!result.searchable) return result
  const { pages, variants } = await search.catalogue()
  const named = parseArticleQuery(query, pages)
  if (named) {
    result.articles = namedArticles(pages, named)
    result.citing = citingPages(pages, named).map(({ page }) => page)
  }
  const matches = await search.find(wanted)
  result.hits = matches.map(({ page }) => ({
    page,
    highlight: query,
    excerpt: () => excerpt(page, wanted),
  }))
  if (result.hits.length === 0 && named && result.articles.length > 0) {
    result.byArticle = true
    result.hits = await articleHits(search, pages, named)
  } else if (result.hits.length === 0) {
    result.near = await findNear(search, pages, query, wanted, variants)
  }
  return result
}

/** The law pages that explain the article, then the pages that cite it. */
async function articleHits(
  search: PackedSearch,
  pages: readonly PageEntry[],
  named: ArticleQuery,
): Promise<Hit[]> {
  const laws = pages.filter(page => page.articles?.some(({ key }) => isNamed(key, named)))
  const lawHits = (await search.read(laws)).map(page => {
    const { article } = namedArticles([page], named)[0]!
    return { page, highlight: article.title, excerpt: () => articleExcerpt(page, article) }
  })
  const citing = citingPages(pages, named)
  const texts = await search.read(citing.map(({ page }) => page))
  const caseHits = citing.map(({ page, citation }, i) => ({
    page,
    highlight: citation.text,
    excerpt: () => excerpt(texts[i]!, [fold(citation.text)]),
  }))
  return [...lawHits, ...caseHits]
}

/** The article's heading, marked, and the first words that follow it. */
function articleExcerpt(page: SearchPage, { anchor, title }: Article): Excerpt {
  const first = page.blocks.find(block => block.anchor === anchor && !block.heading)
  const parts = [{ text: title, marked: true }]
  if (first) parts.push({ text: `　${first.text}`, marked: false })
  return { anchor, parts }
}

async function findNear(
  search: PackedSearch,
  pages: readonly PageEntry[],
  query: string,
  wanted: readonly string[],
  variants: Catalogue['variants'],
): Promise<Near> {
  const texts = await search.read(pages)
  const total = (...all: string[]) =>
    texts.filter(page => all.every(part => page.foldedText.includes(part))).length
  const parts: Near['parts'] = []
  const other = otherWriting(wanted, variants)
  const written = other ? total(...other) : 0
  if (other && written > 0) return { parts: [{ text: other.join(' '), total: written }], laws: [] }
  for (const word of wanted) {
    const whole = total(word)
    if (whole > 0) parts.push({ text: word, total: whole })
    else parts.push(...foundParts(word, total))
  }
  const names = pages.flatMap(page => page.names ?? [])
  const similar = similarNames(query, names)
  const laws = similar.map(name => pages.find(page => page.names?.includes(name))!)
  return { parts, laws: [...new Set(laws)] }
}

/** At most two parts of a word that are found, the longest ones that do not overlap. */
function foundParts(word: string, total: (part: string) => number): Near['parts'] {
  const found: Near['parts'] = []
  let rest = word
  for (const part of partsOf(word)) {
    if (!rest.includes(part)) continue
    const n = total(part)
    if (n === 0) continue
    found.push({ text: part, total: n })
    if (found.length === 2) break
    rest = rest.replace(part, '\n')
  }
  return found
}

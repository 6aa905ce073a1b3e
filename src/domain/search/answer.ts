/** Answers a query: its hits, the articles that it names, and what is near when there is nothing. */
import { type ArticleQuery, citingPages, lawsNamed, namedArticles, parseArticleQuery } from './article.ts'
import type { Article, Corpus, LawEntry } from './corpus.ts'
import { findMatches, heldWords, type Word } from './match.ts'
import { findNear, type Near } from './near.ts'
import type { SearchPage } from './page.ts'
import { fold, words } from './text.ts'
import { writingsOf } from './writing.ts'

/** A page that answers, and what of it is shown and highlighted: words that it holds (folded), or an article. */
export interface Hit {
  page: SearchPage
  shown: { words: string[] } | { article: Article }
  /** What to highlight on the page, for its address. */
  highlight: string
}

export interface Answer {
  query: string
  /** False when there is nothing in the query that can be looked for. */
  searchable: boolean
  hits: Hit[]
  /** True when the hits are the article that is named and its cases (see article.ts), and after them what holds the words. */
  byArticle: boolean
  /** What was looked for beside the words as they were typed, or in their place where they stand nowhere. */
  also: string[]
  articles: { law: LawEntry; article: Article }[]
  /** The cases that cite one of the articles. */
  citing: SearchPage[]
  near: Near
}

/** The answer to a query as the reader typed it. Rejects when the corpus cannot be loaded. */
export async function answer(corpus: Corpus, query: string): Promise<Answer> {
  const typed = words(query)
  const nothing: Answer = {
    query,
    searchable: typed.length > 0,
    hits: [],
    byArticle: false,
    also: [],
    articles: [],
    citing: [],
    near: { parts: [], laws: [] },
  }
  if (!nothing.searchable) return nothing
  const asTyped = await answerWords(corpus, query, typed)
  if (asTyped.hits.length > 0) return { ...nothing, ...asTyped }
  const { laws } = await corpus.catalogue()
  const bearers = new Set<LawEntry>()
  const note = (query: string) => {
    const named = parseArticleQuery(query, laws)
    for (const law of laws) if (named?.laws.includes(law.id)) bearers.add(law)
  }
  note(query)
  for await (const { words, changed } of writingsOf(corpus, typed)) {
    const other = await answerWords(corpus, words.join(' '), words)
    if (other.hits.length > 0) return { ...nothing, ...other, also: [...changed, ...other.also] }
    note(words.join(''))
  }
  return { ...nothing, near: await findNear(corpus, query, typed, [...bearers]) }
}

type Found = Pick<Answer, 'hits' | 'byArticle' | 'also' | 'articles' | 'citing'>

/** What the words find, with nothing changed about them. */
async function answerWords(corpus: Corpus, query: string, wanted: readonly string[]): Promise<Found> {
  const { laws } = await corpus.catalogue()
  const named = parseArticleQuery(query, laws)
  const articles = named ? namedArticles(laws, named) : []
  const citing = named && articles.length > 0 ? citingPages(await corpus.citations(), named) : []
  const citingTexts = await corpus.read(citing.map(({ page }) => page))
  const found = { articles, citing: citingTexts, also: [], byArticle: false }
  const { hits, also } = await wordHits(corpus, query, wanted, laws)
  // 「刑法 132 條」 in pieces stands on many a page that does not speak of the article.
  const isTyped = named !== undefined && !named.brief && wanted.length === 1
  if (!named || articles.length === 0 || (hits.length > 0 && isTyped)) return { ...found, hits, also }
  const articleHits = await hitsOfArticles(corpus, laws, named)
  const caseHits = citing.map(
    ({ words }, i): Hit => ({ page: citingTexts[i]!, shown: { words: [fold(words)] }, highlight: words }),
  )
  const byArticle = [...articleHits, ...caseHits]
  const shown = new Set(byArticle.map(({ page }) => page))
  const others = hits.filter(({ page }) => !shown.has(page))
  return { ...found, hits: [...byArticle, ...others], byArticle: true }
}

/** The pages that hold all words. A law's short name, which the pages do not write, counts as the law's name. */
async function wordHits(
  corpus: Corpus,
  query: string,
  wanted: readonly string[],
  laws: readonly LawEntry[],
): Promise<{ hits: Hit[]; also: string[] }> {
  const groups = wanted.map((word): Word => [word, ...fullNames(word, laws)])
  const lists = await Promise.all(groups.map(word => findAny(corpus, word)))
  const [first = [], ...others] = lists.sort((a, b) => a.length - b.length)
  const sets = others.map(list => new Set(list))
  const candidates = first.filter(page => sets.every(set => set.has(page)))
  const also = new Set<string>()
  const hits = findMatches(await corpus.read(candidates), groups).map(({ page }): Hit => {
    const held = heldWords(page, groups)
    const isTyped = held.every((word, i) => word === wanted[i])
    for (const word of held) if (!wanted.includes(word)) also.add(word)
    return { page, shown: { words: held }, highlight: isTyped ? query : held.join(' ') }
  })
  return { hits, also: [...also] }
}

/** The names (folded) of the laws that have the word for a short name. */
function fullNames(word: string, laws: readonly LawEntry[]): string[] {
  return lawsNamed(word, laws)
    .filter(law => law.shortNames.some(name => fold(name) === word))
    .flatMap(law => law.names.map(fold))
    .filter(name => !name.includes(word))
}

async function findAny(corpus: Corpus, word: Word): Promise<readonly number[]> {
  const [first = [], ...others] = await Promise.all(word.map(one => corpus.find(one)))
  return others.length === 0 ? first : [...new Set([first, ...others].flat())]
}

/** The law pages that explain the article, each with the first one that is meant. */
async function hitsOfArticles(
  corpus: Corpus,
  laws: readonly LawEntry[],
  named: ArticleQuery,
): Promise<Hit[]> {
  const firsts = laws.flatMap(law => namedArticles([law], named).slice(0, 1))
  const pages = await corpus.read(firsts.map(({ law }) => law.page))
  return firsts.map(({ article }, i) => ({
    page: pages[i]!,
    shown: { article },
    highlight: article.title,
  }))
}

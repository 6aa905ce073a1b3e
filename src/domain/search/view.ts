/** What the page shows of an answer: plain data, as it crosses from the worker. */
import { type Choice, countFacets, type FacetName, type FacetValue, isChosen } from '../book/facets.ts'
import { type Answer, answer, type Hit } from './answer.ts'
import type { Corpus } from './corpus.ts'
import { type Excerpt, excerpt, excerptOfArticle } from './excerpt.ts'
import type { Near } from './near.ts'
import { facetsOf } from './page.ts'

/** What the reader asks: a query, what is chosen in the facets, and which of the hits. */
export interface Question {
  query: string
  choice: Choice
  from: number
  count: number
}

/** A list beside the hits is to be looked through; of thousands nobody does. */
const CITING = 100

export interface ShownHit {
  file: string
  title: string
  kind: string
  highlight: string
  excerpt: Excerpt
}

export interface View {
  query: string
  searchable: boolean
  byArticle: boolean
  also: string[]
  /** How many hits there are, and how many of them the choice lets through. */
  all: number
  total: number
  facets: Record<FacetName, FacetValue[]>
  /** The hits from `from` on, at most `count`, among those that the choice lets through. */
  from: number
  hits: ShownHit[]
  articles: { file: string; anchor: string; title: string }[]
  /** Of the cases that cite one of the articles the first hundred, and how many there are. */
  citing: { file: string; title: string }[]
  citingTotal: number
  near: Near
}

/** Answers questions, and remembers the last answer for the questions about more of it. */
export class Searcher {
  private readonly corpus: Corpus
  private last: Promise<Answer> | undefined
  private lastQuery = ''

  constructor(corpus: Corpus) {
    this.corpus = corpus
  }

  /** Loads what every answer needs. */
  async warmUp(): Promise<void> {
    await this.corpus.catalogue()
  }

  async ask(question: Question): Promise<View> {
    if (!this.last || this.lastQuery !== question.query) {
      this.lastQuery = question.query
      const asked = answer(this.corpus, question.query)
      this.last = asked
      asked.catch(() => {
        if (this.last === asked) this.last = undefined // so that the same query tries again
      })
    }
    return viewOf(await this.last, question)
  }
}

/** The part of an answer that a question asks for. */
export function viewOf(answer: Answer, { choice, from, count }: Question): View {
  const facets = answer.hits.map(({ page }) => facetsOf(page))
  const chosen = answer.hits.filter((_, i) => isChosen(facets[i]!, choice))
  return {
    query: answer.query,
    searchable: answer.searchable,
    byArticle: answer.byArticle,
    also: answer.also,
    all: answer.hits.length,
    total: chosen.length,
    facets: countFacets(facets, choice),
    from,
    hits: chosen.slice(from, from + count).map(shownHit),
    articles: answer.articles.map(({ law, article }) => ({
      file: law.file,
      anchor: article.anchor,
      // A law's own page need not repeat its name in every heading; here the name tells articles apart.
      title: article.title.includes(law.title) ? article.title : law.title + article.title,
    })),
    citing: answer.citing.slice(0, CITING).map(({ file, title }) => ({ file, title })),
    citingTotal: answer.citing.length,
    near: answer.near,
  }
}

function shownHit({ page, shown, highlight }: Hit): ShownHit {
  const { file, title, kind } = page
  const cut = 'article' in shown ? excerptOfArticle(page, shown.article) : excerpt(page, shown.words)
  return { file, title, kind, highlight, excerpt: cut }
}

/** Which provision a citation means, given the month whose law it cites: numbers move, and a number may be used again. */

import { covers, parseArticle } from '../domain/book/article-key.ts'
import type { Article, Law } from './schema.ts'

/** What a number means at a time. `outdated` is a number that had gone by then; `early` one that was not there yet. */
export interface Cited {
  article: Article
  state: 'valid' | 'outdated' | 'early'
}

/** The day from which a provision has its number no more; undefined while it has. */
export function movedOn(law: Law, article: Article): string | undefined {
  return article.until ?? (article.status === 'moved' ? law.today?.amended : undefined)
}

/**
 * The provision that `number` (`4`, `5.1`) names in the law as it was at the end of the month `asOf`: one whose number
 * is the same, or else a part of the article named. Undefined where the law's file knows none.
 */
export function citedArticle(law: Law, number: string, asOf: string): Cited | undefined {
  const named = law.articles.filter(({ article }) => article === number)
  const valid = named.find(article => stateAt(law, article, asOf) === 'valid')
  if (valid) return { article: valid, state: 'valid' }
  const part = law.articles.find(
    article =>
      covers(parseArticle(number), parseArticle(article.article)) && stateAt(law, article, asOf) === 'valid',
  )
  // A law that moved has new parts under an old number; one that did not wants an entry of its own for each citation.
  if (part && (named.length > 0 || part.since !== undefined)) return { article: part, state: 'valid' }
  const [other] = named
  return other && { article: other, state: stateAt(law, other, asOf) }
}

function stateAt(law: Law, article: Article, asOf: string): Cited['state'] {
  const until = movedOn(law, article)
  if (until !== undefined && until.slice(0, 7) <= asOf) return 'outdated'
  if (article.since !== undefined && article.since.slice(0, 7) > asOf) return 'early'
  return 'valid'
}

/** Whether nothing of the law has changed since `asOf`, as far as its file knows. */
export function isTodays(law: Law, asOf: string): boolean {
  return law.today !== undefined && law.today.amended.slice(0, 7) <= asOf
}

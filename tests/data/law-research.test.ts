/**
 * What is said of an article is what was found when its text was read: `law-research.json` holds, a field each, the
 * first 16 hex digits of the SHA-256 of the words as researched. An article whose text has changed since (its
 * fingerprint is another) is its author's to describe anew.
 */
import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { findArticle } from '../../src/data/model.ts'
import { readHandbook } from '../../src/data/read.ts'
import type { Article, Law } from '../../src/data/schema.ts'
import { isWithdrawn } from '../fixtures/source-cases.ts'

interface Researched {
  article: string
  summary: string
  change?: string
  fit?: string
  more?: string
  pending?: string
  related?: string
}

const research: { articles: Record<string, Researched>; elements: Record<string, string> } = JSON.parse(
  readFileSync('tests/data/law-research.json', 'utf8'),
)
const fingerprints: { articles: Record<string, { sha256: string }> } = JSON.parse(
  readFileSync('cases/laws/fingerprints.json', 'utf8'),
)
const { laws, elements } = readHandbook()
const hash = (words: string | undefined) =>
  words && createHash('sha256').update(words).digest('hex').slice(0, 16)
/** The article that is held against the database: where the provision stands today. */
const isAsRead = (law: Law, article: Article, sha256: string) =>
  fingerprints.articles[`${law.id}/${article.today?.replace(/[.#].*$/, '')}`]?.sha256.startsWith(sha256)

test('the whole research is here: 33 articles that the sources cite, 175 facts, 235 paragraphs', () => {
  expect(Object.keys(research.articles)).toHaveLength(203)
  expect(Object.keys(research.elements)).toHaveLength(235)
  expect(Object.values(research.articles).filter(a => a.fit)).toHaveLength(33)
})

test.each(Object.entries(research.articles))(
  '%s is described as researched',
  (key, { article: sha256, ...fields }) => {
    // A law that its author took back is not described at all.
    if (!laws.some(law => key.startsWith(`${law.id}/`))) return
    const found = findArticle(laws, key)
    const article = found?.article
    if (!found || !article) return expect.fail(`${key} is not in cases/laws`)
    expect(article.verified).toBe(true)
    if (!isAsRead(found.law, article, sha256)) return
    const { summary, change, fit, more, pending, related = [] } = article
    const said = {
      summary: hash(summary),
      change: hash(change),
      fit: hash(fit),
      more: hash(more),
      pending: hash(pending?.text),
      // An author may add cases, and take out those that are withdrawn.
      related: fields.related
        ?.split(',')
        .filter(id => related.includes(id) || isWithdrawn(id))
        .join(),
    }
    expect(said).toMatchObject(fields)
  },
)

test('nothing is said of a verified article that the research does not carry, laws that authors added aside', () => {
  const known = new Set(Object.keys(research.articles).map(key => key.split('/')[0]))
  const researched = laws.filter(law => known.has(law.id))
  const verified = researched.flatMap(l =>
    l.articles.filter(a => a.verified).map(a => `${l.id}/${a.article}`),
  )
  expect(verified.filter(key => !research.articles[key])).toEqual([])
})

test('every paragraph is described as researched, and no other', () => {
  const said = Object.fromEntries(
    [...elements].flatMap(([id, list]) =>
      list.map(e => [
        `${id}/${e.id}`,
        hash(
          [
            ...[
              e.label,
              e.who,
              e.does,
              e.object,
              e.mind,
              e.basis,
              ...(e.unless ?? []),
              e.then,
              ...(e.figures ?? []),
            ],
            ...[e.moment, ...(e.compare ?? []).flatMap(({ key, diff }) => [key, diff]), e.note],
          ]
            .filter(Boolean)
            .join('\n'),
        ),
      ]),
    ),
  )
  expect(said).toEqual(research.elements)
})

/** Makes the bank of the mock exam from the questions that authors wrote: checked, with labels and links. */

import type { Ground, Question, QuizBank } from '../domain/quiz/question.ts'
import type { DeckLink } from '../domain/review/deck.ts'
import { type RawCard, revOf } from './check/cards.ts'
import { type Evidence, ownerOf } from './check/evidence.ts'
import { checkQuestions, type RawQuestion } from './check/questions.ts'
import { contentHash } from './content-hash.ts'
import { readCards } from './deck.ts'
import { articleEntry, articleLink, caseLink, madeOn, quoteOf, topicOf, worldOf } from './grounds.ts'
import { loadHandbook } from './handbook.ts'
import type { LawEntry } from './law-index.ts'
import { readLists } from './lists.ts'
import { ContentError, type Handbook } from './model.ts'
import { onceFor } from './once.ts'
import { QUESTIONS } from './question-schema.ts'

const bankOf = onceFor((handbook: Handbook, laws: readonly LawEntry[]) => {
  const cards = readCards(handbook)
  return makeBank(readQuestions(handbook, cards), cards, handbook, laws, contentHash())
})

/** The bank of the handbook that is being built. @throws {ContentError} for every mistake of an author */
export function loadBank(): QuizBank {
  const { handbook, laws } = loadHandbook()
  return bankOf(handbook, laws)
}

/**
 * All questions of the handbook in the order of its files.
 * @throws {ContentError} with file, question, field and remedy, in Chinese, for every mistake found
 */
function readQuestions(handbook: Handbook, cards: readonly RawCard[]): RawQuestion[] {
  const { questions, problems } = checkBank(handbook, cards)
  if (problems.length > 0) throw new ContentError(problems)
  return questions
}

/** The questions that can be read, and a sentence for every mistake; `broken` are cases and laws that could not be read. */
export function checkBank(
  handbook: Handbook,
  cards: readonly RawCard[],
  broken: ReadonlySet<string> = new Set(),
): { questions: RawQuestion[]; problems: string[] } {
  const { items: questions, problems } = readLists(QUESTIONS, handbook.questionFiles, broken)
  if (problems.length === 0) {
    const world = {
      ...worldOf(handbook, broken),
      traps: handbook.traps,
      broken,
      cards: new Map(cards.map(card => [card.id, card])),
    }
    problems.push(...checkQuestions(questions, world))
  }
  return { questions, problems }
}

/**
 * The bank for the exam page.
 * @param content the hash of the handbook's content, which a result names
 */
function makeBank(
  questions: readonly RawQuestion[],
  cards: readonly RawCard[],
  handbook: Handbook,
  laws: readonly LawEntry[],
  content: string,
): QuizBank {
  const revs = new Map(cards.map(card => [card.id, revOf(card)]))
  const pairs = questions.flatMap(({ id, apart = [] }) => apart.map(other => [id, other]))
  const made = questions.map(question => {
    const own = pairs.filter(pair => pair.includes(question.id)).map(pair => pair.toSorted().join(' '))
    const made = bankQuestion(question, revs, handbook, laws)
    return { ...made, groups: [...made.groups, ...own] }
  })
  const used = new Set(made.flatMap(question => question.laws))
  return {
    content,
    made: madeOn(handbook),
    questions: made,
    laws: laws.filter(({ law }) => used.has(law.id)).map(({ law }) => ({ id: law.id, name: law.name })),
  }
}

function bankQuestion(
  question: RawQuestion,
  revs: ReadonlyMap<string, string>,
  handbook: Handbook,
  laws: readonly LawEntry[],
): Question {
  const owner = ownerOf(question.file)
  const ownCase = handbook.cases.find(c => c.id === owner)
  const ownLaw = laws.find(entry => entry.law.id === owner)
  const key = question.options.find(option => option.right)
  const keys = (key?.evidence ?? []).flatMap(item => ('article' in item ? item.article.split('/')[0]! : []))
  return {
    id: question.id,
    family: question.family,
    topic: ownCase ? topicOf(ownCase, handbook) : (ownLaw?.law.name ?? ''),
    groups: [...(ownCase ? [owner] : []), ...question.cards],
    stem: question.stem,
    ordered: question.ordered ?? false,
    options: question.options.map(({ text, right, why, evidence }, index) => ({
      id: 'abcd'[index]!,
      text,
      right: right ?? false,
      why,
      grounds: evidence.map(item => groundOf(item, handbook, laws)),
    })),
    cards: question.cards.map(id => ({ id, rev: revs.get(id)! })),
    laws: [...new Set([...(ownLaw ? [owner] : []), ...keys])],
    page: ownCase
      ? { ...caseLink(ownCase), title: ownCase.heading }
      : lawLink(ownLaw!, key?.evidence ?? [], laws),
  }
}

/** The law's page at the article on which the answer rests. */
function lawLink(own: LawEntry, evidence: readonly Evidence[], laws: readonly LawEntry[]): DeckLink {
  const first = evidence.find(item => 'article' in item && item.article.startsWith(`${own.law.id}/`))
  if (first && 'article' in first) {
    const { label, href } = articleLink(articleEntry(first.article, laws))
    return { label, href }
  }
  return { label: own.law.name, href: `laws/${own.law.id}.html` }
}

function groundOf(item: Evidence, handbook: Handbook, laws: readonly LawEntry[]): Ground {
  if ('article' in item) {
    const { label, href } = articleLink(articleEntry(item.article, laws))
    return { label, href }
  }
  const [{ words, from } = { words: '', from: { label: '', href: '' } }] = quoteOf(item, handbook)
  return { ...from, words }
}

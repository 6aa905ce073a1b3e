/** The bank of the mock exam for the pages: read and checked anew where it is asked for. */

import type { QuizBank } from '../domain/quiz/question.ts'
import { contentHash } from './content-hash.ts'
import { readCards } from './deck.ts'
import { loadHandbook } from './handbook.ts'
import { makeBank, readQuestions } from './quiz.ts'

/** @throws {ContentError} for every mistake of an author */
export function loadBank(): QuizBank {
  const { handbook, laws } = loadHandbook()
  const cards = readCards(handbook)
  return makeBank(readQuestions(handbook, cards), cards, handbook, laws, contentHash())
}

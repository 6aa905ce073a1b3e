/** A question of the mock exam as the page gets it, and the eight families by which a paper is weighed. */

import type { DeckLink } from '../review/deck.ts'

export type Family = 'A' | 'B' | 'C' | 'D' | 'E' | 'F' | 'G' | 'H'

/** The families in their order: what each asks, and its share of a paper in percent. */
export const FAMILIES: Readonly<Record<Family, { name: string; share: number }>> = {
  A: { name: '哪一條項', share: 10 },
  B: { name: '為何違法', share: 14 },
  C: { name: '下一步怎麼做', share: 18 },
  D: { name: '時點與數字', share: 16 },
  E: { name: '分辨相近的規定', share: 12 },
  F: { name: '今昔', share: 5 },
  G: { name: '構成要件與效果', share: 20 },
  H: { name: '處理結果與原文疑義', share: 5 },
}

/** What a reason rests on: words of a source, or an article that was read. */
export interface Ground extends DeckLink {
  words?: string
}

/** Where to read on. */
export interface QuestionPage extends DeckLink {
  /** The title of a case. */
  title?: string
}

export interface QuizOption {
  /** `a` to `d`, in the order in which the author wrote them. */
  id: string
  text: string
  right: boolean
  why: string
  grounds: Ground[]
}

/** What the choice of a paper needs to know of a question. */
export interface PaperQuestion {
  id: string
  family: Family
  /** The type of case, or the law: by which a paper is spread and a result counted. */
  topic: string
  /** Questions with a group in common give each other away: the case, and the cards they are linked to. */
  groups: readonly string[]
  /** Whether the options stand in the author's order, as numbers do. */
  ordered: boolean
  options: readonly { id: string }[]
}

export interface Question extends PaperQuestion {
  stem: string
  options: QuizOption[]
  /** The cards that ask for the same knowledge, with their revisions. */
  cards: { id: string; rev: string }[]
  /** Ids of the laws that the question touches. */
  laws: string[]
  /** The page to read, on which the question rests. */
  page: QuestionPage
}

export interface QuizBank {
  /** The hash of the handbook's content, as `build.json` has it. */
  content: string
  /** The latest day on which a law was looked up (`2026-11-22`): a clock that stands before it is wrong. */
  made: string
  questions: Question[]
  laws: { id: string; name: string }[]
}

/** The options of a question in the order in which a paper shows them, each with its letter. */
export function letteredOptions(
  question: Question,
  order: readonly string[],
): { letter: string; option: QuizOption }[] {
  return order.flatMap((id, index) => {
    const option = question.options.find(option => option.id === id)
    return option ? [{ letter: 'ABCD'[index] ?? '', option }] : []
  })
}

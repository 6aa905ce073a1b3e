/** What a paper came to: marked question by question, counted by family, topic and law, and as a code. */

import { sha256 } from '../sha256.ts'
import type { PaperItem } from './paper.ts'
import { FAMILIES, type Family, type Question, type QuestionPage } from './question.ts'

type Verdict = 'right' | 'wrong' | 'blank'

/** The option chosen for each question, by question id; absent where none was. */
export type Answers = Readonly<Record<string, string>>

export interface Marked {
  question: Question
  /** Ids of the options in the order shown. */
  options: string[]
  chosen: string | undefined
  verdict: Verdict
}

/** How many of so many were answered rightly. */
export interface Tally {
  name: string
  right: number
  of: number
}

/** What the log keeps of a paper: enough to say how it went, and nothing that names a person. */
export interface PaperResult {
  seed: string
  of: number
  right: number
  /** The first eight digits of the content's hash. */
  content: string
  /** Right answers and questions by family. */
  families: Partial<Record<Family, [right: number, of: number]>>
}

/** Every question of a paper with its verdict, in the paper's order; questions that the bank lacks are left out. */
export function markPaper(
  paper: readonly PaperItem[],
  answers: Answers,
  bank: ReadonlyMap<string, Question>,
): Marked[] {
  return paper.flatMap(({ id, options }) => {
    const question = bank.get(id)
    if (!question) return []
    const chosen = answers[id]
    const option = question.options.find(option => option.id === chosen)
    const verdict = option === undefined ? 'blank' : option.right ? 'right' : 'wrong'
    return [{ question, options, chosen, verdict }]
  })
}

export function countRight(marked: readonly Marked[]): number {
  return marked.filter(({ verdict }) => verdict === 'right').length
}

/** Right answers by the names that `namesOf` gives a question; in the order in which the names first occur. */
export function tallyBy(marked: readonly Marked[], namesOf: (question: Question) => string[]): Tally[] {
  const tallies = new Map<string, Tally>()
  for (const { question, verdict } of marked) {
    for (const name of new Set(namesOf(question))) {
      const tally = tallies.get(name) ?? { name, right: 0, of: 0 }
      tally.of++
      if (verdict === 'right') tally.right++
      tallies.set(name, tally)
    }
  }
  return [...tallies.values()]
}

export function tallyFamilies(marked: readonly Marked[]): Tally[] {
  const order = Object.values(FAMILIES).map(({ name }) => name)
  return tallyBy(marked, question => [FAMILIES[question.family].name]).sort(
    (a, b) => order.indexOf(a.name) - order.indexOf(b.name),
  )
}

/** The cards that a paper has shown not to be known: those of every question that was not answered rightly. */
export function missedCards(marked: readonly Marked[]): { id: string; rev: string }[] {
  const missed = new Map<string, { id: string; rev: string }>()
  for (const { question, verdict } of marked)
    if (verdict !== 'right') for (const card of question.cards) missed.set(card.id, card)
  return [...missed.values()]
}

/** The pages of what was not answered rightly, each once, those with most of it first. */
export function pagesToRead(marked: readonly Marked[]): (QuestionPage & { missed: number })[] {
  const pages = new Map<string, QuestionPage & { missed: number }>()
  for (const { question, verdict } of marked) {
    if (verdict === 'right') continue
    const { page } = question
    pages.set(page.href, { ...page, missed: (pages.get(page.href)?.missed ?? 0) + 1 })
  }
  return [...pages.values()].sort((a, b) => b.missed - a.missed)
}

/** As much of a content's hash as tells two of them apart. */
export function shortContent(content: string): string {
  return content.slice(0, 8)
}

/** @param content the whole hash of the handbook's content */
export function resultOf(seed: string, content: string, marked: readonly Marked[]): PaperResult {
  const families: PaperResult['families'] = {}
  for (const { question, verdict } of marked) {
    const [right, of] = families[question.family] ?? [0, 0]
    families[question.family] = [right + (verdict === 'right' ? 1 : 0), of + 1]
  }
  return {
    seed: seed.trim(),
    of: marked.length,
    right: countRight(marked),
    content: shortContent(content),
    families,
  }
}

/** A line to hand in: paper, number of questions, right answers, content, and four digits against slips of the pen. */
export function completionCode({ seed, of, right, content }: Omit<PaperResult, 'families'>): string {
  const said = `${seed.replace(/\s+/g, ' ')}/${of}/${right}/${content}`
  return `${said}/${checkDigits(said)}`
}

/** What a completion code says; undefined for a text that is none, or one with a slip. It proves nothing. */
export function readCompletionCode(text: string): Omit<PaperResult, 'families'> | undefined {
  const line = text.trim()
  const [, said = '', seed = '', of, right, content = '', check] =
    /^((.+)\/(\d+)\/(\d+)\/([0-9a-f]{8}))\/([0-9a-f]{4})$/.exec(line) ?? []
  if (check === undefined || checkDigits(said) !== check) return undefined
  return { seed, of: Number(of), right: Number(right), content }
}

function checkDigits(said: string): string {
  return sha256(`completion\n${said}`).slice(0, 4)
}

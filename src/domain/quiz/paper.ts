/** Chooses the questions of a paper and their order by a seed alone, so that everyone who has it gets the same paper. */

import { sha256 } from '../sha256.ts'
import { FAMILIES, type Family, type PaperQuestion } from './question.ts'

/** How many questions a paper may have. */
export const PAPER_SIZES = [10, 25, 40] as const
export type PaperSize = (typeof PAPER_SIZES)[number]

/** One question of a paper, with its options in the order shown. */
export interface PaperItem {
  id: string
  options: string[]
}

/**
 * A paper of `size` questions (fewer where the bank has fewer): families by their shares, topics as the bank has them,
 * questions that give each other away kept apart while others are left.
 * @param seed any text; white space around it does not count
 */
export function makePaper(questions: readonly PaperQuestion[], seed: string, size: number): PaperItem[] {
  const key = seed.trim()
  const rank = (purpose: string, id: string) => sha256(`${key}\n${size}\n${purpose}\n${id}`)
  const pool = questions.map(question => ({ question, rank: rank('choose', question.id) }))
  const sizes = new Map<string, number>()
  for (const { topic } of questions) sizes.set(topic, (sizes.get(topic) ?? 0) + 1)

  const chosen: PaperQuestion[] = []
  const used = new Set<string>()
  const asked = new Map<string, number>()
  // A topic gets what its share of the bank comes to, rounded up, before others have had theirs.
  const isFull = ({ topic }: PaperQuestion) =>
    (asked.get(topic) ?? 0) >= Math.ceil((size * sizes.get(topic)!) / questions.length)
  const takeFrom = (candidates: typeof pool) => {
    const best = candidates
      .map(({ question, rank }) => ({
        question,
        rank,
        clash: question.groups.some(group => used.has(group)),
        full: isFull(question),
      }))
      .sort(
        (a, b) =>
          Number(a.clash) - Number(b.clash) || Number(a.full) - Number(b.full) || (a.rank < b.rank ? -1 : 1),
      )[0]
    if (!best) return false
    chosen.push(best.question)
    for (const group of best.question.groups) used.add(group)
    asked.set(best.question.topic, (asked.get(best.question.topic) ?? 0) + 1)
    pool.splice(
      pool.findIndex(item => item.question === best.question),
      1,
    )
    return true
  }
  for (const [family, quota] of familyQuotas(Math.min(size, questions.length))) {
    for (let taken = 0; taken < quota; taken++)
      if (!takeFrom(pool.filter(item => item.question.family === family))) break
  }
  while (chosen.length < Math.min(size, questions.length) && takeFrom(pool));

  return chosen
    .map(question => ({ question, at: rank('order', question.id) }))
    .sort((a, b) => (a.at < b.at ? -1 : 1))
    .map(({ question }) => ({ id: question.id, options: optionOrder(question, rank) }))
}

/** How many questions of each family a paper of `size` has: shares by the largest remainder. */
export function familyQuotas(size: number): Map<Family, number> {
  const shares = Object.entries(FAMILIES) as [Family, { share: number }][]
  const total = shares.reduce((sum, [, { share }]) => sum + share, 0)
  const exact = shares.map(([family, { share }]) => ({ family, value: (size * share) / total }))
  const quotas = new Map(exact.map(({ family, value }) => [family, Math.floor(value)]))
  let left = size - [...quotas.values()].reduce((sum, quota) => sum + quota, 0)
  for (const { family } of [...exact].sort((a, b) => (b.value % 1) - (a.value % 1))) {
    if (left-- <= 0) break
    quotas.set(family, quotas.get(family)! + 1)
  }
  return quotas
}

function optionOrder(question: PaperQuestion, rank: (purpose: string, id: string) => string): string[] {
  const ids = question.options.map(({ id }) => id)
  if (question.ordered) return ids
  return ids
    .map(id => ({ id, at: rank('option', `${question.id}\n${id}`) }))
    .sort((a, b) => (a.at < b.at ? -1 : 1))
    .map(({ id }) => id)
}

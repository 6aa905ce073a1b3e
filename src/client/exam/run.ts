/** A paper under way on this device: which one, what was answered, and where; kept so that it can go on. */

import { PAPER_SIZES, type PaperSize } from '../../domain/quiz/paper.ts'
import type { Answers } from '../../domain/quiz/result.ts'
import { readLocal, writeLocal } from '../page/local.ts'

export interface Run {
  seed: string
  size: PaperSize
  /** Instant at which the time is over; absent where no time is set. */
  until?: number
  started: number
  /** The content for which the paper was made: another has another paper. */
  content: string
  answers: Answers
  /** The question that shows, from 1. */
  at: number
  /** Instant of handing in. */
  done?: number
  /** Whether the log has taken the result. */
  recorded?: boolean
}

/** What the address asks for: `?seed=…&n=10`. */
export interface Asked {
  seed: string
  size: PaperSize
}

const KEPT = 'exam'

export function askedBy(search: string): Asked | undefined {
  const params = new URLSearchParams(search)
  const seed = params.get('seed')?.trim()
  if (!seed) return undefined
  const n = Number(params.get('n') ?? 10)
  return { seed, size: PAPER_SIZES.find(size => size === n) ?? 10 }
}

/** The address of a paper, relative to the page, by which everyone gets the same one. */
export function addressOf({ seed, size }: Asked): string {
  return `?${new URLSearchParams({ seed, n: String(size) })}`
}

/** The paper that this device holds, of the same content and, where the address names one, the same paper. */
export function keptRun(content: string, asked: Asked | undefined): Run | undefined {
  const kept = readLocal<Partial<Run>>(KEPT)
  if (typeof kept?.seed !== 'string' || kept.content !== content || !isSize(kept.size)) return undefined
  if (asked && (asked.seed !== kept.seed || asked.size !== kept.size)) return undefined
  return { answers: {}, started: 0, ...kept, at: kept.at ?? 1 } as Run
}

export function keepRun(run: Run | undefined): void {
  writeLocal(KEPT, run)
}

/** A seed that is easy to read out: six characters, none of which looks like another. */
export function newSeed(): string {
  const signs = '23456789abcdefghjkmnpqrstuvwxyz'
  return [...crypto.getRandomValues(new Uint8Array(6))].map(byte => signs[byte % signs.length]).join('')
}

function isSize(size: unknown): size is PaperSize {
  return PAPER_SIZES.some(known => known === size)
}

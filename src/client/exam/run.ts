/** A paper under way on this device: which one, what was answered, and where; kept so that it can go on. */

import { PAPER_SIZES, type PaperSize } from '../../domain/quiz/paper.ts'
import { type Answers, shortContent } from '../../domain/quiz/result.ts'
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

/** What the address asks for: `?seed=…&n=10`, and with `c` the content that its sender had. */
export interface Asked {
  seed: string
  size: PaperSize
  /** The first eight digits of the sender's content. */
  content?: string
}

/** What this device holds of a paper under way, held against what the page is asked for. */
export interface Kept {
  /** To go on with. */
  run?: Run
  /** Another paper than the address names, which can be gone on with. */
  other?: Run
  /** A paper begun with another content, whose questions are not these. */
  outdated?: Run
}

const KEPT = 'exam'

export function askedBy(search: string): Asked | undefined {
  const params = new URLSearchParams(search)
  const seed = params.get('seed')?.trim()
  if (!seed) return undefined
  const n = Number(params.get('n') ?? 10)
  const content = /^[0-9a-f]{8}$/.exec(params.get('c') ?? '')?.[0]
  return { seed, size: PAPER_SIZES.find(size => size === n) ?? 10, ...(content ? { content } : {}) }
}

/**
 * The address of a paper, relative to the page, by which everyone gets the same one.
 * @param content of the handbook here: another one, which may ask something else, then says so
 */
export function addressOf({ seed, size }: Asked, content: string): string {
  return `?${new URLSearchParams({ seed, n: String(size), c: shortContent(content) })}`
}

/** The paper that this device holds; what is finished is kept for its result alone. */
export function keptRun(content: string, asked: Asked | undefined): Kept {
  const kept = readLocal<Partial<Run>>(KEPT)
  if (typeof kept?.seed !== 'string' || !isSize(kept.size)) return {}
  const run = { answers: {}, started: 0, ...kept, at: kept.at ?? 1 } as Run
  if (run.content !== content) return run.done === undefined ? { outdated: run } : {}
  if (!asked || (asked.seed === run.seed && asked.size === run.size)) return { run }
  return run.done === undefined ? { other: run } : {}
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

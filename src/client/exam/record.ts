/** The exam's side of the review log: a paper's result goes in, and how earlier papers went comes out. */

import type { PaperResult } from '../../domain/quiz/result.ts'
import { isBehind } from '../../domain/review/clock.ts'
import type { ReviewEvent } from '../../domain/review/events.ts'
import { studyDay } from '../../domain/review/study-day.ts'
import { root } from '../page/root.ts'
import { openStorage } from '../review/opening.ts'
import { PROBLEMS, StorageError, type StorageProblem } from '../store/problems.ts'
import type { EventDraft, ReviewStorage } from '../store/review-storage.ts'

export interface PastPaper extends PaperResult {
  /** Instant of handing in. */
  t: number
}

/**
 * Writes a paper's result, and makes the cards that it has shown not to be known due today.
 * @throws {StorageError} where the log does not take it; what was written until then stays, and once more does no harm
 */
export async function recordPaper(
  result: PaperResult,
  missed: readonly { id: string; rev: string }[],
  started: number,
  made: string,
): Promise<void> {
  await withLog(async storage => {
    const { settings } = await storage.read()
    const now = Date.now()
    const tz = -new Date(now).getTimezoneOffset()
    const draft = (kind: 'missed' | 'paper', card: string, rev: string): EventDraft => ({
      t: now,
      day: studyDay(now, tz, settings.dayStart),
      tz,
      card,
      rev,
      kind,
      grade: 0,
      ms: 0,
      ...(isBehind(now, made) ? { clock: 'behind' as const } : {}),
    })
    for (const { id, rev } of missed) await storage.append(draft('missed', id, rev))
    await storage.append({ ...draft('paper', '', ''), ms: now - started, paper: result })
  })
}

/** The papers that this device's log holds, the latest first. */
export async function pastPapers(): Promise<PastPaper[]> {
  return withLog(async storage =>
    (await storage.events())
      .filter(isPaper)
      .map(({ t, paper }) => ({ ...paper, t }))
      .sort((a, b) => b.t - a.t),
  )
}

function isPaper(event: ReviewEvent): event is ReviewEvent & { paper: PaperResult } {
  const { kind, paper } = event ?? {}
  return kind === 'paper' && typeof paper?.seed === 'string' && Number.isInteger(paper.right) && paper.of > 0
}

/** Opens the log for one act; what a browser cannot keep is told as an error. */
async function withLog<T>(act: (storage: ReviewStorage) => Promise<T>): Promise<T> {
  let problem: StorageProblem | undefined
  const opened = await openStorage(root.pathname, {
    problem: told => {
      problem = told
    },
    changed() {},
  })
  try {
    problem ??= opened.problem
    if (problem) throw new StorageError(problem)
    return await act(opened.storage)
  } finally {
    opened.storage.close()
  }
}

/** The sentence for what went wrong. */
export function sentenceOf(error: unknown): string {
  return error instanceof StorageError ? error.message : PROBLEMS.failed
}

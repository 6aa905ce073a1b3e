/** From results to figures: means with intervals, paired differences, minutes to a goal. */

import { forecastDays, type Result } from './run.ts'

export interface Mean {
  mean: number
  /** Half the width of the 95% confidence interval. */
  half: number
}

export function meanOf(values: readonly number[]): Mean {
  const n = values.length
  const mean = values.reduce((sum, value) => sum + value, 0) / n
  const variance = values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / Math.max(1, n - 1)
  return { mean, half: 1.96 * Math.sqrt(variance / n) }
}

/** Results of one cell: by policy, a result for each learner, learners in the same order. */
export type Cell = ReadonlyMap<string, readonly Result[]>

export function examOf(cell: Cell, policy: string): number[] {
  return cell.get(policy)!.map(result => result.exam)
}

/** The policy of a list with the highest mean recall on the exam day. */
export function bestOf(cell: Cell, policies: readonly string[]): string {
  const mean = (name: string) => meanOf(examOf(cell, name)).mean
  return policies.reduce((best, name) => (mean(name) > mean(best) ? name : best))
}

/** How much more of the cards one policy's learners recall than another's, learner by learner, in the mean over cells. */
export function meanDifference(cells: readonly Cell[], a: string, b: string): Mean {
  const [first] = cells
  return meanOf(
    examOf(first!, a).map((_, learner) => {
      const lead = (cell: Cell) => cell.get(a)![learner]!.exam - cell.get(b)![learner]!.exam
      return meanOf(cells.map(lead)).mean
    }),
  )
}

/**
 * Minutes in all until the mean recall reaches a goal, between the budgets that were tried.
 * @returns undefined where no budget reaches it
 */
export function minutesTo(goal: number, cells: readonly Cell[], policy: string): number | undefined {
  const points = cells.map(cell => ({
    recall: meanOf(examOf(cell, policy)).mean,
    minutes: meanOf(cell.get(policy)!.map(result => result.minutes)).mean,
  }))
  points.sort((a, b) => a.minutes - b.minutes)
  for (const [i, point] of points.entries()) {
    if (point.recall < goal) continue
    const before = points[i - 1]
    if (!before) return point.minutes
    const share = (goal - before.recall) / (point.recall - before.recall)
    return before.minutes + share * (point.minutes - before.minutes)
  }
  return undefined
}

/** How far the planner's own forecast was from the truth, in the mean over learners, on each of `forecastDays`. */
export function forecastErrors(cell: Cell, policy: string, days: number): number[] {
  return forecastDays(days).map(day => {
    const errors = cell.get(policy)!.flatMap(({ exam, forecasts }) => {
      const made = forecasts.slice(0, day + 1).findLast(forecast => forecast !== undefined)
      return made === undefined ? [] : [made - exam]
    })
    return meanOf(errors).mean
  })
}

export const percent = (value: number, digits = 1) => (100 * value).toFixed(digits)
export const signed = (value: number) => `${value < 0 ? '−' : '+'}${percent(Math.abs(value))}`
export const points = ({ mean, half }: Mean) => `${signed(mean)} ± ${percent(half)}`

export function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]) => `| ${cells.join(' | ')} |`
  return [line(head), line(head.map((_, i) => (i === 0 ? '---' : '---:'))), ...rows.map(line)].join('\n')
}

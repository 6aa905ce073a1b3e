/** Whether a value can be an event of the log: ranges for every number, lengths for every text. */

import type { ReviewEvent } from './events.ts'

/** Why a value is no event, in words for the reader. */
export type Fault = '欄位不全' | '時間或日期不合理' | '數值超出範圍' | '文字過長或含控制字元' | '內容過大'

const YEAR_2200 = Date.UTC(2200, 0, 1)
const DAY_MS = 86_400_000
const LONGEST_TEXT = 200
/** An event is a few short fields; a kind of a later version may carry more. */
const LARGEST = 4000
const DEEPEST = 8
// Control characters, and halves of a character that no encoding can write.
const UNSOUND = /[\p{Cc}\p{Cs}]/u

const WITHOUT_GRADE = ['undo', 'suspend', 'unsuspend', 'redate', 'missed']

export function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

/**
 * What is wrong with a value as an event; undefined where nothing is. Of a kind that this version does not know,
 * only `id`, `t` and `kind` are asked for: it is kept and given back, never folded.
 */
export function faultOf(value: unknown): Fault | undefined {
  if (!isRecord(value)) return '欄位不全'
  const { id, t, kind } = value
  if (!isText(id) || id === '' || !isText(kind) || kind === '') return textFault(id, kind)
  if (!isWithin(t, 0, YEAR_2200)) return typeof t === 'number' ? '時間或日期不合理' : '欄位不全'
  if (weigh(value, LARGEST, DEEPEST) < 0) return '內容過大'
  const asked = kind === 'review' || kind === 'cram'
  return asked || WITHOUT_GRADE.includes(kind) ? faultOfKnown(value, asked) : undefined
}

/** Whether a value is an event of any kind, known or not. */
export function isEvent(value: unknown): value is ReviewEvent {
  return faultOf(value) === undefined
}

/** Whether an event has what folding needs; one of a later version's kinds may have no card. */
export function isFoldable(value: unknown): value is ReviewEvent {
  return isEvent(value) && isText(value.card) && value.card !== ''
}

function faultOfKnown(value: Record<string, unknown>, asked: boolean): Fault | undefined {
  const { day, tz, card, rev, grade, ms, of, kind } = value
  if (!isText(card) || card === '' || !isText(rev)) return textFault(card, rev)
  if (![day, tz, ms, grade].every(field => typeof field === 'number')) return '欄位不全'
  if (!Number.isInteger(day) || !isWithin(day, 0, YEAR_2200 / DAY_MS)) return '時間或日期不合理'
  if (!isWithin(tz, -1440, 1440)) return '時間或日期不合理'
  if (!isWithin(ms, 0, DAY_MS)) return '數值超出範圍'
  if (!Number.isInteger(grade) || !isWithin(grade, asked ? 1 : 0, asked ? 4 : 0)) return '數值超出範圍'
  if (of !== undefined && (!isText(of) || of === '')) return textFault(of)
  return (kind === 'undo' || kind === 'redate') && of === undefined ? '欄位不全' : undefined
}

function textFault(...texts: unknown[]): Fault {
  return texts.some(text => typeof text !== 'string' || text === '') ? '欄位不全' : '文字過長或含控制字元'
}

function isText(value: unknown): value is string {
  return typeof value === 'string' && value.length < LONGEST_TEXT && !UNSOUND.test(value)
}

function isWithin(value: unknown, low: number, high: number): value is number {
  return typeof value === 'number' && value >= low && value <= high
}

/**
 * What is left of a budget of characters after a value of plain data; below zero where it is too large or too deep.
 * Stops as soon as that is known.
 */
function weigh(value: unknown, budget: number, depth: number): number {
  if (depth < 0) return -1
  if (typeof value === 'string') return budget - value.length
  if (typeof value !== 'object' || value === null) return budget - 8
  let left = budget
  for (const [key, member] of Object.entries(value)) {
    left = weigh(member, left - key.length, depth - 1)
    if (left < 0) return -1
  }
  return left
}

/** Memory on a grid: states of stability and difficulty, and where an answer after so many days leads from each. */

import type { MemoryModel } from './memory.ts'

/** Expected seconds of one reader, a forgotten card's coming back in the session included. */
export interface Seconds {
  recalled: number
  forgotten: number
  /** A new card grasped at first reading. */
  grasped: number
  /** A new card that comes back in the session. */
  missed: number
}

const STABILITIES = 20
const LEAST = Math.log(0.06)
const STEP = (Math.log(1000) - LEAST) / (STABILITIES - 1)

/** With two grades difficulty takes few values: these, and what lies between is interpolated. */
const DIFFICULTIES = [1, 2.118, 5, 7.407, 8.9, 9.7]

/** Number of states on the grid. */
export const STATES = STABILITIES * DIFFICULTIES.length

/** A state between grid points: four neighbours with their weights. */
export interface Between {
  cell: number
  /** Weight of the next higher stability. */
  up: number
  /** Cells to the next higher difficulty, and its weight. */
  over: number
  hard: number
}

export function between(stability: number, difficulty: number): Between {
  const x = stabilityPosition(stability)
  const i = Math.min(STABILITIES - 2, Math.floor(x))
  let j = 0
  while (j < DIFFICULTIES.length - 2 && DIFFICULTIES[j + 1]! <= difficulty) j++
  const hard = (difficulty - DIFFICULTIES[j]!) / (DIFFICULTIES[j + 1]! - DIFFICULTIES[j]!)
  return {
    cell: j * STABILITIES + i,
    up: x - i,
    over: STABILITIES,
    hard: Math.min(1, Math.max(0, hard)),
  }
}

function stabilityPosition(stability: number): number {
  return Math.min(STABILITIES - 1, Math.max(0, (Math.log(stability) - LEAST) / STEP))
}

/** Where each state of the grid stands after an answer so many days later. Rows are gaps, columns states. */
export interface Transitions {
  /** Gaps in days that are considered, ascending. */
  gaps: readonly number[]
  /** Chance of recall, by gap in days (not by row): 0 to the horizon. */
  recallAfter: readonly Float32Array[]
  cost: readonly Float32Array[]
  goodCell: readonly Int32Array[]
  goodUp: readonly Float32Array[]
  againCell: readonly Int32Array[]
  againUp: readonly Float32Array[]
}

/** Gaps of one day to the whole horizon, every one at first and ever fewer. */
function gapsUpTo(days: number): number[] {
  const gaps: number[] = []
  for (let gap = 1; gap < days; gap = gap < 6 ? gap + 1 : Math.ceil(gap * 1.3)) gaps.push(gap)
  return gaps
}

/** Tables for every gap up to the horizon, in days. */
export function transitions(model: MemoryModel, seconds: Seconds, days: number): Transitions {
  const all = Array.from({ length: days + 1 }, (_, gap) => gap)
  const tables = all.map(gap => tableOf(model, seconds, gap))
  return {
    gaps: gapsUpTo(days),
    recallAfter: tables.map(table => table.recall),
    cost: tables.map(table => table.cost),
    goodCell: tables.map(table => table.goodCell),
    goodUp: tables.map(table => table.goodUp),
    againCell: tables.map(table => table.againCell),
    againUp: tables.map(table => table.againUp),
  }
}

function tableOf(model: MemoryModel, seconds: Seconds, gap: number) {
  const recall = new Float32Array(STATES)
  const cost = new Float32Array(STATES)
  const goodCell = new Int32Array(STATES)
  const goodUp = new Float32Array(STATES)
  const againCell = new Int32Array(STATES)
  const againUp = new Float32Array(STATES)
  for (let j = 0; j < DIFFICULTIES.length; j++) {
    const difficulty = DIFFICULTIES[j]!
    const afterAgain = model.difficultyAfter(difficulty, 1)
    const jAgain = nearest(afterAgain)
    for (let i = 0; i < STABILITIES; i++) {
      const k = j * STABILITIES + i
      const stability = Math.exp(LEAST + i * STEP)
      const r = model.recall(stability, gap)
      recall[k] = r
      cost[k] = r * seconds.recalled + (1 - r) * seconds.forgotten
      const good = stabilityPosition(model.recalled(stability, difficulty, r))
      goodCell[k] = j * STABILITIES + Math.min(STABILITIES - 2, Math.floor(good))
      goodUp[k] = good - (goodCell[k]! - j * STABILITIES)
      const again = stabilityPosition(model.sameDay(model.forgotten(stability, difficulty, r), 3))
      againCell[k] = jAgain * STABILITIES + Math.min(STABILITIES - 2, Math.floor(again))
      againUp[k] = again - (againCell[k]! - jAgain * STABILITIES)
    }
  }
  return { recall, cost, goodCell, goodUp, againCell, againUp }
}

function nearest(difficulty: number): number {
  let best = 0
  for (let j = 1; j < DIFFICULTIES.length; j++) {
    if (Math.abs(DIFFICULTIES[j]! - difficulty) < Math.abs(DIFFICULTIES[best]! - difficulty)) best = j
  }
  return best
}

/** The value at a state between grid points. */
export function at(values: Float64Array, { cell, up, over, hard }: Between): number {
  const low = values[cell]! + up * (values[cell + 1]! - values[cell]!)
  const high = values[cell + over]! + up * (values[cell + over + 1]! - values[cell + over]!)
  return low + hard * (high - low)
}

/** Puts weight on the grid points around a state. */
export function add(mass: Float64Array, { cell, up, over, hard }: Between, weight: number): void {
  spread(mass, cell, up, weight * (1 - hard))
  spread(mass, cell + over, up, weight * hard)
}

/** Puts weight on a grid point and the next higher stability. */
export function spread(mass: Float64Array, cell: number, up: number, weight: number): void {
  mass[cell] = mass[cell]! + weight * (1 - up)
  mass[cell + 1] = mass[cell + 1]! + weight * up
}

/** Weights that add up to 1, the larger the better the value; overwrites its argument. */
export function softmax(values: number[], softness: number): number[] {
  let best = Number.NEGATIVE_INFINITY
  for (const value of values) if (value > best) best = value
  let sum = 0
  for (let i = 0; i < values.length; i++) {
    const weight = Math.exp((values[i]! - best) / softness)
    values[i] = weight
    sum += weight
  }
  for (let i = 0; i < values.length; i++) values[i] = values[i]! / sum
  return values
}

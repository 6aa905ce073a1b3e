/** Simulated learners: what they truly remember, how long they take, and which button they press. */

import { default_w } from 'ts-fsrs'
import { MemoryModel } from '../../src/domain/review/memory.ts'
import { chance, normal } from './random.ts'

/** A kind of learner. Everything not named is as in the standard world. */
export interface World {
  name: string
  /** How memory truly works; `act-r` knows no stability at all. */
  truth: 'fsrs' | 'act-r'
  /** Days that pass for the learner's memory in one day. */
  forgetting: number
  /** Share of days without a session, which nobody foresees. */
  skipped: number
  /** Share of forgotten cards that are graded as recalled. */
  overrated: number
  /** Share of cards known before the first session. */
  known: number
}

const STANDARD: World = {
  name: 'standard',
  truth: 'fsrs',
  forgetting: 1,
  skipped: 0,
  overrated: 0,
  known: 0,
}

export const WORLDS: readonly World[] = [
  STANDARD,
  { ...STANDARD, name: 'forgets three times as fast', forgetting: 3 },
  { ...STANDARD, name: 'skips a quarter of the days', skipped: 0.25 },
  { ...STANDARD, name: 'grades a third of lapses as recalled', overrated: 0.33 },
  { ...STANDARD, name: 'knows half the cards before', known: 0.5 },
  { ...STANDARD, name: 'remembers by ACT-R', truth: 'act-r' },
]

/** Seconds of an average learner; a forgotten card is asked again in the session until it is recalled. */
const TRUE_SECONDS = { recalled: 13, forgotten: 19, fresh: 22, again: 9 } as const
/** Chance that a card asked again in the same session is recalled. */
const RECALLED_AGAIN = 0.85
/** Share of new cards that are grasped at first reading, in the mean over learners. */
const GRASPED = 0.6

/** What an answer to a card was like. */
export interface Answer {
  /** The button pressed. */
  grade: 1 | 3
  seconds: number
}

/** The memory of one learner for a set of cards. */
interface Truth {
  /** Chance of recall on a day, which may have a fraction. */
  recall(card: number, day: number): number
  seen(card: number, day: number, grasped: boolean): void
  answered(card: number, day: number, recalled: boolean): void
  /** The same card once more in the same session. */
  again(card: number, day: number, recalled: boolean): void
}

export class Learner {
  readonly world: World
  readonly seed: number
  readonly truth: Truth & { memory?: FsrsTruth }
  readonly speed: number
  readonly grasped: number
  readonly #answers: Uint16Array
  readonly started: Uint8Array

  constructor(world: World, seed: number, cards: number) {
    this.world = world
    this.seed = seed
    this.speed = Math.exp(0.3 * normal(seed, 1))
    const logit = Math.log(GRASPED / (1 - GRASPED)) + 0.6 * normal(seed, 2)
    this.grasped = 1 / (1 + Math.exp(-logit))
    this.truth = world.truth === 'fsrs' ? new FsrsTruth(world, seed, cards) : new ActRTruth(seed, cards)
    this.#answers = new Uint16Array(cards)
    this.started = new Uint8Array(cards)
  }

  /** Whether there is a session on a day. */
  studies(day: number): boolean {
    return chance(this.seed, 3, day) >= this.world.skipped
  }

  recall(card: number, day: number): number {
    return this.truth.recall(card, day)
  }

  /** Chance of grasping a card at first reading; cards differ. */
  graspedAtFirst(card: number): number {
    const logit = Math.log(this.grasped / (1 - this.grasped)) + normal(this.seed, 4, card)
    return 1 / (1 + Math.exp(-logit))
  }

  /** The first answer of a day to a card. */
  answer(card: number, day: number): Answer {
    const turn = this.#answers[card]!
    this.#answers[card] = turn + 1
    const luck = chance(this.seed, 5, card, turn)
    const noise = Math.exp(0.4 * normal(this.seed, 6, card, turn) - 0.08) * this.speed
    if (!this.started[card]) {
      this.started[card] = 1
      const before = this.truth.recall(card, day)
      const good = luck < (before > 0 ? before : this.graspedAtFirst(card))
      if (before > 0) this.truth.answered(card, day, good)
      else this.truth.seen(card, day, good)
      return { grade: good ? 3 : 1, seconds: TRUE_SECONDS.fresh * noise }
    }
    const recalled = luck < this.truth.recall(card, day)
    this.truth.answered(card, day, recalled)
    const flattered = !recalled && chance(this.seed, 7, card, turn) < this.world.overrated
    return {
      grade: recalled || flattered ? 3 : 1,
      seconds: (recalled ? TRUE_SECONDS.recalled : TRUE_SECONDS.forgotten) * noise,
    }
  }

  /** The same card once more in the session. */
  answerAgain(card: number, day: number): Answer {
    const turn = this.#answers[card]!
    this.#answers[card] = turn + 1
    const recalled = chance(this.seed, 8, card, turn) < RECALLED_AGAIN
    this.truth.again(card, day, recalled)
    return { grade: recalled ? 3 : 1, seconds: TRUE_SECONDS.again * this.speed }
  }
}

/** FSRS-6 with weights of this learner's own, and cards that differ in ways that no scheduler is told. */
export class FsrsTruth implements Truth {
  readonly model: MemoryModel
  readonly stability: Float64Array
  readonly difficulty: Float64Array
  readonly day: Int32Array
  /** What multiplies a card's first stability. */
  readonly ease: Float64Array
  readonly harder: Float64Array

  constructor(world: World, seed: number, cards: number) {
    this.model = new MemoryModel(world.forgetting, 1, weightsOf(seed))
    this.stability = new Float64Array(cards)
    this.difficulty = new Float64Array(cards)
    this.day = new Int32Array(cards)
    this.ease = Float64Array.from({ length: cards }, (_, card) => Math.exp(0.4 * normal(seed, 20, card)))
    this.harder = Float64Array.from({ length: cards }, (_, card) => normal(seed, 21, card))
    for (let card = 0; card < cards; card++) {
      if (chance(seed, 22, card) >= world.known) continue
      this.stability[card] = Math.exp(Math.log(30) + 0.6 * normal(seed, 23, card))
      this.difficulty[card] = 4
      this.day[card] = -10
    }
  }

  recall(card: number, day: number): number {
    const stability = this.stability[card]!
    return stability === 0 ? 0 : this.model.recall(stability, day - this.day[card]!)
  }

  seen(card: number, day: number, grasped: boolean): void {
    const grade = grasped ? 3 : 1
    this.stability[card] = this.model.firstStability(grade) * this.ease[card]!
    this.difficulty[card] = within(this.model.firstDifficulty(grade) + this.harder[card]!)
    this.day[card] = day
  }

  answered(card: number, day: number, recalled: boolean): void {
    this.#move(card, day - this.day[card]!, recalled)
    this.day[card] = day
  }

  again(card: number, _day: number, recalled: boolean): void {
    this.#move(card, 0, recalled)
  }

  #move(card: number, days: number, recalled: boolean): void {
    const [stability, difficulty] = [this.stability[card]!, this.difficulty[card]!]
    const grade = recalled ? 3 : 1
    this.stability[card] = this.model.stabilityAfter(stability, difficulty, days, grade)
    this.difficulty[card] = this.model.difficultyAfter(difficulty, grade)
  }
}

/** The default weights, each as far off as learners differ. */
function weightsOf(seed: number): number[] {
  const spread = (i: number) => normal(seed, 30, i)
  return default_w.map((value, i) => {
    if (i < 4) return value * Math.exp(0.4 * spread(0) + 0.2 * spread(i + 100))
    if (i === 8) return value + 0.3 * spread(i)
    if (i === 9 || i === 10 || i === 11) return value * Math.exp(0.15 * spread(i))
    if (i === 20) return value * Math.exp(0.2 * spread(i))
    return value
  })
}

/**
 * ACT-R with decay that depends on activation (Pavlik & Anderson 2005, doi 10.1207/s15516709cog0000_14): each
 * practice leaves a trace that fades as t^-d, d growing with what was active when it was made.
 */
class ActRTruth implements Truth {
  static readonly DECAY_SCALE = 0.217
  static readonly DECAY_BASE = 0.177
  static readonly NOISE = 0.255
  /** Time between sessions counts this much of time within one, as the paper found. */
  static readonly BETWEEN = 0.025
  readonly #threshold: number
  readonly #ease: Float64Array
  readonly #traces: { day: number; decay: number }[][]

  constructor(seed: number, cards: number) {
    this.#threshold = -1.5 + 0.2 * normal(seed, 40)
    this.#ease = Float64Array.from({ length: cards }, (_, card) => 0.25 * normal(seed, 41, card))
    this.#traces = Array.from({ length: cards }, () => [])
  }

  recall(card: number, day: number): number {
    if (this.#traces[card]!.length === 0) return 0
    const excess = this.#activation(card, day) - this.#threshold + this.#ease[card]!
    return 1 / (1 + Math.exp(-excess / ActRTruth.NOISE))
  }

  seen(card: number, day: number, grasped: boolean): void {
    this.#trace(card, day)
    if (grasped) this.#trace(card, day + 0.001)
  }

  answered(card: number, day: number): void {
    this.#trace(card, day)
  }

  again(card: number, day: number): void {
    this.#trace(card, day + 0.002 * this.#traces[card]!.length)
  }

  #trace(card: number, day: number): void {
    const active = this.#traces[card]!.length === 0 ? 0 : Math.exp(this.#activation(card, day))
    this.#traces[card]!.push({ day, decay: ActRTruth.DECAY_SCALE * active + ActRTruth.DECAY_BASE })
  }

  #activation(card: number, day: number): number {
    let sum = 0
    for (const trace of this.#traces[card]!) {
      const seconds = Math.max(60, (day - trace.day) * 86_400 * ActRTruth.BETWEEN)
      sum += seconds ** -trace.decay
    }
    return Math.log(sum)
  }
}

function within(difficulty: number): number {
  return Math.min(10, Math.max(1, difficulty))
}

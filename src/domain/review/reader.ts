/** How one reader differs from the average: how fast they answer, and how fast they forget. From the log alone. */

import { type ReviewEvent, standingEvents } from './events.ts'
import type { Seconds } from './exam-grid.ts'
import { MemoryModel, TraceModel } from './memory.ts'
import type { Grade } from './schedule.ts'

/** Seconds of an average reader for one answer. */
export const AVERAGE_SECONDS = { recalled: 13, forgotten: 19, fresh: 22, again: 9 } as const
/** Answers until a card that was forgotten is recalled in the same session, in the mean. */
const AGAIN_TIMES = 1.18

/** Before the log says otherwise, answers of so many average seconds stand for the average speed. */
const SPEED_PRIOR_SECONDS = 80
/** Spread of the logarithm of speed between readers, before any answer. */
const SPEED_SPREAD = 0.3
/** Spread of the logarithm of forgetting between readers, as it is taken before any answer. */
const FORGETTING_SPREAD = 0.5
/** New cards that stand for the average share grasped at first reading. */
const GRASPED_PRIOR = { share: 0.6, cards: 15 }

/** Spread of the logarithm of what a recall adds, between readers. */
const GROWTH_SPREAD = 0.5

/** Memories from one that keeps three times as long to one that forgets four times as fast … */
const FORGETTINGS = Array.from({ length: 11 }, (_, i) => 2 ** (i * 0.35 - 1.4))
/** … and from one that gains a quarter of the average by a recall to one that gains double. */
const GROWTHS = [0.25, 0.5, 1, 2]
/** Readers whose memory is one of traces are this many times as far apart (in logarithms of forgetting). */
const TRACE_WIDTH = 2
const MODELS = FORGETTINGS.flatMap(forgetting => [
  ...GROWTHS.map(growth => new MemoryModel(forgetting, growth)),
  ...GROWTHS.map(growth => new TraceModel(forgetting ** TRACE_WIDTH, growth)),
])
/** Before any answer, FSRS is the likelier by this much (a logarithm): it has been fitted to millions of them. */
const TRACE_PRIOR = -2

/** A reader's own factors; all are 1 for the average. */
export interface Reader {
  /** Time an answer takes, as a multiple of the average. */
  speed: number
  /**
   * Average seconds' worth of answers that a second ahead holds, in the mean over the speeds this reader may yet turn
   * out to have: a little more than 1 ÷ speed while few answers are known, as the quick gain more than the slow lose.
   */
  throughput: number
  /** Days that pass for this memory in one, against readers with a memory of the same kind. */
  forgetting: number
  /** Share of new cards grasped at first reading. */
  grasped: number
  /** Answers from which forgetting was learnt. */
  evidence: number
}

/** One answer, of one card. */
export interface Answered {
  /** Index of the card. */
  card: number
  day: number
  grade: Grade
  /** 0 where it was not measured. */
  seconds: number
}

/**
 * Keeps, for each speed of forgetting, the memory states that the same answers would have left, and how well each
 * has foretold the answers. Answers are added in the order in which they were given.
 */
export class ReaderFit {
  readonly #stability: Float64Array[]
  readonly #difficulty: Float64Array
  readonly #day: Int32Array
  readonly #seen: Uint8Array
  readonly #fit = MODELS.map(model => {
    const traces = model instanceof TraceModel
    const spread = FORGETTING_SPREAD * (traces ? TRACE_WIDTH : 1)
    return (
      (traces ? TRACE_PRIOR : 0) -
      0.5 * (Math.log(model.forgetting) / spread) ** 2 -
      0.5 * (Math.log(model.growth) / GROWTH_SPREAD) ** 2
    )
  })
  #evidence = 0
  #actual = SPEED_PRIOR_SECONDS
  #average = SPEED_PRIOR_SECONDS
  #fresh = GRASPED_PRIOR.cards
  #grasped = GRASPED_PRIOR.cards * GRASPED_PRIOR.share

  constructor(cards: number) {
    this.#stability = MODELS.map(() => new Float64Array(cards))
    this.#difficulty = new Float64Array(cards)
    this.#day = new Int32Array(cards)
    this.#seen = new Uint8Array(cards)
  }

  add({ card, day, grade, seconds }: Answered): void {
    const first = !this.#seen[card]
    const days = first ? 0 : Math.max(0, day - this.#day[card]!)
    if (seconds > 0) {
      const { fresh, again, recalled, forgotten } = AVERAGE_SECONDS
      this.#actual += seconds
      this.#average += first ? fresh : days === 0 ? again : grade > 1 ? recalled : forgotten
    }
    if (first) {
      this.#fresh++
      if (grade > 1) this.#grasped++
    } else if (days > 0) this.#evidence++
    for (let m = 0; m < MODELS.length; m++) this.#fold(m, card, first, days, grade)
    const average = MODELS[0]!
    this.#difficulty[card] = first
      ? average.firstDifficulty(grade)
      : average.difficultyAfter(this.#difficulty[card]!, grade)
    this.#seen[card] = 1
    this.#day[card] = first ? day : Math.max(day, this.#day[card]!)
  }

  #fold(m: number, card: number, first: boolean, days: number, grade: Grade): void {
    const model = MODELS[m]!
    const stability = this.#stability[m]!
    if (first) {
      stability[card] = model.firstStability(grade)
      return
    }
    const s = stability[card]!
    if (days > 0) {
      // Bounded, so that one slip of the finger does not outweigh a month.
      const recall = Math.min(0.98, Math.max(0.05, model.recall(s, days)))
      this.#fit[m] = this.#fit[m]! + Math.log(grade > 1 ? recall : 1 - recall)
    }
    stability[card] = model.stabilityAfter(s, this.#difficulty[card]!, days, grade)
  }

  /** How likely each model is, by the answers so far; adds up to 1. */
  #likely(): number[] {
    const most = Math.max(...this.#fit)
    const weights = this.#fit.map(fit => Math.exp(fit - most))
    const sum = weights.reduce((a, b) => a + b, 0)
    return weights.map(weight => weight / sum)
  }

  /** Forgetting in the mean over the models, each as far from its own average as readers are apart. */
  #forgetting(): number {
    return Math.exp(
      this.#likely().reduce((sum, weight, m) => {
        const { forgetting } = MODELS[m]!
        const width = MODELS[m] instanceof TraceModel ? TRACE_WIDTH : 1
        return sum + (weight * Math.log(forgetting)) / width
      }, 0),
    )
  }

  reader(): Reader {
    const speed = this.#actual / this.#average
    return {
      speed,
      throughput: (1 + (SPEED_SPREAD ** 2 * SPEED_PRIOR_SECONDS) / this.#average) / speed,
      forgetting: this.#forgetting(),
      grasped: this.#grasped / this.#fresh,
      evidence: this.#evidence,
    }
  }

  /** The memory of this reader: the model nearest to what the answers say, and the states under it. */
  memory(): { model: MemoryModel; stability: Float64Array; difficulty: Float64Array; day: Int32Array } {
    const likely = this.#likely()
    const traces = likely.reduce((sum, weight, m) => sum + (MODELS[m] instanceof TraceModel ? weight : 0), 0)
    const m = likely.reduce((best, weight, i) => {
      if (MODELS[i] instanceof TraceModel !== traces > 0.5) return best
      return best < 0 || weight > likely[best]! ? i : best
    }, -1)
    return { model: MODELS[m]!, stability: this.#stability[m]!, difficulty: this.#difficulty, day: this.#day }
  }
}

/** What this reader's answers take. */
export function secondsOf({ speed }: Pick<Reader, 'speed'>): Seconds {
  const { recalled, forgotten, fresh, again } = AVERAGE_SECONDS
  return {
    recalled: recalled * speed,
    forgotten: (forgotten + again * AGAIN_TIMES) * speed,
    grasped: fresh * speed,
    missed: (fresh + again * AGAIN_TIMES) * speed,
  }
}

/** Before any day has been kept or missed, this many stand for what readers do. */
const KEPT_PRIOR = { share: 0.92, days: 4 }

/** Share of the days to come that will be kept, by the days so far on which there was to be a session. */
export function keptShare(kept: number, days: number): number {
  return (Math.min(kept, days) + KEPT_PRIOR.share * KEPT_PRIOR.days) / (days + KEPT_PRIOR.days)
}

/** A reader's log, read once for a plan. */
export interface ReaderLog {
  reader(): Reader
  /** This reader's memory, and the state of a card under it; undefined for a card without a scheduled answer. */
  memory(): { model: MemoryModel; of(card: string): { stability: number; difficulty: number } | undefined }
  /** Seconds spent on scheduled answers on a study day. */
  secondsOn(day: number): number
  /** Of the study days from one up to, not with, another: how many were to have a session, and how many had one. */
  daysBetween(from: number, to: number, open: (day: number) => boolean): { all: number; kept: number }
}

export function readLog(events: readonly ReviewEvent[]): ReaderLog {
  const answers = standingEvents(events).filter(event => event.kind === 'review' && event.grade !== 0)
  const index = new Map<string, number>()
  for (const { card } of answers) if (!index.has(card)) index.set(card, index.size)
  const fit = new ReaderFit(index.size)
  const seconds = new Map<number, number>()
  for (const { card, day, grade, ms, clock } of answers) {
    if (grade === 0) continue
    // A clock that says nothing about the calendar says nothing about how long was remembered, either.
    fit.add({ card: index.get(card)!, day, grade, seconds: clock ? 0 : ms / 1000 })
    seconds.set(day, (seconds.get(day) ?? 0) + ms / 1000)
  }
  return {
    reader: () => fit.reader(),
    memory() {
      const { model, stability, difficulty } = fit.memory()
      const of = (card: string) => {
        const i = index.get(card)
        return i === undefined ? undefined : { stability: stability[i]!, difficulty: difficulty[i]! }
      }
      return { model, of }
    },
    secondsOn: day => seconds.get(day) ?? 0,
    daysBetween(from, to, open) {
      let all = 0
      let kept = 0
      // A plan never looks back further than it looks ahead.
      for (let day = Math.max(from, to - 366); day < to; day++) {
        if (!open(day)) continue
        all++
        if (seconds.has(day)) kept++
      }
      return { all, kept }
    },
  }
}

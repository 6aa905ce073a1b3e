/** One learner under one policy, from the first day to the exam. */

import { MemoryModel } from '../../src/domain/review/memory.ts'
import { Learner, type World } from './learner.ts'

/** How much time there is for how many cards. */
export interface Scenario {
  days: number
  minutes: number
  cards: number
}

/** What every scheduler may know: its own reading of the answers, by the default weights. */
export interface Belief {
  readonly model: MemoryModel
  /** 0 for a card not yet seen. */
  readonly stability: Float64Array
  readonly difficulty: Float64Array
  /** Of the last answer. */
  readonly day: Int32Array
  readonly answers: Uint16Array
}

interface Heard {
  card: number
  day: number
  grade: 1 | 3
  seconds: number
  /** Whether it is the card's first answer of the day. */
  first: boolean
}

interface Policy {
  /** Cards to ask on a day, in order; the session ends when time or cards run out. */
  queue(day: number): ArrayLike<number>
  heard?(answer: Heard): void
  /** Seconds of a day; where absent, the scenario's minutes. */
  seconds?(day: number): number
  /** Expected share recalled on the exam day, as the policy itself foretells it. */
  forecast?(): number | undefined
}

export type MakePolicy = (belief: Belief, scenario: Scenario, learner: Learner) => Policy

export interface Result {
  /** True share recalled on the exam day. */
  exam: number
  /** The same 30 days after the exam, nothing having been asked since. */
  later: number
  minutes: number
  seen: number
  /** By day, what the policy foretold before the day's session. */
  forecasts: number[]
}

const WAIT_DAYS = 30
/** Shares of the time after which forecasts are held against the truth. */
const FORECAST_SHARES = [0, 0.25, 0.5, 0.75, 1]

/** The days, from 0, on which a policy's forecasts are held against the truth. */
export function forecastDays(days: number): number[] {
  return FORECAST_SHARES.map(share => Math.round(share * (days - 1)))
}

export function run(make: MakePolicy, scenario: Scenario, world: World, seed: number): Result {
  const { days, cards } = scenario
  const learner = new Learner(world, seed, cards)
  const belief: Belief = {
    model: new MemoryModel(),
    stability: new Float64Array(cards),
    difficulty: new Float64Array(cards),
    day: new Int32Array(cards),
    answers: new Uint16Array(cards),
  }
  const policy = make(belief, scenario, learner)
  const forecasts: number[] = []
  let total = 0
  for (let day = 0; day < days; day++) {
    if (!learner.studies(day)) continue
    const budget = policy.seconds?.(day) ?? scenario.minutes * 60
    if (budget <= 0) continue
    const queue = policy.queue(day)
    const forecast = policy.forecast?.()
    if (forecast !== undefined) forecasts[day] = forecast
    let spent = 0
    for (let i = 0; i < queue.length && spent < budget; i++) {
      const card = queue[i]!
      let answer = learner.answer(card, day)
      spent += answer.seconds
      hear(belief, policy, { card, day, first: true, ...answer })
      while (answer.grade === 1) {
        answer = learner.answerAgain(card, day)
        spent += answer.seconds
        hear(belief, policy, { card, day, first: false, ...answer })
      }
    }
    total += spent
  }
  let exam = 0
  let later = 0
  let seen = 0
  for (let card = 0; card < cards; card++) {
    exam += learner.recall(card, days)
    later += learner.recall(card, days + WAIT_DAYS)
    seen += learner.started[card]!
  }
  return { exam: exam / cards, later: later / cards, minutes: total / 60, seen: seen / cards, forecasts }
}

/** The fold of the handbook's own log: FSRS-6 on whole days. */
function hear(belief: Belief, policy: Policy, answer: Heard): void {
  const { model, stability, difficulty } = belief
  const { card, day, grade } = answer
  if (belief.answers[card] === 0) {
    stability[card] = model.firstStability(grade)
    difficulty[card] = model.firstDifficulty(grade)
  } else {
    const before = difficulty[card]!
    stability[card] = model.stabilityAfter(stability[card]!, before, day - belief.day[card]!, grade)
    difficulty[card] = model.difficultyAfter(before, grade)
  }
  belief.day[card] = day
  belief.answers[card] = belief.answers[card]! + 1
  policy.heard?.(answer)
}

/** Cards by a key that is worked out once for each, the least first; equals keep their order. */
export function sortedBy(cards: readonly number[], key: (card: number) => number): number[] {
  return cards
    .map(card => ({ card, key: key(card) }))
    .sort((a, b) => a.key - b.key)
    .map(({ card }) => card)
}

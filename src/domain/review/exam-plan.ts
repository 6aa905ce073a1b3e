/**
 * The plan before an exam: what to ask today, in which order, and what it comes to on the day. It chooses and orders;
 * the memory states stay what the log makes them, so that without the plan the ordinary schedule goes on.
 */

import { type Seconds, type Transitions, transitions } from './exam-grid.ts'
import { Horizon, type Outlook } from './exam-horizon.ts'
import type { PlanCards } from './exam-options.ts'
import { LEAST_PRICE, price } from './exam-prices.ts'
import { type ExamSettings, isOpen, LONGEST_DAYS } from './exam-settings.ts'
import type { MemoryModel } from './memory.ts'
import { freshOrder, isChanged, isWanted, type QueueCard } from './queue.ts'
import { keptShare, type Reader, type ReaderLog, secondsOf } from './reader.ts'
import type { CardState } from './schedule.ts'
import { dayOfDate } from './study-day.ts'

/** Everything a plan is made of. */
export interface PlanInput {
  cards: readonly QueueCard[]
  states: ReadonlyMap<string, CardState>
  log: ReaderLog
  settings: ExamSettings
  today: number
}

export interface ExamPlan {
  /** Whole days left, 0 on the exam day. */
  daysLeft: number
  /** Cards for what is left of today, in the order of asking. Final: it must not be spread or mixed again. */
  queue: string[]
  /** How many of them are new. */
  fresh: number
  /** Expected minutes for them, at this reader's pace. */
  minutes: number
  /** Expected share of all cards recalled on the exam day: if the plan is kept, and if only today is left out. */
  recall: number
  recallWithoutToday: number
  /** By day from today: the share recalled on the exam day if nothing were asked after that day. */
  curve: { day: number; kept: number; withoutToday: number }[]
  /** Seconds expected on each day from today. */
  seconds: number[]
  /** Cards that the time does not suffice for, the least important first to go. */
  unfit: string[]
  /** Cards that count: neither retired nor suspended. */
  total: number
  reader: Reader
  /** Days just before today that were to have a session and had none. */
  missed: number
}

/** Recall on the exam day from which a plan counts as good enough. */
const GOOD_RECALL = 0.9
/** From this share of a card on, a day's time still takes the next one. */
const HALF = 0.5
/** On the exam day a card that would be recalled this surely is left in peace. */
const SURE = 0.97
/** Days between the pass on the exam day and the exam itself. */
const HOURS_BEFORE = 0.1

/** Whether the time is too short: cards are left out, or fewer are expected to be recalled than is good. */
export function isShort(plan: ExamPlan): boolean {
  return plan.daysLeft > 0 && (plan.unfit.length > 0 || plan.recall < GOOD_RECALL)
}

/** The plan for a day; undefined once the exam is over, or while it is more than a year away. */
export function planExam(input: PlanInput): ExamPlan | undefined {
  const daysLeft = dayOfDate(input.settings.date) - input.today
  if (!(daysLeft >= 0 && daysLeft <= LONGEST_DAYS)) return undefined
  const deck = deckOf(input)
  return daysLeft === 0 ? lastPass(input, deck) : planDays(basisOf(input, deck, daysLeft))
}

/**
 * Minutes a day from which all cards fit and at least nine in ten are expected to be recalled.
 * @returns undefined where no four hours a day suffice
 */
export function enoughMinutes(input: PlanInput): number | undefined {
  const basis = basisOf(input, deckOf(input), dayOfDate(input.settings.date) - input.today)
  const tries = [5, 10, 15, 20, 25, 30, 40, 50, 60, 75, 90, 120, 150, 180, 240]
  return tries.find(minutes => {
    if (minutes <= input.settings.minutes) return false
    const { outlook } = priceDays(basis, { ...input.settings, minutes })
    return shareOf(outlook.recalled, basis.deck) >= GOOD_RECALL && unfitCount(outlook, basis.deck) === 0
  })
}

/** The cards that count, as numbers: new ones in the order of learning, core first. */
interface PlanDeck extends PlanCards {
  ids: string[]
  /** Cards not yet seen. */
  unseen: string[]
  /** Whether a card goes before all others: its content has changed, or a mock exam has shown it not to be known. */
  first: boolean[]
}

function deckOf({ cards, states, log, today }: PlanInput): PlanDeck {
  const unseen = freshOrder(cards, states)
  const seen = cards.filter(card => {
    const state = states.get(card.id)
    return !card.retired && state && state.phase !== 'new' && !state.suspended
  })
  const ids = [...seen.map(card => card.id), ...unseen]
  const memory = log.memory()
  const stability = new Float64Array(ids.length)
  const difficulty = new Float64Array(ids.length)
  const elapsed = new Float64Array(ids.length)
  for (const [i, card] of seen.entries()) {
    const state = states.get(card.id)!
    const own = memory.of(card.id)
    stability[i] = own?.stability ?? state.stability
    difficulty[i] = own?.difficulty ?? state.difficulty
    // A card forgotten today and not yet recalled is still to be asked.
    elapsed[i] = Math.max(state.phase === 'learning' ? HOURS_BEFORE : 0, today - state.day)
  }
  const known = new Map(cards.map(card => [card.id, card]))
  const first = ids.map(id => {
    const state = states.get(id)
    return state !== undefined && (isChanged(known.get(id)!, state) || isWanted(state, today))
  })
  return { count: ids.length, ids, unseen, stability, difficulty, elapsed, first }
}

/** What does not depend on how the days are used, worked out once for a plan and all that it is compared with. */
interface Basis {
  input: PlanInput
  deck: PlanDeck
  days: number
  reader: Reader
  model: MemoryModel
  seconds: Seconds
  tables: Transitions
}

function basisOf(input: PlanInput, deck: PlanDeck, days: number): Basis {
  const { model } = input.log.memory()
  const seconds = secondsOf({ speed: 1 })
  const tables = transitions(model, seconds, days)
  return { input, deck, days, reader: input.log.reader(), model, seconds, tables }
}

/** Seconds of an average reader that this reader has on each day from today. */
function budgetOf({ input, reader, days }: Basis, settings: ExamSettings): Float64Array {
  const { today, log } = input
  const open = log.daysBetween(settings.started, today, day => isOpen(settings, day))
  const share = keptShare(open.kept, open.all)
  const budget = new Float64Array(days)
  for (let day = 0; day < days; day++) {
    if (!isOpen(settings, today + day)) continue
    const seconds = settings.minutes * 60
    budget[day] =
      day === 0
        ? secondsLeft(settings, log.secondsOn(today)) / reader.speed
        : share * seconds * reader.throughput
  }
  return budget
}

/** What a day still has; a rest that is hardly worth sitting down for counts as none. */
function secondsLeft({ minutes }: ExamSettings, spent: number): number {
  const left = 60 * minutes - spent
  return spent > 0 && left < Math.max(60, 0.1 * 60 * minutes) ? 0 : left
}

function priceDays(basis: Basis, settings: ExamSettings, skipToday = false) {
  const { deck, reader, model, seconds, tables } = basis
  const budget = budgetOf(basis, settings)
  if (skipToday) budget[0] = 0
  const open = Array.from(budget, value => value > 0)
  const horizon = new Horizon(model, tables, seconds, deck, reader, open)
  const least = settings.thrifty ? LEAST_PRICE.enough : LEAST_PRICE.allTime
  return { ...price(horizon, budget, least), horizon, budget }
}

function planDays(basis: Basis): ExamPlan {
  const { input, deck, reader, days } = basis
  const { horizon, prices, least, outlook, budget } = priceDays(basis, input.settings)
  const { gain, cost } = horizon.gains(prices)
  const ranked = deck.ids
    .map((_, card) => card)
    .filter(card => deck.first[card] || gain[card]! > least)
    .sort((a, b) => Number(deck.first[b]) - Number(deck.first[a]) || gain[b]! - gain[a]!)
  const { taken, seconds } = take(ranked, cost, budget[0]!)
  const without = priceDays(basis, input.settings, true).outlook
  // Prices fit the time to within a few hundredths, and a day less is never worth more.
  const recallWithoutToday = Math.min(outlook.recalled, without.recalled)
  const fitted = without.recalled > 0 ? recallWithoutToday / without.recalled : 1
  const unfit = unfitCount(outlook, deck)
  return {
    daysLeft: days,
    queue: taken.map(card => deck.ids[card]!),
    fresh: taken.filter(card => deck.stability[card] === 0).length,
    minutes: minutesOf(seconds * reader.speed),
    recall: shareOf(outlook.recalled, deck),
    recallWithoutToday: shareOf(recallWithoutToday, deck),
    curve: Array.from(outlook.recalledIfStopped, (kept, day) => ({
      day: input.today + day,
      kept: shareOf(kept, deck),
      withoutToday: shareOf(fitted * without.recalledIfStopped[day]!, deck),
    })),
    seconds: Array.from(outlook.seconds, value => value * reader.speed),
    unfit: deck.unseen.slice(deck.unseen.length - unfit),
    total: deck.count,
    reader,
    missed: missedDays(input),
  }
}

function shareOf(cards: number, deck: PlanDeck): number {
  return deck.count > 0 ? cards / deck.count : 1
}

/** On the exam day: once through what is weakest, as far as the time goes. */
function lastPass(input: PlanInput, deck: PlanDeck): ExamPlan {
  const reader = input.log.reader()
  const { model } = input.log.memory()
  const costs = secondsOf({ speed: 1 })
  const recall = Float64Array.from(deck.ids, (_, i) =>
    deck.stability[i] === 0 ? 0 : model.recall(deck.stability[i]!, deck.elapsed[i]! + HOURS_BEFORE),
  )
  const cost = Float64Array.from(recall, r => r * costs.recalled + (1 - r) * costs.forgotten)
  const weak = deck.ids
    .map((_, i) => i)
    .filter(i => deck.stability[i]! > 0 && recall[i]! < SURE && deck.elapsed[i]! > 0)
    .sort((a, b) => recall[a]! - recall[b]!)
  const left = secondsLeft(input.settings, input.log.secondsOn(input.today)) / reader.speed
  const { taken, seconds } = take(weak, cost, left)
  const without = recall.reduce((sum, r) => sum + r, 0)
  const gained = taken.reduce((sum, i) => sum + Math.max(0, SURE - recall[i]!), 0)
  return {
    daysLeft: 0,
    queue: taken.map(i => deck.ids[i]!),
    fresh: 0,
    minutes: minutesOf(seconds * reader.speed),
    recall: shareOf(without + gained, deck),
    recallWithoutToday: shareOf(without, deck),
    curve: [
      { day: input.today, kept: shareOf(without + gained, deck), withoutToday: shareOf(without, deck) },
    ],
    seconds: [seconds * reader.speed],
    unfit: deck.unseen,
    total: deck.count,
    reader,
    missed: missedDays(input),
  }
}

function missedDays({ log, settings, today }: PlanInput): number {
  const open = (day: number) => isOpen(settings, day)
  let missed = 0
  for (let day = today - 1; day >= settings.started; day--) {
    const { all, kept } = log.daysBetween(day, day + 1, open)
    if (kept > 0) break
    missed += all
  }
  return missed
}

/** As many of the ranked cards as fit, and the seconds they take. */
function take(ranked: readonly number[], cost: Float64Array, budget: number) {
  const taken: number[] = []
  let seconds = 0
  for (const card of ranked) {
    if (seconds + HALF * cost[card]! > budget) break
    seconds += cost[card]!
    taken.push(card)
  }
  return { taken, seconds }
}

function unfitCount(outlook: Outlook, deck: PlanDeck): number {
  const met = outlook.fresh.reduce((sum, cards) => sum + cards, 0)
  const left = deck.unseen.length - met
  // The outlook spreads chances thinly; a card in fifty is none that fails to fit.
  return left > 1 + deck.unseen.length / 50 ? Math.round(left) : 0
}

/** Whole minutes, for which a reader has asked; the last card of a day may end some seconds after them. */
function minutesOf(seconds: number): number {
  return seconds > 0 ? Math.max(1, Math.round(seconds / 60)) : 0
}

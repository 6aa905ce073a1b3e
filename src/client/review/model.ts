/** What the review page knows and does, apart from how it looks. */

import { isBehind } from '../../domain/review/clock.ts'
import type { Deck, DeckCard } from '../../domain/review/deck.ts'
import type { EventKind, ReviewEvent } from '../../domain/review/events.ts'
import type { ExamPlan } from '../../domain/review/exam-plan.ts'
import { hadTurn, isDue, sessionOrder, type Waiting, waitingCards } from '../../domain/review/queue.ts'
import { type CardState, type Grade, newState } from '../../domain/review/schedule.ts'
import { type ReviewSettings, readSettings } from '../../domain/review/settings.ts'
import { studyDay } from '../../domain/review/study-day.ts'
import { writeDue } from '../page/due.ts'
import { PROBLEMS, StorageError, type StorageListener, type StorageProblem } from '../store/problems.ts'
import type { ReviewStorage, Stored } from '../store/review-storage.ts'
import { BEHIND, redatedWords, redateFuture } from './clock-right.ts'
import { dueAhead } from './due-ahead.ts'
import { type OpenedStorage, openStorage, reopenStorage } from './opening.ts'
import { Planner } from './planner.ts'
import { leaveTrace, reviewsSeen } from './trace.ts'

export class ReviewModel {
  readonly deck: Deck
  readonly cards: ReadonlyMap<string, DeckCard>
  storage: ReviewStorage
  states: Map<string, CardState>
  settings: ReviewSettings
  reviews: number
  reviewsSinceExport: number
  /** The sentence about what is wrong with storage, where something is. */
  problem: string | undefined
  /** Whether a record lies on this device that could not be opened: what the page shows is then not the record. */
  unopened = false
  /** What was noticed about the record on opening, to be said once. */
  notices: string[] = []
  /** How many reviews this browser held before its store was emptied; 0 where it was not. */
  lost = 0
  readonly planner = new Planner()
  /** Changes of the log and the states, counted: a plan rests on them. */
  #writes = 0
  /** Called after every change. */
  onchange: () => void = () => {}

  private constructor(deck: Deck, opened: OpenedStorage, stored: Stored) {
    this.deck = deck
    this.cards = new Map(deck.cards.map(card => [card.id, card]))
    this.storage = opened.storage
    this.states = stored.states
    this.settings = stored.settings
    this.reviews = stored.reviews
    this.reviewsSinceExport = stored.reviewsSinceExport
    this.#opened(opened)
  }

  /**
   * The model with what this device holds; in a browser that stores nothing, with an empty log in memory.
   * @param path of the handbook's folder
   * @param onwait told what to say while another tab has to be closed first
   */
  static async open(deck: Deck, path: string, onwait: (sentence: string) => void): Promise<ReviewModel> {
    let model: ReviewModel | undefined
    let early: StorageProblem | undefined
    const listener: StorageListener = {
      problem(problem) {
        if (model) return model.#say(problem)
        if (problem === 'blocked') onwait(PROBLEMS.blocked)
        else early = problem
      },
      changed: () => void model?.refresh().catch(error => model?.report(error)),
    }
    const opened = await openStorage(path, listener)
    model = new ReviewModel(deck, opened, await opened.storage.read())
    model.#listener = listener
    model.#path = path
    if (early && !opened.problem) model.#say(early)
    await model.#putClockRight().catch(error => model?.report(error))
    if (isBehind(Date.now(), deck.made)) model.notices.push(BEHIND)
    return model
  }

  #listener: StorageListener | undefined
  #path = ''

  #opened({ problem, joined, unopened }: OpenedStorage): void {
    this.unopened = unopened
    this.problem = problem && PROBLEMS[problem]
    if (joined > 0) {
      this.notices.push(`找到這個瀏覽器先前存在別的資料夾或網址的 ${joined} 次複習，已經合併，一次也沒有少。`)
    }
    const seen = reviewsSeen()
    this.lost = this.storage.durable && this.reviews === 0 ? seen : 0
  }

  /**
   * Tries again to open a record that could not be opened; what was done meanwhile in memory joins it.
   * @returns whether the page now shows the record
   */
  async reopen(): Promise<boolean> {
    if (!this.unopened || !this.#listener) return !this.unopened
    const opened = await reopenStorage(this.#path, this.#listener, this.storage)
    if (!opened) return false
    this.storage = opened.storage
    await this.refresh()
    this.#opened(opened)
    this.onchange()
    return true
  }

  /** Minutes east of UTC, at an instant in milliseconds. */
  #tz(now: number): number {
    return -new Date(now).getTimezoneOffset()
  }

  today(now = Date.now()): number {
    return studyDay(now, this.#tz(now), this.settings.dayStart)
  }

  /** The plan before the exam; undefined without one, until it is worked out, and once the exam is over. */
  get plan(): ExamPlan | undefined {
    return this.settings.exam && this.planner.plan
  }

  /** Whether the first plan is still being worked out: nobody knows yet what today's cards are. */
  get planning(): boolean {
    return this.settings.exam !== undefined && !this.planner.settled
  }

  /** Asks for a new plan where the log, the settings of the plan, or the day are others than at the last one. */
  async replan(): Promise<void> {
    const { deck, settings, states, storage } = this
    const basis = { deck, settings, states, storage, today: this.today(), writes: this.#writes }
    await this.planner.update(basis, () => this.onchange()).catch(error => this.report(error))
  }

  /** What waits today: the plan's choice before an exam, else what is due and the day's new cards. */
  waiting(): Waiting {
    if (this.planning) return { due: [], fresh: [] }
    const order = this.#ofPlan()
    if (order) {
      const isFresh = (id: string) => this.state(id).phase === 'new'
      return { due: order.filter(id => !isFresh(id)), fresh: order.filter(isFresh) }
    }
    return waitingCards(this.deck.cards, this.states, this.today(), this.settings)
  }

  /** The order in which to ask what waits; the plan's is final, and neither mixed nor spread. */
  order(waiting: Waiting): string[] {
    return this.#ofPlan() ?? sessionOrder(waiting, this.cards)
  }

  /** The plan's cards that have not had their turn today. */
  #ofPlan(): string[] | undefined {
    return this.plan?.queue.filter(id => !this.state(id).suspended && !hadTurn(this.state(id), this.today()))
  }

  state(card: string): CardState {
    return this.states.get(card) ?? newState(card)
  }

  /** Whether a card of a sitting for the schedule may still be asked: another tab may have asked it meanwhile. */
  waits(card: DeckCard): boolean {
    // Before an exam cards are asked that are not due; the plan itself may not be there again after a reload.
    return this.settings.exam ? !hadTurn(this.state(card.id), this.today()) : this.counts(card)
  }

  /** Whether an answer now belongs to the schedule: the card is new, due, or the plan's choice for today. */
  counts(card: DeckCard): boolean {
    const state = this.states.get(card.id)
    if (this.plan?.queue.includes(card.id) && !hadTurn(this.state(card.id), this.today())) return true
    return !state || state.phase === 'new' || isDue(card, state, this.today(), this.settings.retention)
  }

  /**
   * Writes an answer; resolves once it is stored.
   * @throws {StorageError} when it is not; nothing has changed then
   */
  async answer(card: DeckCard, grade: Grade, kind: 'review' | 'cram', ms: number): Promise<void> {
    await this.#write(card.id, card.rev, kind, { grade, ms })
  }

  async suspend(card: DeckCard): Promise<void> {
    await this.#write(card.id, card.rev, 'suspend')
  }

  async unsuspend(card: DeckCard): Promise<void> {
    await this.#write(card.id, card.rev, 'unsuspend')
  }

  /** Takes back the last thing done on this device; returns it, or undefined where there is nothing left. */
  async undo(): Promise<ReviewEvent | undefined> {
    const last = await this.storage.lastStanding()
    if (last) await this.#write(last.card, last.rev, 'undo', { of: last.id })
    return last
  }

  async #write(
    card: string,
    rev: string,
    kind: EventKind,
    more: { grade?: Grade; ms?: number; of?: string } = {},
  ): Promise<void> {
    const now = Date.now()
    const { grade = 0 as const, ms = 0, of } = more
    const draft = {
      t: now,
      day: this.today(now),
      tz: this.#tz(now),
      card,
      rev,
      kind,
      grade,
      ms: Math.round(ms),
      ...(of ? { of } : {}),
      ...(isBehind(now, this.deck.made) ? { clock: 'behind' as const } : {}),
    }
    const { state, reviews } = await this.storage.append(draft)
    if (state) this.states.set(card, state)
    else this.states.delete(card)
    this.#writes++
    this.reviewsSinceExport += reviews - this.reviews
    this.reviews = reviews
    this.onchange()
  }

  async #putClockRight(): Promise<void> {
    const now = Date.now()
    if (isBehind(now, this.deck.made)) return
    const moved = await redateFuture(this.storage, this.states, now, this.today(now), this.#tz(now))
    if (moved > 0) this.notices.push(redatedWords(moved))
  }

  async changeSettings(change: Partial<ReviewSettings>): Promise<void> {
    const settings = readSettings({ ...this.settings, ...change })
    await this.storage.saveSettings(settings)
    this.settings = settings
    if ('exam' in change) this.planner.clear()
    this.onchange()
  }

  /** Reads anew what is stored: another tab has written, or a backup was added. */
  async refresh(): Promise<void> {
    const before = this.reviews
    const { states, settings, reviews, reviewsSinceExport } = await this.storage.read()
    Object.assign(this, { states, settings, reviews, reviewsSinceExport })
    this.#writes++
    // The system has closed the connection and given an empty store in its place.
    if (reviews === 0 && before > 0 && this.storage.durable && reviewsSeen() > 0) this.lost = before
    await this.#putClockRight()
    this.onchange()
  }

  /**
   * Makes sure that the states belong to the log, and rebuilds them where they do not.
   * @param rest waited for before, and between two cards
   */
  async repair(rest: () => Promise<void>): Promise<void> {
    try {
      await rest()
      if (await this.storage.repair(rest)) await this.refresh()
    } catch (error) {
      this.report(error)
    }
  }

  /** Leaves word for the home page: how many cards wait, today and on the days to come, and how long they take. */
  rememberDue(): void {
    if (this.unopened || this.planning) return
    const { deck, states, settings, plan } = this
    writeDue(dueAhead(deck.cards, states, settings, plan, this.today()))
    if (this.storage.durable && this.lost === 0) leaveTrace(this.reviews)
  }

  /** The reader has read that the store was emptied. */
  forgetLoss(): void {
    this.lost = 0
    leaveTrace(this.reviews)
    this.onchange()
  }

  /** Shows the sentence about a failed read or write where the screen has no place of its own for it. */
  report(error: unknown): void {
    this.problem = sentenceOf(error)
    this.onchange()
  }

  #say(problem: StorageProblem): void {
    this.problem = PROBLEMS[problem]
    this.onchange()
  }
}

/** The sentence for the reader about a failed read or write; any other error is passed on. */
export function sentenceOf(error: unknown): string {
  if (error instanceof StorageError) return error.message
  throw error
}

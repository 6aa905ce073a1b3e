/** What the review page knows and does, apart from how it looks. */

import { futureCards, isBehind, redatesOf } from '../../domain/review/clock.ts'
import type { Deck, DeckCard } from '../../domain/review/deck.ts'
import type { EventKind, ReviewEvent } from '../../domain/review/events.ts'
import { expectedMinutes, isDue, type Waiting, waitingCards } from '../../domain/review/queue.ts'
import { type CardState, type Grade, newState } from '../../domain/review/schedule.ts'
import type { ReviewSettings } from '../../domain/review/settings.ts'
import { waitingAhead } from '../../domain/review/statistics.ts'
import { studyDay } from '../../domain/review/study-day.ts'
import { writeDue } from '../page/due.ts'
import { PROBLEMS, StorageError, type StorageListener, type StorageProblem } from '../store/problems.ts'
import type { ReviewStorage, Stored } from '../store/review-storage.ts'
import { type OpenedStorage, openStorage, reopenStorage } from './opening.ts'
import { leaveTrace, reviewsSeen } from './trace.ts'

/** For so many days the home page can say what waits without this page being opened. */
const DAYS_AHEAD = 14

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

  waiting(): Waiting {
    return waitingCards(this.deck.cards, this.states, this.today(), this.settings)
  }

  state(card: string): CardState {
    return this.states.get(card) ?? newState(card)
  }

  /** Whether an answer now belongs to the schedule: the card is new, or due. */
  counts(card: DeckCard): boolean {
    const state = this.states.get(card.id)
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
    this.reviewsSinceExport += reviews - this.reviews
    this.reviews = reviews
    this.onchange()
  }

  /** Moves to today what a clock that was ahead has put into the future, now that the clock is right. */
  async #putClockRight(): Promise<void> {
    const now = Date.now()
    if (isBehind(now, this.deck.made)) return
    const today = this.today(now)
    let moved = 0
    for (const card of futureCards(this.states.values(), now, today)) {
      for (const draft of redatesOf(await this.storage.eventsOf(card), now, today, this.#tz(now))) {
        const { state } = await this.storage.append(draft)
        if (state) this.states.set(card, state)
        moved++
      }
    }
    if (moved > 0) {
      this.notices.push(
        `有 ${moved} 筆紀錄的日期比今天還晚，應是那時裝置的時鐘快了；排程已改以今天計算，紀錄都在。`,
      )
    }
  }

  async changeSettings(change: Partial<ReviewSettings>): Promise<void> {
    const settings = { ...this.settings, ...change }
    await this.storage.saveSettings(settings)
    this.settings = settings
    this.onchange()
  }

  /** Reads anew what is stored: another tab has written, or a backup was added. */
  async refresh(): Promise<void> {
    const before = this.reviews
    const { states, settings, reviews, reviewsSinceExport } = await this.storage.read()
    Object.assign(this, { states, settings, reviews, reviewsSinceExport })
    // The system has closed the connection and given an empty store in its place.
    if (reviews === 0 && before > 0 && this.storage.durable && reviewsSeen() > 0) this.lost = before
    await this.#putClockRight()
    this.onchange()
  }

  /** Makes sure that the states belong to the log, and rebuilds them where they do not. */
  async repair(): Promise<void> {
    try {
      if (await this.storage.repair()) await this.refresh()
    } catch (error) {
      this.report(error)
    }
  }

  /** Leaves word for the home page: how many cards wait, today and on the days to come, and how long they take. */
  rememberDue(): void {
    if (this.unopened) return
    const day = this.today()
    const ahead = waitingAhead(this.deck.cards, this.states, day, this.settings, DAYS_AHEAD)
    writeDue({
      day,
      dayStart: this.settings.dayStart,
      counts: ahead.map(({ due, fresh }) => due + fresh),
      minutes: ahead.map(({ due, fresh }) => expectedMinutes(due, fresh)),
    })
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

const BEHIND =
  '這台裝置的時鐘停在手冊製作之前，日期應該不對。請先校正時鐘；不校正也能複習，但這段時間不會用來計算記得多久。'

/** The sentence for the reader about a failed read or write; any other error is passed on. */
export function sentenceOf(error: unknown): string {
  if (error instanceof StorageError) return error.message
  throw error
}

/** What the review page knows and does, apart from how it looks. */

import type { Deck, DeckCard } from '../../domain/review/deck.ts'
import type { EventKind, ReviewEvent } from '../../domain/review/events.ts'
import { expectedMinutes, isDue, type Waiting, waitingCards } from '../../domain/review/queue.ts'
import { type CardState, type Grade, newState } from '../../domain/review/schedule.ts'
import type { ReviewSettings } from '../../domain/review/settings.ts'
import { waitingAhead } from '../../domain/review/statistics.ts'
import { studyDay } from '../../domain/review/study-day.ts'
import { writeDue } from '../page/due.ts'
import {
  memoryStorage,
  openStorage,
  PROBLEMS,
  type ReviewStorage,
  StorageError,
  type StorageProblem,
  type Stored,
} from '../store/storage.ts'

/** For so many days the home page can say what waits without this page being opened. */
const DAYS_AHEAD = 14

export class ReviewModel {
  readonly deck: Deck
  readonly cards: ReadonlyMap<string, DeckCard>
  readonly storage: ReviewStorage
  states: Map<string, CardState>
  settings: ReviewSettings
  reviews: number
  reviewsSinceExport: number
  /** The sentence about what is wrong with storage, where something is. */
  problem: string | undefined
  /** Called after every change. */
  onchange: () => void = () => {}

  private constructor(deck: Deck, storage: ReviewStorage, stored: Stored) {
    this.deck = deck
    this.cards = new Map(deck.cards.map(card => [card.id, card]))
    this.storage = storage
    this.states = stored.states
    this.settings = stored.settings
    this.reviews = stored.reviews
    this.reviewsSinceExport = stored.reviewsSinceExport
  }

  /**
   * The model with what this device holds; in a browser that stores nothing, with an empty log in memory.
   * @param onwait told what to say while another tab has to be closed first
   */
  static async open(deck: Deck, scope: string, onwait: (sentence: string) => void): Promise<ReviewModel> {
    let model: ReviewModel | undefined
    let early: StorageProblem | undefined
    const listener = {
      problem(problem: StorageProblem) {
        if (model) return model.#say(problem)
        if (problem === 'blocked') onwait(PROBLEMS.blocked)
        else early = problem
      },
      changed: () => void model?.refresh().catch(error => model?.report(error)),
    }
    let storage: ReviewStorage | undefined
    try {
      storage = await openStorage(scope, listener)
      model = new ReviewModel(deck, storage, await storage.read())
    } catch (error) {
      // Whatever the reason, the cards stay readable; the page says what is wrong.
      if (!(error instanceof StorageError)) throw error
      storage?.close()
      early = error.problem === 'failed' ? 'unreadable' : error.problem
      const memory = memoryStorage()
      model = new ReviewModel(deck, memory, await memory.read())
    }
    if (early) model.#say(early)
    return model
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
    const tz = this.#tz(now)
    const draft = {
      t: now,
      day: this.today(now),
      tz,
      card,
      rev,
      kind,
      grade,
      ms: Math.round(ms),
      ...(of ? { of } : {}),
    }
    const { state, reviews } = await this.storage.append(draft)
    if (state) this.states.set(card, state)
    else this.states.delete(card)
    this.reviewsSinceExport += reviews - this.reviews
    this.reviews = reviews
    this.onchange()
  }

  async changeSettings(change: Partial<ReviewSettings>): Promise<void> {
    const settings = { ...this.settings, ...change }
    await this.storage.saveSettings(settings)
    this.settings = settings
    this.onchange()
  }

  /** Reads anew what is stored: another tab has written, or a backup was added. */
  async refresh(): Promise<void> {
    const { states, settings, reviews, reviewsSinceExport } = await this.storage.read()
    Object.assign(this, { states, settings, reviews, reviewsSinceExport })
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
    if (!this.storage.durable) return
    const day = this.today()
    const ahead = waitingAhead(this.deck.cards, this.states, day, this.settings, DAYS_AHEAD)
    writeDue({
      day,
      dayStart: this.settings.dayStart,
      counts: ahead.map(({ due, fresh }) => due + fresh),
      minutes: ahead.map(({ due, fresh }) => expectedMinutes(due, fresh)),
    })
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

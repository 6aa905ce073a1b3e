/** Which cards wait, and in which order they are asked. */

import { type CardState, dueDay, retrievability } from './schedule.ts'
import type { ReviewSettings } from './settings.ts'

/** What the queue needs to know of a card. */
export interface QueueCard {
  id: string
  rev: string
  core: boolean
  retired: boolean
  /** Cards with a group in common are siblings: one gives the other's answer away. */
  groups: readonly string[]
}

/** Cards that wait today, each list in the order of asking. */
export interface Waiting {
  due: string[]
  fresh: string[]
}

type States = ReadonlyMap<string, CardState>

/** Time an average answer takes, in seconds; new cards are read more slowly. */
const REVIEW_SECONDS = 16
const NEW_SECONDS = 22

/** Siblings stay at least this many cards apart where the deck allows. */
const SIBLING_DISTANCE = 3

/**
 * The cards that wait on a study day: seen cards that are due (the most endangered first), and new cards up to
 * what the day's limit leaves (core cards first, one of each case before any second).
 */
export function waitingCards(
  cards: readonly QueueCard[],
  states: States,
  today: number,
  settings: Pick<ReviewSettings, 'retention' | 'newPerDay'>,
): Waiting {
  const due: { card: QueueCard; recall: number }[] = []
  const fresh: QueueCard[] = []
  let startedToday = 0
  for (const card of cards) {
    const state = states.get(card.id)
    if (state && state.phase !== 'new' && state.firstDay === today) startedToday++
    if (card.retired || state?.suspended) continue
    if (!state || (state.phase === 'new' && !isWanted(state, today))) fresh.push(card)
    else if (isDue(card, state, today, settings.retention)) {
      due.push({ card, recall: state.phase === 'new' ? 0 : retrievability(state, today) })
    }
  }
  due.sort((a, b) => a.recall - b.recall || (a.card.id < b.card.id ? -1 : 1))
  const limit = Math.max(0, settings.newPerDay - startedToday)
  return {
    due: keepApart(due.map(item => item.card)).map(card => card.id),
    fresh: keepApart(inOrderOfLearning(fresh).slice(0, limit)).map(card => card.id),
  }
}

/** Whether a seen card should be asked: its time has come, or its content has changed since it was answered. */
export function isDue(card: QueueCard, state: CardState, today: number, retention: number): boolean {
  return isWanted(state, today) || isChanged(card, state) || dueDay(state, retention) <= today
}

/** Whether a mock exam has shown that the card is not known. */
export function isWanted(state: CardState, today: number): boolean {
  return state.wanted !== undefined && state.wanted <= today
}

/** Whether a card has been asked on a study day, and recalled in the end. */
export function hadTurn({ phase, day }: CardState, today: number): boolean {
  return phase === 'review' && day >= today
}

/** Whether a card's question or answer has changed since the learner last answered it. */
export function isChanged(card: QueueCard, state: CardState | undefined): boolean {
  return state !== undefined && state.phase !== 'new' && state.rev !== card.rev
}

/** The order of a session: due cards with the new ones spread evenly among them, siblings apart. */
export function sessionOrder(waiting: Waiting, cards: ReadonlyMap<string, QueueCard>): string[] {
  const { due, fresh } = waiting
  const order: string[] = []
  const every = (due.length + fresh.length) / Math.max(1, fresh.length)
  for (let d = 0, f = 0; d < due.length || f < fresh.length; ) {
    const freshTurn = f < fresh.length && (d >= due.length || order.length >= (f + 1) * every - 1)
    order.push(freshTurn ? fresh[f++]! : due[d++]!)
  }
  return keepApart(order.flatMap(id => cards.get(id) ?? [])).map(card => card.id)
}

/** Cards for practice that leaves the schedule alone: the least remembered first, siblings apart. */
export function practiceOrder(cards: readonly QueueCard[], states: States, today: number): string[] {
  const recall = (card: QueueCard) => {
    const state = states.get(card.id)
    return state && state.phase !== 'new' ? retrievability(state, today) : 0
  }
  const askable = cards.filter(card => !card.retired && !states.get(card.id)?.suspended)
  return keepApart(askable.sort((a, b) => recall(a) - recall(b))).map(card => card.id)
}

/** From this difficulty (1–10) a card counts as weak; one that was known at first sight begins near 2. */
const WEAK_DIFFICULTY = 7

/** Whether a card is hard for this learner: forgotten just now, twice in all, or never easy. */
export function isWeak(state: CardState | undefined): boolean {
  if (!state || state.phase === 'new') return false
  return state.phase === 'learning' || state.lapses >= 2 || state.difficulty >= WEAK_DIFFICULTY
}

/** Expected time for so many due and new cards, in whole minutes, at least one when a card waits. */
export function expectedMinutes(due: number, fresh: number): number {
  return Math.ceil((due * REVIEW_SECONDS + fresh * NEW_SECONDS) / 60)
}

/** New cards in the order in which they are met: core ones first, one of each case before any second, siblings apart. */
export function freshOrder(cards: readonly QueueCard[], states: States): string[] {
  const fresh = cards.filter(card => {
    const state = states.get(card.id)
    return !card.retired && !state?.suspended && (!state || state.phase === 'new')
  })
  return keepApart(inOrderOfLearning(fresh)).map(card => card.id)
}

function inOrderOfLearning(cards: readonly QueueCard[]): QueueCard[] {
  const seen = new Map<string, number>()
  return [...cards]
    .sort((a, b) => Number(b.core) - Number(a.core))
    .map((card, index) => {
      const group = card.groups[0] ?? card.id
      const turn = seen.get(group) ?? 0
      seen.set(group, turn + 1)
      return { card, index, turn }
    })
    .sort((a, b) => Number(b.card.core) - Number(a.card.core) || a.turn - b.turn || a.index - b.index)
    .map(item => item.card)
}

function keepApart(cards: readonly QueueCard[]): QueueCard[] {
  const rest = [...cards]
  const order: QueueCard[] = []
  while (rest.length > 0) {
    const recent = new Set(order.slice(-SIBLING_DISTANCE).flatMap(card => card.groups))
    const apart = rest.findIndex(card => !card.groups.some(group => recent.has(group)))
    order.push(...rest.splice(Math.max(0, apart), 1))
  }
  return order
}

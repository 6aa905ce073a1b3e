/** One sitting: the cards still to ask, and the forgotten ones that come back before it ends. */

import { RELEARN_MS } from './schedule.ts'

/** A forgotten card comes back after this many others, or after `RELEARN_MS`, whichever is first. */
const RELEARN_CARDS = 10

export interface Session {
  /** Cards not yet asked, in order. */
  readonly ahead: readonly string[]
  /** Cards forgotten in this sitting, the earliest first. */
  readonly again: readonly { card: string; t: number; asked: number }[]
  /** How many answers this sitting has had. */
  readonly asked: number
}

export function startSession(order: readonly string[]): Session {
  return { ahead: order, again: [], asked: 0 }
}

/** The card to ask now. When only forgotten cards are left, they do not keep the learner waiting. */
export function currentCard(session: Session, now: number): string | undefined {
  const back = session.again[0]
  if (back && (now - back.t >= RELEARN_MS || session.asked - back.asked >= RELEARN_CARDS)) return back.card
  return session.ahead[0] ?? back?.card
}

/** The session after an answer; a forgotten card joins the queue again. */
export function afterAnswer(session: Session, card: string, forgotten: boolean, now: number): Session {
  const rest = without(session, card)
  const asked = session.asked + 1
  return { ...rest, asked, again: forgotten ? [...rest.again, { card, t: now, asked }] : rest.again }
}

/** The session after a card has left it: suspended, or answered in another tab. */
export function without(session: Session, card: string): Session {
  return {
    ...session,
    ahead: session.ahead.filter(id => id !== card),
    again: session.again.filter(item => item.card !== card),
  }
}

/** The session after an answer was taken back: its card is asked at once. */
export function withFirst(session: Session, card: string): Session {
  const rest = without(session, card)
  return { ...rest, ahead: [card, ...rest.ahead], asked: Math.max(0, session.asked - 1) }
}

export function remaining(session: Session): number {
  return session.ahead.length + session.again.length
}

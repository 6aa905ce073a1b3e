/** Review logs for tests, literal and generated. */

import fc from 'fast-check'
import type { ReviewEvent } from '../../../src/domain/review/events.ts'

/** Ids as version 1.0.0 wrote them; a test needs to know them beforehand. */
const eventId = (device: string, counter: number) => `${device}-${String(counter).padStart(9, '0')}`

const NOON = Date.UTC(2026, 10, 1, 4)
export const DAY_MS = 86_400_000
export const FIRST_DAY = 20758 // 2026-11-01

/** A review at noon in Taipei, so many days after 2026-11-01. */
export function reviewed(counter: number, card: string, day: number, grade: 1 | 2 | 3 | 4 = 3): ReviewEvent {
  return {
    id: eventId('test', counter),
    t: NOON + day * DAY_MS + counter,
    day: FIRST_DAY + day,
    tz: 480,
    card,
    rev: 'aaaa0000',
    kind: 'review',
    grade,
    ms: 4000,
  }
}

/** The event that takes another back. */
export function undone(counter: number, of: ReviewEvent): ReviewEvent {
  return { ...of, id: eventId('test', counter), t: of.t + counter, kind: 'undo', grade: 0, ms: 0, of: of.id }
}

interface Step {
  card: number
  kind: 'review' | 'cram' | 'suspend' | 'unsuspend' | 'undo'
  grade: 1 | 2 | 3 | 4
  /** Hours since the step before; below zero where the clock was set back. */
  hours: number
  back: number
}

const step: fc.Arbitrary<Step> = fc.record({
  card: fc.nat(3),
  kind: fc.constantFrom('review', 'review', 'review', 'cram', 'suspend', 'unsuspend', 'undo'),
  grade: fc.constantFrom(1, 2, 3, 4),
  hours: fc.integer({ min: -40, max: 900 }),
  back: fc.nat(5),
})

function play(steps: readonly Step[], device: string): ReviewEvent[] {
  const events: ReviewEvent[] = []
  let t = NOON
  for (const { card, kind, grade, hours, back } of steps) {
    t += hours * 3_600_000
    const named = kind === 'undo' ? events.filter(event => event.kind !== 'undo').at(-1 - back) : undefined
    if (kind === 'undo' && !named) continue
    const graded = kind === 'review' || kind === 'cram'
    events.push({
      id: eventId(device, events.length),
      t,
      day: Math.floor(t / DAY_MS),
      tz: 480,
      card: named?.card ?? `card-${card}`,
      rev: 'aaaa0000',
      kind,
      grade: graded ? grade : 0,
      ms: graded ? 3000 : 0,
      ...(named ? { of: named.id } : {}),
    })
  }
  return events
}

/** The log of one device, with undos, suspensions and a clock that jumps. */
export const someLog = (device = 'one', maxLength = 30): fc.Arbitrary<ReviewEvent[]> =>
  fc.array(step, { maxLength }).map(steps => play(steps, device))

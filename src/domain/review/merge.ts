/** Joins two logs without losing an event, also where a copied profile gave two different events one id. */

import { canonicalJson } from '../canonical-json.ts'
import { sha256 } from '../sha256.ts'
import { compareEvents, type ReviewEvent } from './events.ts'

/** The id that an event was born with: one that met a different event of its id carries a hash of its content after it. */
export function bornId(id: string): string {
  return id.replace(/~[0-9a-f]{16}$/, '')
}

/** The content of an event in one writing, whatever id it has come to bear here. */
function contentOf(event: ReviewEvent): string {
  const content = { ...event, id: bornId(event.id) }
  try {
    return canonicalJson(content)
  } catch {
    // What a store gives back may hold what JSON has no word for.
    return JSON.stringify(content)
  }
}

function isSame(a: ReviewEvent, b: ReviewEvent): boolean {
  if (a.t !== b.t || a.card !== b.card || a.kind !== b.kind || a.grade !== b.grade || a.of !== b.of)
    return false
  return contentOf(a) === contentOf(b)
}

/**
 * What of `incoming` a log lacks, under ids that are free in it. An event that differs from a known one of its id
 * gets an id with a hash of its content; what speaks of it in the same file is led to it. Order of time and id.
 */
export function adopt(log: readonly ReviewEvent[], incoming: readonly ReviewEvent[]): ReviewEvent[] {
  const byId = new Map<string, ReviewEvent>()
  const byBirth = new Map<string, ReviewEvent[]>()
  const enter = (event: ReviewEvent) => {
    byId.set(event.id, event)
    const birth = bornId(event.id)
    const others = byBirth.get(birth)
    if (others) others.push(event)
    else byBirth.set(birth, [event])
  }
  for (const event of log) enter(event)

  const added: ReviewEvent[] = []
  /** The id here of an event of the file: by card, for an event speaks only of events of its own card. */
  const here = new Map<string, string>()
  const take = (event: ReviewEvent, named = event) => {
    const known = byBirth.get(bornId(event.id))?.find(other => isSame(other, named))
    if (known) {
      if (known.id !== event.id) here.set(`${event.card}\n${event.id}`, known.id)
      return
    }
    const taken = byId.has(named.id)
    const mine = taken ? { ...named, id: freeId(named, byId) } : named
    if (taken) here.set(`${event.card}\n${event.id}`, mine.id)
    enter(mine)
    added.push(mine)
  }
  for (const event of incoming) if (event.of === undefined) take(event)
  for (const event of incoming) {
    if (event.of === undefined) continue
    const of = here.get(`${event.card}\n${event.of}`)
    take(event, of === undefined ? event : { ...event, of })
  }
  return added.sort(compareEvents)
}

function freeId(event: ReviewEvent, taken: ReadonlyMap<string, unknown>): string {
  for (let text = contentOf(event); ; text = `${text} `) {
    const id = `${bornId(event.id)}~${sha256(text).slice(0, 16)}`
    if (!taken.has(id)) return id
  }
}

/**
 * The union of two logs; events of `a` stay the same objects. Idempotent; commutative and associative in what
 * happened, and in ids as well where no two different events share one.
 */
export function mergeEvents(a: readonly ReviewEvent[], b: readonly ReviewEvent[]): ReviewEvent[] {
  return [...a, ...adopt(a, b)].sort(compareEvents)
}

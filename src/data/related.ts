/** Which cases are nearest to a case, from an index: what a case shares is looked up, not compared with every other. */

import type { LawEntry } from './law-index.ts'
import type { Case, Handbook } from './model.ts'
import { onceFor } from './once.ts'

const MOST = 5
/** Of the cases that share something, at most so many before and so many after: others share as much. */
const NEIGHBOURS = 100

/** The cases that share one thing, and what sharing it is worth. */
interface Shelf {
  cases: Case[]
  worth: number
}

interface Index {
  /** By case the shelves that it stands on. */
  shelves: Map<Case, Shelf[]>
  /** Where a case stands in the handbook. */
  places: Map<Case, number>
}

const indexOf = onceFor((handbook: Handbook, laws: readonly LawEntry[]): Index => {
  const shelves: Shelf[] = laws
    .flatMap(law => law.articles)
    .map(({ cases }) => ({ cases: cases.map(one => one.case), worth: 1 / cases.length }))
  const channels = new Map<string, Case[]>()
  for (const c of handbook.cases)
    for (const channel of new Set(c.facts.channel.values)) listIn(channels, channel).push(c)
  shelves.push(...[...channels.values()].map(cases => ({ cases, worth: 0.5 })))
  const index: Index = {
    shelves: new Map(),
    places: new Map(handbook.cases.map((c, place) => [c, place])),
  }
  for (const shelf of shelves) for (const c of shelf.cases) listIn(index.shelves, c).push(shelf)
  return index
})

/** The cases nearest to `c`: those that share articles (weighing rare ones more) and channels; five at most. */
export function relatedCases(c: Case, handbook: Handbook, laws: readonly LawEntry[]): Case[] {
  const { shelves, places } = indexOf(handbook, laws)
  const place = (one: Case) => places.get(one)!
  const scores = new Map<Case, number>()
  for (const { cases, worth } of shelves.get(c) ?? []) {
    const at = firstFrom(cases, one => place(one) >= place(c))
    for (const other of cases.slice(Math.max(0, at - NEIGHBOURS), at + NEIGHBOURS + 1))
      if (other !== c) scores.set(other, (scores.get(other) ?? 0) + worth)
  }
  return [...scores]
    .sort(([a, x], [b, y]) => y - x || place(a) - place(b))
    .slice(0, MOST)
    .map(([other]) => other)
}

/** The list of a key, made where there is none yet. */
function listIn<K, T>(lists: Map<K, T[]>, key: K): T[] {
  const list = lists.get(key) ?? []
  lists.set(key, list)
  return list
}

/** The index of the first item that `holds`, among items of which the later ones all do. */
function firstFrom<T>(items: readonly T[], holds: (item: T) => boolean): number {
  let [low, high] = [0, items.length]
  while (low < high) {
    const middle = (low + high) >> 1
    if (holds(items[middle]!)) high = middle
    else low = middle + 1
  }
  return low
}

/** The places that are kept, for the pages that offer, count or forget them. */

import { readLocal, writeLocal } from './local.ts'
import { FORMER, MOST, PLACES, type Place, RESUME } from './place.ts'

/** The latest first. What the storage holds may be anything: only pages of this handbook are led to. */
export function readPlaces(): Place[] {
  const stored = readLocal<unknown>(PLACES)
  return asPlaces(Array.isArray(stored) ? stored : [readLocal<unknown>(FORMER)])
}

/** The places in a list out of a storage or a file; what is none is left out. */
export function asPlaces(list: unknown): Place[] {
  if (!Array.isArray(list)) return []
  return list
    .slice(0, MOST)
    .map(placeOf)
    .filter(place => place !== undefined)
}

/** @returns whether the browser took them */
export function keepPlaces(places: readonly Place[]): boolean {
  return writeLocal(PLACES, places.slice(0, MOST))
}

function placeOf(value: unknown): Place | undefined {
  if (typeof value !== 'object' || value === null) return undefined
  const { page, title, section, heading, block } = value as Record<string, unknown>
  if (typeof page !== 'string' || !/^(?:cases|laws)\/[a-z0-9-]+\.html$/.test(page)) return undefined
  return {
    page,
    title: text(title) || page,
    section: /^[\w.~-]*$/.test(text(section)) ? text(section) : '',
    heading: text(heading),
    block: Number.isInteger(block) ? (block as number) : 0,
  }
}

const text = (value: unknown): string => (typeof value === 'string' ? value.slice(0, 200) : '')

export function forgetPlaces(): void {
  writeLocal(PLACES, undefined)
  writeLocal(FORMER, undefined)
}

/** Called as the reader takes a link back to a place: the next page goes on to the paragraph. */
export function resumeAt(place: Place): void {
  try {
    sessionStorage.setItem(RESUME, JSON.stringify(place))
  } catch {
    // Without storage the link still leads to the section.
  }
}

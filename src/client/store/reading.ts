/** The reading in the backup file: which cases were read to their end, and the places last read. */

import type { Place } from '../page/place.ts'
import { asPlaces, keepPlaces, readPlaces } from '../page/places.ts'
import { asReadCases, keepReadCases, readCases } from '../page/read-cases.ts'
import { StorageError } from './problems.ts'
import type { SectionSource } from './sections.ts'

interface Reading {
  /** The group (a type, or a collection without types) of each case that was read, by the case's id. */
  cases: Map<string, string>
  /** The latest first. */
  places: Place[]
}

/** It lives in the small storage of the pages, so it is read and written at once. */
export const readingSection: SectionSource = {
  name: 'reading',
  async read() {
    const { cases, places } = current()
    if (cases.size + places.length === 0) return undefined
    return { cases: Object.fromEntries(cases), places }
  },
  async plan(data) {
    const here = current()
    const joined = join(here, asReading(data))
    const cases = joined.cases.size - here.cases.size
    const places = joined.places.length - here.places.length
    const parts = [cases > 0 && `${cases} 則讀過的案例`, places > 0 && `${places} 個讀到的地方`]
    return parts.filter(Boolean).join('、') || undefined
  },
  async add(data) {
    const { cases, places } = join(current(), asReading(data))
    if (!keepReadCases(cases) || !keepPlaces(places)) throw new StorageError('unavailable')
  },
}

function current(): Reading {
  return { cases: readCases(), places: readPlaces() }
}

function asReading(data: unknown): Reading {
  const { cases, places } = (typeof data === 'object' && data !== null ? data : {}) as Record<string, unknown>
  return { cases: asReadCases(cases), places: asPlaces(places) }
}

/** Read is read on either device; of the places those of this device come first, and a page has one. */
function join(mine: Reading, others: Reading): Reading {
  const places = [...mine.places]
  for (const place of others.places) if (!places.some(({ page }) => page === place.page)) places.push(place)
  return { cases: new Map([...others.cases, ...mine.cases]), places: asPlaces(places) }
}

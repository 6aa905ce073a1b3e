/** How long lists are parted: up to a few hundred cases stand on one page, more are listed by type, page by page. */

import type { Case, Handbook } from './model.ts'
import { anchorOf, typeTitle } from './names.ts'

/** How many cases one page lists at most. */
export const LISTED = 300
/** Of each type, on the index of a handbook that has more. */
export const SHOWN_OF_LONG = 10

interface CaseGroup {
  anchor: string
  /** An anchor of earlier versions that still leads here. */
  former: string | undefined
  title: string
  cases: Case[]
}

export function isLong(handbook: Handbook): boolean {
  return handbook.cases.length > LISTED
}

/** The cases as the index has them: by type, or by collection where it has no types. */
export function caseGroups(handbook: Handbook): CaseGroup[] {
  return handbook.collections.flatMap(collection => {
    const own = handbook.cases.filter(c => c.collection === collection.id)
    if (collection.types.length === 0)
      return [{ anchor: collection.id, former: undefined, title: collection.name, cases: own }]
    return collection.types.map((type, i) => {
      const { anchor, former } = anchorOf(collection, type.id, handbook)
      return {
        anchor,
        former,
        title: typeTitle(collection, i, handbook),
        cases: own.filter(c => c.type === type.id),
      }
    })
  })
}

/** The pages of the lists that a long handbook has beside its index; none where the index lists all. */
export function listPages(handbook: Handbook): { group: CaseGroup; page: number; pages: number }[] {
  if (!isLong(handbook)) return []
  return caseGroups(handbook).flatMap(group => {
    const pages = Math.ceil(group.cases.length / LISTED)
    return Array.from({ length: pages }, (_, i) => ({ group, page: i + 1, pages }))
  })
}

/** How long lists are parted: up to a few hundred cases stand on one page, more are listed by type, page by page. */

import type { Case, Handbook } from './model.ts'
import { anchorOf, typeTitle } from './names.ts'

/** How many cases one page lists at most. */
export const LISTED = 300
/** Of each type, on the index of a handbook that has more. */
export const SHOWN_OF_LONG = 10

export interface CaseGroup {
  anchor: string
  /** An anchor of earlier versions that still leads here. */
  former: string | undefined
  title: string
  cases: Case[]
}

/** Of those that cite an article, on its law's page; a handbook that lists all elsewhere shows few here. */
const CITING_OF_LONG = 30

export function isLong(handbook: Handbook): boolean {
  return handbook.cases.length > LISTED
}

/**
 * The path of the Chromium with which a release prints the handbook as a PDF (scripts/release.mjs). There is none for a
 * long one, whose print page has no cases on it.
 */
export function pdfBrowser(handbook: Handbook): string | undefined {
  return isLong(handbook) ? undefined : process.env.HANDBOOK_PDF || undefined
}

/** How many of the cases that cite an article stand on its law's page. */
export function citingShown(handbook: Handbook): number {
  return isLong(handbook) ? CITING_OF_LONG : LISTED
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

/** One page of the list of a group. */
export interface ListPage {
  group: CaseGroup
  /** From 1. */
  page: number
  pages: number
}

/** The pages of the lists that a long handbook has beside its index; none where the index lists all. */
export function listPages(handbook: Handbook): ListPage[] {
  if (!isLong(handbook)) return []
  return caseGroups(handbook).flatMap(group => {
    const pages = Math.ceil(group.cases.length / LISTED)
    return Array.from({ length: pages }, (_, i) => ({ group, page: i + 1, pages }))
  })
}

export function casesOf({ group, page }: ListPage): Case[] {
  return group.cases.slice((page - 1) * LISTED, page * LISTED)
}

export function listTitle({ group, page, pages }: ListPage): string {
  return pages > 1 ? `${group.title}（${page}／${pages}）` : group.title
}

/** How the files of a page of a list are called. */
export function listSlug({ group, page }: ListPage): string {
  return `${group.anchor}-${page}`
}

export function printHref(list: ListPage): string {
  return `/print/${listSlug(list)}.html`
}

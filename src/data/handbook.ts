/** The handbook as the pages and the build use it: read once a build, read anew for every page while authors write. */

import { splitKey } from '../domain/book/article-key.ts'
import { parseCitations } from '../domain/book/citation.ts'
import { type ArticleEntry, citedEntry, type LawEntry, lawIndex, lawOnly } from './law-index.ts'
import { type Case, type Handbook, namedLaws, textOf } from './model.ts'
import { onceFor } from './once.ts'
import { readHandbook } from './read.ts'
import { CONTENT_ROOT } from './root.ts'

interface Loaded {
  handbook: Handbook
  laws: LawEntry[]
}

/** Astro bundles this module for the pages while the build around them runs the same: one reading serves both. */
const shared = globalThis as { handbookOfBuild?: { root: string; loaded: Loaded } }

/** Takes what has just been read and checked for the build that follows in this process. */
export function keepHandbook(handbook: Handbook): void {
  shared.handbookOfBuild = { root: CONTENT_ROOT, loaded: { handbook, laws: lawIndex(handbook) } }
}

/** The content and the law index; throws `ContentError` where an author made a mistake. */
export function loadHandbook(): Loaded {
  const kept = shared.handbookOfBuild
  if (kept?.root === CONTENT_ROOT && !import.meta.env?.DEV) return kept.loaded
  const handbook = readHandbook()
  const loaded = { handbook, laws: lawIndex(handbook) }
  shared.handbookOfBuild = { root: CONTENT_ROOT, loaded }
  return loaded
}

/** 案例 08, or 甲表第 3 列 for a row of the table. */
export function caseLabel(c: Case): string {
  return c.label
}

export function caseHref(c: Case): string {
  return `/cases/${c.id}.html`
}

const noteOwners = onceFor(
  (handbook: Handbook) => new Map(handbook.cases.flatMap(c => c.notes.map(note => [note.id, c] as const))),
)

/** Where a note is shown whole: on its case's page, or among all notes where it is on a whole collection. */
export function noteHref(id: string): string {
  const owner = noteOwners(loadHandbook().handbook).get(id)
  return `${owner ? caseHref(owner) : '/errata.html'}#note-${id}`
}

/** What a case cites, each provision or law once, in the order of the text, as it was to the case. */
export function citedBy(c: Case, handbook: Handbook, laws: LawEntry[]): ArticleEntry[] {
  const named = namedLaws(handbook.laws)
  const entries = new Map<string, ArticleEntry>()
  for (const { law: id, article } of textOf(c).flatMap(text => parseCitations(text, named))) {
    const law = laws.find(entry => entry.law.id === id)
    if (!law) throw new Error(`citedBy: ${id}`)
    const entry = article === undefined ? lawOnly(law) : citedEntry(law, article, c.asOf)
    if (!entries.has(entry.key)) entries.set(entry.key, entry)
  }
  return [...entries.values()]
}

/** The key of the provision that a case means by what it writes: `civil-service-act/5` is 5.1 where only that is known. */
export function citedKey(c: Case, key: string, laws: readonly LawEntry[]): string {
  const { law: id, article } = splitKey(key)
  const law = laws.find(entry => entry.law.id === id)
  return law && article !== undefined ? citedEntry(law, key, c.asOf).key : key
}

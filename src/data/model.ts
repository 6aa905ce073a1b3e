/** The handbook's content as the pages, the deck and the search take it. */

import { splitKey } from '../domain/book/article-key.ts'
import type { PartName } from '../domain/book/case.ts'
import type { NamedLaw } from '../domain/book/citation.ts'
import type { Elements } from './elements.ts'
import type { EssentialsFields } from './essentials-schema.ts'
import type { Article, CaseFields, Collection, Identity, Law, Note, Term, Trap } from './schema.ts'
import type { ParsedYaml } from './yaml.ts'

export interface Case extends Omit<CaseFields, 'asOf'> {
  collection: string
  /** 案例 08, 甲市 案例 08 or 甲表第 3 列: how the case is called where no other stands beside it. */
  label: string
  /** 08 or 表3, for a cell. */
  short: string
  /** The month whose law it cites: `2019-08`. */
  asOf: string
  /** The title shown, and whether it is the handbook's (a row of the table has none of its own). */
  heading: string
  headingIsOurs: boolean
  blocks: Record<PartName, string[]>
  notes: Note[]
  file: string
}

/** A file of cards or questions as written: path, parsed list, and the line of each field. */
export interface ListFile extends ParsedYaml {
  file: string
}

export interface Handbook {
  identity: Identity
  collections: Collection[]
  cases: Case[]
  laws: Law[]
  /** The tables of the page for the evening before an exam. */
  essentials: EssentialsFields
  /** By law id: its articles element by element. */
  elements: Map<string, Elements[]>
  /** Notes on a whole collection: its preface, essay, colophon or table. */
  bookNotes: (Note & { collection: string })[]
  cardFiles: ListFile[]
  /** Of the mock exam. */
  questionFiles: ListFile[]
  /** What readers type, and what the texts have for it. */
  variants: Record<string, string>
  /** Terms that cards and questions must not use, with the right ones. */
  terms: Term[]
  /** Ways in which two options of a question become right. */
  traps: Trap[]
  /** What an author should know and the build can live with, a sentence each. */
  warnings: string[]
}

/** A mistake in `cases/`; the message lists every one that was found, a line each. */
export class ContentError extends Error {
  readonly problems: readonly string[]

  constructor(problems: readonly string[]) {
    super(`內容有 ${problems.length} 處需要修改：\n${problems.map(p => `  · ${p}`).join('\n')}`)
    this.name = 'ContentError'
    this.problems = problems
  }
}

/** The laws as the citation parser takes them: by the names that the sources use, and by today's. */
export function namedLaws(laws: readonly Law[]): NamedLaw[] {
  return laws.map(law => ({
    id: law.id,
    names: [...new Set([...law.aliases, law.name, ...(law.today ? [law.today.name] : [])])],
  }))
}

/** The law and the article of a key such as `gpa/34.3`, or of a law's id. */
export function findArticle(
  laws: readonly Law[],
  key: string,
): { law: Law; article: Article | undefined } | undefined {
  const { law: id, article } = splitKey(key)
  const law = laws.find(l => l.id === id)
  if (!law) return undefined
  return { law, article: article === undefined ? undefined : law.articles.find(a => a.article === article) }
}

/** All text of a case in the order of its parts. */
export function textOf(c: Case): string[] {
  return Object.values(c.blocks).flat()
}

/** What people want on one page the evening before an exam: tables whose every cell rests on an article. */

import type { EssentialsFields } from './essentials-schema.ts'
import { type ArticleEntry, findEntry, type LawEntry } from './law-index.ts'
import type { Case, Handbook } from './model.ts'

/** A cell with what it rests on, and the cases to read it at: those named, or those of its articles. */
export interface Cell {
  text: string
  articles: ArticleEntry[]
  cases: Case[]
}

export interface EssentialTable {
  id: string
  title: string
  columns: string[]
  rows: { label: string; cells: Cell[] }[]
  notes: Cell[]
}

/** A cell as an author means it: its articles are its own, its row's or its column's. */
interface Written {
  text: string
  articles: string[]
  cases?: string[] | undefined
}

/** More cases than this in a cell say no more. */
const CASES_SHOWN = 2

/** The tables with their articles and cases. @throws Error where a key is unknown, which `checkEssentials` tells first */
export function essentials(handbook: Handbook, laws: readonly LawEntry[]): EssentialTable[] {
  const resolve = ({ text, articles, cases }: Written): Cell => {
    const entries = articles.map(key => {
      const entry = findEntry(key, laws)
      if (!entry) throw new Error(`essentials: ${key}`)
      return entry
    })
    const borne = entries.flatMap(entry => [...entry.cases.map(c => c.case), ...entry.related])
    const named = handbook.cases.filter(c => cases?.includes(c.id))
    return {
      text,
      articles: entries,
      cases: (named.length > 0 ? named : [...new Set(borne)]).slice(0, CASES_SHOWN),
    }
  }
  return handbook.essentials.map(table => ({
    id: table.id,
    title: table.title,
    columns: table.columns.map(column => column.name),
    rows: table.rows.map(({ label }, i) => ({
      label,
      cells: cellsOf(table)
        .filter(({ row }) => row === i)
        .map(({ cell }) => resolve(cell)),
    })),
    notes: (table.notes ?? []).map(note => resolve(note)),
  }))
}

/** The cells of a table, each with its own articles, its row's or its column's. */
function cellsOf({
  columns,
  rows,
}: EssentialsFields[number]): { row: number; label: string; cell: Written }[] {
  return rows.flatMap((fields, row) =>
    fields.cells.map((written, i) => {
      const own = typeof written === 'string' ? { text: written } : written
      const articles = own.articles ?? fields.articles ?? columns[i]?.articles ?? []
      return { row, label: fields.label, cell: { text: own.text, articles, cases: own.cases } }
    }),
  )
}

/** A sentence for every cell that rests on nothing, on an unknown or unverified article, or names an unknown case. */
export function checkEssentials(
  tables: EssentialsFields,
  { laws, cases }: Pick<Handbook, 'laws' | 'cases'>,
): string[] {
  const verified = new Set(
    laws.flatMap(l => l.articles.filter(a => a.verified).map(a => `${l.id}/${a.article}`)),
  )
  const known = new Set(cases.map(c => c.id))
  return tables.flatMap(table => {
    const say = (text: string, words: string) => `cases/essentials.yaml：${table.id} 的「${text}」${words}`
    return [
      ...table.rows
        .filter(({ cells }) => cells.length !== table.columns.length)
        .map(({ label }) => say(label, `這一列的格數要和 columns 相同（${table.columns.length} 格）。`)),
      ...[...cellsOf(table).map(({ cell }) => cell), ...(table.notes ?? [])].flatMap(cell => [
        ...(cell.articles.length > 0
          ? []
          : [say(cell.text, '沒有 articles。請寫所據的條文鍵，例如 [gpa/34.3]。')]),
        ...cell.articles
          .filter(key => !verified.has(key))
          .map(key => say(cell.text, `的條文 ${key} 不是 cases/laws 裡已查證的條文。請改用已查證的鍵。`)),
        ...(cell.cases ?? [])
          .filter(id => !known.has(id))
          .map(id =>
            say(
              cell.text,
              `的案例 ${id} 不存在。請改成現有的案例代號，或刪去；一個也沒有時，「cases:」這一行也刪去。`,
            ),
          ),
      ]),
    ]
  })
}

/** What is wrong in a case and its notes, and in what several cases say of one thing. */

import { caseId, FACT_NAMES, type OwnHeadings, type PartName, partOfHeading } from '../../domain/book/case.ts'
import { fold } from '../../domain/search/text.ts'
import type { Case } from '../model.ts'
import type { CaseFields, Collection, Note } from '../schema.ts'

/** File and line of a field, as messages begin. */
export type At = (...path: (string | number)[]) => string

/**
 * The mistakes in a case's front matter that the shape of its fields does not show.
 * @param text title and blocks of the case, or undefined where they could not be read
 */
export function checkFields(
  fields: CaseFields,
  number: number,
  collection: Collection,
  text: readonly string[] | undefined,
  at: At,
): string[] {
  const problems: string[] = []
  const say = (field: string, remedy: string) =>
    problems.push(`${at(...field.split('.'))}：欄位「${field}」${remedy}`)
  const expected = caseId(collection.id, number)
  if (
    fields.id !== expected &&
    fields.number !== number &&
    fields.id === caseId(collection.id, fields.number)
  )
    problems.push(
      `${at('id')}：欄位「id」與「number」都和檔名不同。檔名對，請寫 id: ${expected} 與 number: ${number}；檔名錯，請改名為 ${String(fields.number).padStart(2, '0')}.mdx。`,
    )
  else {
    if (fields.id !== expected) say('id', `與檔名不同。請寫 id: ${expected}。`)
    if (fields.number !== number) say('number', `與檔名不同。請寫 number: ${number}。`)
  }
  if ((fields.title === undefined) === (fields.editorTitle === undefined))
    say('title', '與「editorTitle」要擇一：原文有題名寫 title，沒有題名由編者代擬寫 editorTitle。')
  const types = collection.types.map(t => t.id)
  if (types.length > 0 && fields.type === undefined)
    say('type', `要寫這部文集的一個類型代號：${types.join('、')}。`)
  if (types.length === 0 && fields.type !== undefined) say('type', '請刪去：這部文集沒有類型。')
  for (const value of fields.facts.agency.values)
    if (!collection.agencies.includes(value))
      say(
        'facts.agency.values',
        `寫的「${value}」不是可用的值。從這些擇一：${collection.agencies.map(a => `[${a}]`).join(' ')}；要加新的分類，請加在 cases/collections.yaml 的 agencies。`,
      )
  for (const name of FACT_NAMES) {
    const { values, words } = fields.facts[name]
    for (const value of values)
      if (/[，,]/.test(value))
        say(
          `facts.${name}.values`,
          `的「${value}」裡有逗號，會被當成一個值。分成兩個值時請用半形逗號加空格：[甲, 乙]。`,
        )
    for (const quote of words)
      if (text && !text.some(block => block.includes(quote)))
        say(`facts.${name}.words`, wordsRemedy(quote, text))
  }
  return problems
}

function wordsRemedy(quote: string, text: readonly string[]): string {
  if (
    /[，,]\s*\S/.test(quote) &&
    quote.split(/[，,]\s*/).every(part => text.some(block => block.includes(part)))
  )
    return `的「${quote}」不在內文裡：用全形逗號分隔會變成一句。請改用半形逗號加空格：[${quote.split(/[，,]\s*/).join(', ')}]。`
  return `的「${quote}」不在內文裡。請從內文逐字複製（含空格），或刪去。`
}

/** What the notes of a case are held against. */
interface NotedCase {
  /** Its id, and its former one where it is being renamed. */
  ids: readonly string[]
  title: string | undefined
  body: string
  blocks: Partial<Record<PartName, string[]>>
  own: OwnHeadings | undefined
}

/** The mistakes in a case's notes; a file that was copied from another case's is one mistake. */
export function checkNotes(notes: readonly Note[], noted: NotedCase, at: At): string[] {
  const [id = ''] = noted.ids
  const strange = notes.filter(note => !noted.ids.some(own => note.id.startsWith(`${own}-`)))
  if (strange.length > 1 && strange.length === notes.length)
    return [
      `${at(0, 'id')}：編按的「id」都不是這一案的，多半是從別的檔案複製來的。請都改成 ${id}- 開頭，並改寫內容。`,
    ]
  return notes.flatMap((note, i) => [
    ...(strange.includes(note)
      ? [`${at(i, 'id')}：編按「${note.id}」的欄位「id」要以 ${id}- 開頭。請改成 ${id}-1 這樣的寫法。`]
      : []),
    ...checkNotePlace(note, noted, (...path) => at(i, ...path)),
  ])
}

/** A note stands where its part, its item and its words say; where it does not, readers would never see its mark. */
function checkNotePlace(note: Note, { title, body, blocks, own }: NotedCase, at: At): string[] {
  const headings = [...body.matchAll(/^##\s+(.+)$/gm)].map(match => match[1] ?? '')
  const parts: Record<string, readonly string[]> = {
    title: [title ?? ''],
    heading: headings,
    summary: [],
    laws: [],
    measures: [],
    ...blocks,
  }
  const texts = parts[note.part]
  const { reading = '', item } = note
  if (!texts)
    return [
      `${at('part')}：編按「${note.id}」的欄位「part」寫的「${note.part}」不是案例的一部分。從這些擇一：${Object.keys(parts).join('、')}。`,
    ]
  if (!texts.some(text => text.includes(reading)))
    return [
      `${at('reading')}：編按「${note.id}」的欄位「reading」：「${reading}」不在原文的 ${note.part} 裡。請逐字複製原文，或改正欄位「part」。`,
    ]
  const lines = linesOfPart(body, note.part, own)
  const listed = lines.flatMap(line => /^(\d+)\. +(.*)$/.exec(line)?.slice(1) ?? [])
  const inItem = (line: string) => {
    const [, number, text] = /^(\d+)\. +(.*)$/.exec(line) ?? []
    return number === undefined ? line.includes(reading) : Number(number) === item && text?.includes(reading)
  }
  return typeof item !== 'number' || listed.length === 0 || lines.some(inItem)
    ? []
    : [
        `${at('item')}：編按「${note.id}」的欄位「item」：第 ${item} 項裡沒有「${reading}」。請改成字句所在的那一項。`,
      ]
}

function linesOfPart(body: string, part: string, own: OwnHeadings | undefined): string[] {
  let now: string | undefined
  return body.split('\n').filter(line => {
    const heading = /^##\s+(.+)$/.exec(line)?.[1]
    if (heading !== undefined) now = partOfHeading(heading, own)
    return heading === undefined && now === part && line.trim() !== ''
  })
}

/** A note on a whole collection names one of its texts, or the table. */
export function checkBookNote(note: Note, collection: Collection, at: At): string[] {
  const parts = [...collection.texts.map(t => t.id), ...(collection.layout === 'table' ? ['table'] : [])]
  return parts.includes(note.part)
    ? []
    : [
        `${at('part')}：編按「${note.id}」的欄位「part」寫的「${note.part}」不是這部文集的文字。從這些擇一：${parts.join('、') || '（這部文集沒有）'}。`,
      ]
}

/** Two notes with one id would be two places with one address. */
export function checkNoteIds(notes: readonly { note: Note; at: string }[]): string[] {
  const seen = new Map<string, string>()
  return notes.flatMap(({ note, at }) => {
    const other = seen.get(note.id)
    seen.set(note.id, other ?? at)
    return other ? [`${at}：編按「${note.id}」的欄位「id」已在 ${other} 用過。請另取一個號碼。`] : []
  })
}

/** A type that no collection has: one case misspelt it, or the collection lost it, which is one cause for all its cases. */
export function checkTypes(
  cases: readonly Case[],
  collections: readonly Collection[],
  at: (c: Case, ...path: string[]) => string,
): string[] {
  return collections.flatMap(({ id, types }) => {
    const known = types.map(type => type.id)
    const strange = Map.groupBy(
      cases.filter(c => c.collection === id && known.length > 0 && c.type && !known.includes(c.type)),
      c => c.type,
    )
    return [...strange].map(([type, [first, ...more]]) => {
      const where = at(first as Case, 'type')
      return more.length === 0
        ? `${where}：欄位「type」要寫這部文集的一個類型代號：${known.join('、')}。`
        : `${where}：欄位「type」的「${type}」不在 cases/collections.yaml 裡 ${id} 的 types（另有 ${more.length} 案：${more.map(c => c.id).join('、')}）。請在那裡補上，或把這些案例的 type 改成：${known.join('、')}。`
    })
  })
}

/** A case whose text is another's was copied and not written. */
export function checkTwins(cases: readonly Case[]): string[] {
  const seen = new Map<string, Case>()
  return cases.flatMap(c => {
    const text = JSON.stringify(c.blocks)
    const other = seen.get(text)
    seen.set(text, other ?? c)
    return other ? [`${c.file}：內文與 ${other.file} 完全相同。請貼上這一案的原文，或刪去這個檔案。`] : []
  })
}

/**
 * Values that differ from another case's only in 台/臺, width or punctuation: readers would get two filters for one
 * thing. What fewer cases write is told; the agency's are a list of their own.
 */
export function checkNearValues(
  cases: readonly Case[],
  at: (c: Case, ...path: string[]) => string,
): string[] {
  const problems: string[] = []
  for (const name of FACT_NAMES) {
    const writings = new Map<string, Map<string, Case[]>>()
    for (const c of cases)
      for (const value of c.facts[name].values) {
        const key = fold(value).replace(/[\p{P}\p{S}\s]/gu, '')
        const same = writings.get(key) ?? new Map<string, Case[]>()
        same.set(value, [...(same.get(value) ?? []), c])
        writings.set(key, same)
      }
    for (const same of writings.values()) {
      const [usual, ...others] = [...same].sort(([, a], [, b]) => b.length - a.length)
      for (const [value, own] of others)
        for (const c of own)
          problems.push(
            `${at(c, 'facts', name, 'values')}：欄位「facts.${name}.values」的「${value}」與 ${usual?.[1].length} 案所寫的「${usual?.[0]}」只差在用字或標點，會變成兩個篩選。請改成「${usual?.[0]}」。`,
          )
    }
  }
  return problems
}

/** What is wrong in a case and its notes, and in what several cases say of one thing. */

import { caseId, FACT_NAMES, type PartName } from '../../domain/book/case.ts'
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
  if (fields.id !== expected) say('id', `與檔名不同。請寫 id: ${expected}。`)
  if (fields.number !== number) say('number', `與檔名不同。請寫 number: ${number}。`)
  if ((fields.title === undefined) === (fields.editorTitle === undefined))
    say('title', '與「editorTitle」要擇一：原文有題名寫 title，沒有題名由編者代擬寫 editorTitle。')
  const types = collection.types.map(t => t.id)
  if (types.length > 0 && !types.includes(fields.type ?? ''))
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

/** The mistakes in a case's notes. */
export function checkNote(
  note: Note,
  fields: Pick<CaseFields, 'id' | 'title'>,
  headings: readonly string[],
  blocks: Partial<Record<PartName, string[]>>,
  at: At,
): string[] {
  const problems: string[] = []
  if (!note.id.startsWith(`${fields.id}-`))
    problems.push(
      `${at('id')}：編按「${note.id}」的欄位「id」要以 ${fields.id}- 開頭。請改成 ${fields.id}-1 這樣的寫法。`,
    )
  const parts: Record<string, readonly string[]> = {
    title: [fields.title ?? ''],
    heading: headings,
    summary: [],
    laws: [],
    measures: [],
    ...blocks,
  }
  const texts = parts[note.part]
  if (!texts)
    problems.push(
      `${at('part')}：編按「${note.id}」的欄位「part」寫的「${note.part}」不是案例的一部分。從這些擇一：${Object.keys(parts).join('、')}。`,
    )
  else if (note.reading !== undefined && !texts.some(text => text.includes(note.reading ?? '')))
    problems.push(
      `${at('reading')}：編按「${note.id}」的欄位「reading」：「${note.reading}」不在原文的 ${note.part} 裡。請逐字複製原文，或改正欄位「part」。`,
    )
  return problems
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

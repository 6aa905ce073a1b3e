/** Reads all of `cases/`, checks it, and stops the build with a plain sentence where an author made a mistake. */

import { createHash } from 'node:crypto'
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { basename, join } from 'node:path'
import type { z } from 'astro/zod'
import { parse as parseYaml, type YAMLParseError } from 'yaml'
import { splitKey } from '../domain/book/article-key.ts'
import { caseId, FACT_NAMES, PART_NAMES, type PartName, partBlocks } from '../domain/book/case.ts'
import { parseCitations } from '../domain/book/citation.ts'
import { checkElements, type Elements, elementsSchema } from './elements.ts'
import { checkEssentials, type EssentialsFields, essentialsSchema } from './essentials.ts'
import {
  type Article,
  type CaseFields,
  type Collection,
  caseSchema,
  collectionsSchema,
  explain,
  type Identity,
  identitySchema,
  type Law,
  lawSchema,
  type Note,
  noteSchema,
  type Term,
  termsSchema,
  variantsSchema,
} from './schema.ts'

export interface Case extends CaseFields {
  collection: string
  /** The title shown, and whether it is the handbook's (a row of the table has none of its own). */
  heading: string
  headingIsOurs: boolean
  blocks: Record<PartName, string[]>
  notes: Note[]
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
  /** Card files as written: path and parsed list. */
  cardFiles: { file: string; cards: unknown }[]
  /** What readers type, and what the texts have for it. */
  variants: Record<string, string>
  /** Terms that cards and questions must not use, with the right ones. */
  terms: Term[]
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

/**
 * The handbook's content below `root` (the folder that holds `cases/`).
 * @throws {ContentError} with file, field and remedy, in Chinese, for every mistake found
 */
export function readHandbook(root = process.cwd()): Handbook {
  const problems: string[] = []
  const folder = join(root, 'cases')
  const yaml = <T>(path: string, schema: z.ZodType<T>): T | undefined =>
    check(schema, parseFile(root, path, problems), shown(root, path), problems)

  const identity = yaml(join(folder, 'handbook.yaml'), identitySchema)
  const collections = yaml(join(folder, 'collections.yaml'), collectionsSchema) ?? []
  const laws = files(join(folder, 'laws'), /^[^.]+\.yaml$/).flatMap(path => {
    const law = yaml(path, lawSchema)
    if (law && `${law.id}.yaml` !== basename(path))
      problems.push(`${shown(root, path)}：欄位「id」與檔名不同。請寫 id: ${basename(path, '.yaml')}。`)
    return law ?? []
  })
  const elements = new Map(
    files(join(folder, 'laws'), /\.elements\.yaml$/).map(path => [
      basename(path, '.elements.yaml'),
      yaml(path, elementsSchema) ?? [],
    ]),
  )
  const essentials = yaml(join(folder, 'essentials.yaml'), essentialsSchema) ?? []
  const variants = yaml(join(folder, 'variants.yaml'), variantsSchema) ?? {}
  const termsFile = join(folder, 'terms.yaml')
  const terms = (existsSync(termsFile) && yaml(termsFile, termsSchema)) || []
  const cases: Case[] = []
  const bookNotes: Handbook['bookNotes'] = []
  for (const collection of collections) {
    const at = join(folder, collection.id)
    for (const path of files(at, /^\d+\.mdx$/)) {
      const found = readCase(root, path, collection, problems)
      if (found) cases.push(found)
    }
    for (const note of readNotes(join(at, 'book.notes.yaml'), root, problems))
      bookNotes.push({ ...note, collection: collection.id })
    checkSource(collection, folder, problems)
  }
  const cardFiles = ['', ...collections.map(c => c.id), 'laws'].flatMap(sub =>
    files(join(folder, sub), /\.cards\.yaml$/).map(path => ({
      file: shown(root, path),
      cards: parseFile(root, path, problems),
    })),
  )
  problems.push(
    ...checkLaws(laws),
    ...checkRelated(laws, cases),
    ...checkEssentials(essentials, { laws, cases }),
    ...[...elements].flatMap(([id, list]) => checkElements(id, list, laws)),
    ...checkCitations(cases, laws),
  )
  if (problems.length > 0 || !identity) throw new ContentError(problems)
  return {
    identity,
    collections,
    cases,
    laws,
    elements,
    essentials,
    bookNotes,
    cardFiles,
    variants,
    terms,
    warnings: unlinkedArticles(cases, laws),
  }
}

function readCase(root: string, path: string, collection: Collection, problems: string[]): Case | undefined {
  const file = shown(root, path)
  const [, front, body] = /^---\r?\n([\s\S]*?)\r?\n---\r?\n([\s\S]*)$/.exec(readFileSync(path, 'utf8')) ?? []
  if (front === undefined || body === undefined) {
    problems.push(`${file}：檔案開頭要有一段以「---」上下包住的欄位。請照 cases/taipei/01.mdx 的樣子補上。`)
    return undefined
  }
  problems.push(...checkBody(body, front.split('\n').length + 2, file))
  // Line 1 is the one of the three dashes.
  const fields = check(caseSchema, parseText(front, file, problems, 1), file, problems)
  if (!fields) return undefined
  const say = (field: string, remedy: string) => problems.push(`${file}：欄位「${field}」${remedy}`)

  const expected = caseId(collection.id, Number(basename(path, '.mdx')))
  if (fields.id !== expected) say('id', `與檔名不同。請寫 id: ${expected}。`)
  if (caseId(collection.id, fields.number) !== expected)
    say('number', `與檔名不同。請寫 number: ${Number(basename(path, '.mdx'))}。`)
  if ((fields.title === undefined) === (fields.editorTitle === undefined))
    say('title', '與「editorTitle」要擇一：原文有題名寫 title，沒有題名由編者代擬寫 editorTitle。')
  const types = collection.types.map(t => t.id)
  if (types.length > 0 && !types.includes(fields.type ?? ''))
    say('type', `要寫這部文集的一個類型代號：${types.join('、')}。`)
  if (types.length === 0 && fields.type !== undefined) say('type', '請刪去：這部文集沒有類型。')

  const blocks = partBlocks(body)
  for (const part of PART_NAMES)
    if (!blocks[part]?.length)
      problems.push(
        `${file}：內文缺少「${{ summary: '## 案情摘要', laws: '## 涉及法規', measures: '## 改進措施及建議作法' }[part]}」這一段。請補上標題與內容。`,
      )
  const text = [fields.title ?? '', ...Object.values(blocks).flat()]
  for (const name of FACT_NAMES) {
    const fact = fields.facts[name]
    for (const words of fact.words)
      if (!text.some(block => block.includes(words)))
        say(`facts.${name}.words`, `的「${words}」不在內文裡。請從內文逐字複製（含空格），或刪去。`)
  }
  const notes = readNotes(path.replace(/\.mdx$/, '.notes.yaml'), root, problems)
  for (const note of notes)
    checkNote(note, fields, body, blocks, file.replace(/\.mdx$/, '.notes.yaml'), problems)
  return {
    ...fields,
    collection: collection.id,
    heading: fields.title ?? fields.editorTitle ?? '',
    headingIsOurs: fields.title === undefined,
    blocks: { summary: [], laws: [], measures: [], ...blocks },
    notes,
    file,
  }
}

function checkNote(
  note: Note,
  fields: CaseFields,
  body: string,
  blocks: Partial<Record<PartName, string[]>>,
  file: string,
  problems: string[],
): void {
  if (!note.id.startsWith(`${fields.id}-`))
    problems.push(`${file}：編按「${note.id}」的欄位「id」要以 ${fields.id}- 開頭。`)
  if (note.reading === undefined) return
  const texts =
    note.part === 'title'
      ? [fields.title ?? '']
      : note.part === 'heading'
        ? [...body.matchAll(/^##\s+(.+)$/gm)].map(m => m[1] ?? '')
        : (blocks[note.part as PartName] ?? [])
  if (!texts.some(text => text.includes(note.reading ?? '')))
    problems.push(
      `${file}：編按「${note.id}」的欄位「reading」：「${note.reading}」不在原文的 ${note.part} 裡。請逐字複製原文，或改正欄位「part」。`,
    )
}

function readNotes(path: string, root: string, problems: string[]): Note[] {
  if (!existsSync(path)) return []
  return check(noteSchema.array(), parseFile(root, path, problems), shown(root, path), problems) ?? []
}

function checkSource(collection: Collection, folder: string, problems: string[]): void {
  if (!collection.file) return
  const path = join(folder, 'source', collection.file)
  const sha256 = existsSync(path) ? createHash('sha256').update(readFileSync(path)).digest('hex') : ''
  if (sha256 !== collection.sha256)
    problems.push(
      `cases/source/${collection.file}：原始檔不見了或被改過（檢查碼不符）。請還原原始檔，原文一字不改。`,
    )
}

function checkLaws(laws: Law[]): string[] {
  return laws.flatMap(law =>
    law.articles.flatMap(({ article, verified, status, summary, today, change }) => {
      const say = (remedy: string) => `cases/laws/${law.id}.yaml：條文 ${article} 的${remedy}`
      if (!verified)
        return status === 'unverified' && !summary
          ? []
          : [say('「verified: false」只能配 status: unverified，且不寫 summary。')]
      const wrong: string[] = []
      if (status === 'unverified') wrong.push(say('「status」不能是 unverified，因為已寫 verified: true。'))
      if (!summary) wrong.push(say('「summary」沒有寫。請用一句白話說明條文。'))
      if (!today) wrong.push(say('「today」沒有寫。請寫現行條號，未變也要寫。'))
      if (!change) wrong.push(say('「change」沒有寫。請寫 2019 年 8 月以來的變動，未變寫「條文相同。」'))
      if ((status === 'moved') !== (today !== article))
        wrong.push(say('「status: moved」與「today」不符：條號有變才寫 moved。'))
      return wrong
    }),
  )
}

function checkRelated(laws: Law[], cases: Case[]): string[] {
  const known = new Set(cases.map(c => c.id))
  return laws.flatMap(law =>
    law.articles.flatMap(({ article, related = [] }) =>
      related
        .filter(id => !known.has(id))
        .map(
          id =>
            `cases/laws/${law.id}.yaml：條文 ${article} 的「related」裡沒有 ${id} 這一案。請改成現有的案例代號。`,
        ),
    ),
  )
}

function checkCitations(cases: Case[], laws: Law[]): string[] {
  const named = namedLaws(laws)
  const known = new Set(laws.flatMap(law => law.articles.map(a => `${law.id}/${a.article}`)))
  return cases.flatMap(c =>
    Object.values(c.blocks)
      .flat()
      .flatMap(block => parseCitations(block, named))
      .flatMap(({ law, article }) =>
        article === undefined || known.has(article)
          ? []
          : [
              `${c.file}：內文引用的條文 ${article} 還沒有資料。請在 cases/laws/${law}.yaml 的 articles 加上這一條（未查證寫 verified: false、status: unverified）。`,
            ],
      ),
  )
}

/** The laws as the citation parser takes them: by the names that the sources use. */
export function namedLaws(laws: readonly Law[]): { id: string; names: string[] }[] {
  return laws.map(law => ({ id: law.id, names: [...new Set([...law.aliases, law.name])] }))
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

function parseFile(root: string, path: string, problems: string[]): unknown {
  return parseText(readFileSync(path, 'utf8'), shown(root, path), problems)
}

/** @param before how many lines of the file stand above `text` */
function parseText(text: string, file: string, problems: string[], before = 0): unknown {
  const wide = [...text.matchAll(/^[ \t]*(?:- +)?[A-Za-z]\w*(?:：|: *［)/gm)]
  for (const match of wide)
    problems.push(
      `${file}：第 ${lineOf(text, match.index) + before} 行「${match[0].trim()}」用了全形符號。請改成半形：冒號「:」後空一格，方括號「[ ]」，分隔用「,」。`,
    )
  if (wide.length > 0) return undefined
  try {
    return parseYaml(text)
  } catch (error) {
    const line = (error as YAMLParseError).linePos?.[0].line
    const place = line === undefined ? '' : `第 ${line + before} 行附近`
    problems.push(
      `${file}：${place}的欄位讀不懂。請檢查：縮排只用半形空格、與上下同類的行對齊；冒號「:」後空一格；引號與方括號成對。`,
    )
    return undefined
  }
}

function lineOf(text: string, index: number): number {
  return text.slice(0, index).split('\n').length
}

/** What MDX or the numbering of parts would misread in a case's text; `first` is the number of its first line. */
function checkBody(body: string, first: number, file: string): string[] {
  return body.split('\n').flatMap((line, i) => {
    const at = `${file}：內文第 ${i + first} 行`
    if (/[<{]/.test(line)) return [`${at}有「<」或「{」，會被當成程式。請改用全形「＜」「｛」。`]
    if (/^\s*\d+(?:[、．)）]|\.(?=\S))/.test(line) || /^\s*[-*]\s/.test(line))
      return [`${at}的清單寫法不對。請用半形數字、半形句點、一個空格開頭，例如「1. 」。`]
    return []
  })
}

/** Articles that no known law claims: they get no link, so the author is told. */
function unlinkedArticles(cases: Case[], laws: Law[]): string[] {
  const named = namedLaws(laws)
  return cases.flatMap(c =>
    Object.values(c.blocks)
      .flat()
      .flatMap(block => {
        const citations = parseCitations(block, named)
        return [...block.matchAll(/第\s*[0-9０-９一二三四五六七八九十百]+\s*[條點]/g)]
          .filter(({ index }) => !citations.some(({ start, end }) => start <= index && index < end))
          .map(({ index, 0: words }) => {
            const quote = block.slice(Math.max(0, index - 16), index + words.length)
            return `${c.file}：「${quote}」不會成為連結，因為 cases/laws 沒有這部法規。要加，請照 README「加一部法規」。`
          })
      }),
  )
}

function check<T>(schema: z.ZodType<T>, value: unknown, file: string, problems: string[]): T | undefined {
  if (value === undefined) return undefined
  const result = schema.safeParse(value)
  if (result.success) return result.data
  problems.push(...explain(result.error).map(sentence => `${file}：${sentence}`))
  return undefined
}

function files(folder: string, pattern: RegExp): string[] {
  if (!existsSync(folder)) return []
  return readdirSync(folder)
    .filter(name => pattern.test(name))
    .sort()
    .map(name => join(folder, name))
}

function shown(root: string, path: string): string {
  return path.slice(root.length + 1).replaceAll('\\', '/')
}

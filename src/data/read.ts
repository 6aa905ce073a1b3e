/** Reads all of `cases/` into the model, and stops with a plain sentence where an author made a mistake. */

import { createHash } from 'node:crypto'
import { existsSync, readFileSync } from 'node:fs'
import { basename, join } from 'node:path'
import { caseId } from '../domain/book/case.ts'
import { checkTextBody } from './check/body.ts'
import { checkCitations, outdatedCitations, unknownLaws } from './check/citations.ts'
import { checkCollections } from './check/collections.ts'
import { checkBookNote, checkNearValues, checkNoteIds, checkTwins, checkTypes } from './check/content.ts'
import { place } from './check/fields.ts'
import { checkFolders, checkNames, meantOwner, refusedName } from './check/files.ts'
import { checkLaws } from './check/laws.ts'
import { checkElements, elementsSchema } from './elements.ts'
import { checkEssentials } from './essentials.ts'
import { essentialsSchema } from './essentials-schema.ts'
import { type ContentFile, listContent } from './files.ts'
import { type Case, ContentError, type Handbook, type ListFile } from './model.ts'
import { nameCases } from './names.ts'
import { type ReadCase, readCase, readNotes } from './read-case.ts'
import { Reading } from './reading.ts'
import { COLLECTION_REMEDIES, IDENTITY_REMEDIES, LAW_REMEDIES } from './remedies.ts'
import { CONTENT_ROOT } from './root.ts'
import {
  type Collection,
  collectionsSchema,
  type Identity,
  identitySchema,
  type Law,
  lawSchema,
  termsSchema,
  textSchema,
  trapsSchema,
  variantsSchema,
} from './schema.ts'

/** What was read, with every mistake that was found; the handbook is whole only where there is none. */
export interface Content {
  handbook: Handbook
  problems: string[]
  broken: ReadonlySet<string>
}

/**
 * The handbook's content below `root` (the folder that holds `cases/`).
 * @throws {ContentError} with file, field and remedy, in Chinese, for every mistake found
 */
export function readHandbook(root = CONTENT_ROOT): Handbook {
  const { handbook, problems } = readContent(root)
  if (problems.length > 0) throw new ContentError(problems)
  return handbook
}

/** Reads what can be read and lists what is wrong. @throws {ContentError} where the handbook has no collections */
export function readContent(root = CONTENT_ROOT): Content {
  if (!existsSync(join(root, 'cases')))
    throw new ContentError([`找不到 cases 資料夾（在 ${root}）。請在專案的資料夾裡執行。`])
  const { files, others } = listContent(root)
  const reading = new Reading(files)
  const identity = reading.one('handbook', identitySchema, IDENTITY_REMEDIES)
  const found = reading.one('collections', collectionsSchema, COLLECTION_REMEDIES)
  if (!identity || !found) {
    for (const name of ['handbook', 'collections'])
      if (!files.some(f => f.file === `cases/${name}.yaml`))
        reading.problems.push(`cases/${name}.yaml：沒有這個檔案。請照 README「收錄另一個機關的案例」建立。`)
    throw new ContentError(reading.problems)
  }
  const collections = found.value
  // case26.mdx could be a text's name: it is none that the collection lists.
  const names = [...others, ...reading.of('text').map(f => f.file.slice('cases/'.length))]
  for (const id of names.flatMap(name => meantOwner(name) ?? [])) reading.broken.add(id)
  const handbook = readAll(reading, identity.value, collections)
  const problems = [
    ...checkCollections(collections, reading.at(found.file)),
    ...others.map(name => refusedName(name, collections)),
    ...checkNames(files, collections, reading.broken),
    ...checkFolders(files, collections),
    ...reading.problems,
  ]
  return { handbook, problems, broken: reading.broken }
}

function readAll(reading: Reading, identity: Identity, collections: Collection[]): Handbook {
  const laws = readLaws(reading)
  const read = collections.flatMap(collection => casesOf(reading, collection))
  const cases = nameCases(
    read.map(r => r.case),
    collections,
  )
  const bookNotes = readBookNotes(reading, collections)
  const elements = new Map(
    reading.of('elements').map(f => [f.owner, reading.fields(f, elementsSchema) ?? []] as const),
  )
  const handbook: Handbook = {
    identity,
    collections,
    cases,
    laws,
    elements,
    essentials: reading.one('essentials', essentialsSchema)?.value ?? [],
    bookNotes,
    cardFiles: readListFiles(reading, 'cards', collections),
    questionFiles: readListFiles(reading, 'questions', collections),
    variants:
      reading.one('variants', variantsSchema, {
        '': '一行寫一組：讀者的寫法: 原文的寫法。',
      })?.value ?? {},
    terms: reading.one('terms', termsSchema)?.value ?? [],
    traps: reading.one('traps', trapsSchema)?.value ?? [],
    warnings: [],
  }
  for (const collection of collections) {
    checkSource(reading, collection)
    checkTexts(reading, collection)
  }
  const lines = new Map(
    read.flatMap(r => r.lines.map(({ block, line }) => [`${r.case.id} ${block}`, line] as const)),
  )
  const atBlock = (c: Case, block: string) => place(c.file, lines.get(`${c.id} ${block}`))
  reading.problems.push(...checkTogether(reading, handbook, atBlock))
  handbook.warnings = [...outdatedCitations(cases, laws, atBlock), ...unknownLaws(cases, laws, atBlock)]
  return handbook
}

/** What only shows where several files are held together. */
function checkTogether(
  reading: Reading,
  { collections, cases, laws, elements, essentials, bookNotes }: Handbook,
  atBlock: (c: Case, block: string) => string,
): string[] {
  const atLaw = (law: Law, article?: number, field?: string) =>
    reading.at(`cases/laws/${law.id}.yaml`)(
      ...(article === undefined ? [] : ['articles', article]),
      ...(field === undefined ? [] : [field]),
    )
  // Cases that could not be read exist all the same.
  const ids = [...cases, ...[...reading.broken].map(id => ({ id }))]
  return [
    ...checkLaws(laws, ids, atLaw),
    // What refers to a case that could not be read is told once that is.
    ...(reading.broken.size > 0 ? [] : checkEssentials(essentials, { laws, cases })),
    ...[...elements]
      .filter(([id]) => laws.some(l => l.id === id))
      .flatMap(([id, list]) => checkElements(id, list, laws, reading.broken)),
    ...checkTypes(cases, collections, (c, ...path) => reading.at(c.file)(...path)),
    ...checkTwins(cases.filter(c => !reading.broken.has(c.id))),
    ...checkNearValues(cases, (c, ...path) => reading.at(c.file)(...path)),
    ...checkCitations(cases, laws, atBlock),
    ...checkNoteIds([
      ...collectionsOf(bookNotes).flatMap(id => {
        const at = reading.at(`cases/${id}/book.notes.yaml`)
        return bookNotes.filter(n => n.collection === id).map((note, i) => ({ note, at: at(i, 'id') }))
      }),
      ...cases.flatMap(c => {
        const at = reading.at(c.file.replace(/\.mdx$/, '.notes.yaml'))
        return c.notes
          .map((note, i) => ({ note, at: at(i, 'id') }))
          .filter(({ note }) => note.id.startsWith(`${c.id}-`))
      }),
    ]),
  ]
}

function collectionsOf(bookNotes: Handbook['bookNotes']): string[] {
  return [...new Set(bookNotes.map(n => n.collection))]
}

function readLaws(reading: Reading): Law[] {
  return reading.of('law').flatMap(f => {
    const law = reading.fields(f, lawSchema, LAW_REMEDIES)
    if (law?.id === f.owner) return law
    if (law) reading.problems.push(`${reading.at(f.file)('id')}：欄位「id」與檔名不同。請寫 id: ${f.owner}。`)
    reading.broken.add(f.owner)
    return []
  })
}

function casesOf(reading: Reading, collection: Collection): ReadCase[] {
  return reading
    .of('case')
    .filter(f => f.owner === collection.id && isTwoDigits(f))
    .flatMap(f => {
      const before = reading.problems.length
      const notes = reading.of('notes').find(n => n.owner === f.owner && n.number === f.number)
      const read = readCase(reading, f, notes, collection)
      const id = caseId(collection.id, Number(f.number))
      if (reading.problems.length > before) reading.broken.add(id)
      // The file was renamed and its fields were not: what refers to the case by its former id is not wrong as well.
      if (read && read.case.id !== id) reading.broken.add(read.case.id)
      return read ?? []
    })
}

/** 026.mdx would be case 26 a second time; its name is told. */
function isTwoDigits({ file, number }: ContentFile): boolean {
  return Number(number) > 0 && basename(file) === `${String(Number(number)).padStart(2, '0')}.mdx`
}

function readBookNotes(reading: Reading, collections: readonly Collection[]): Handbook['bookNotes'] {
  return reading.of('book-notes').flatMap(f => {
    const collection = collections.find(c => c.id === f.owner)
    if (!collection) return []
    return readNotes(reading, f).map((note, i) => {
      const at = (...path: (string | number)[]) => reading.at(f.file)(i, ...path)
      reading.problems.push(...checkBookNote(note, collection, at))
      return { ...note, collection: collection.id }
    })
  })
}

/** Cards and questions whose case or law is not there are told by their name alone. */
function readListFiles(
  reading: Reading,
  kind: 'cards' | 'questions',
  collections: readonly Collection[],
): ListFile[] {
  return [...reading.of(kind), ...reading.of(`law-${kind}`)]
    .filter(f => hasOwner(f, reading, collections))
    .flatMap(f => {
      const yaml = reading.yaml(f)
      return yaml ? { file: f.file, ...yaml } : []
    })
}

function hasOwner(
  { kind, owner, number }: ContentFile,
  reading: Reading,
  collections: readonly Collection[],
): boolean {
  if (owner === '') return true
  if (kind.startsWith('law-')) return reading.of('law').some(l => l.owner === owner)
  return (
    collections.some(c => c.id === owner) &&
    reading.of('case').some(c => c.owner === owner && c.number === number)
  )
}

function checkTexts(reading: Reading, collection: Collection): void {
  for (const file of reading.of('text').filter(f => f.owner === collection.id)) {
    const isTable = collection.layout === 'table' && file.name === 'table'
    if (!isTable && !collection.texts.some(t => t.id === file.name)) continue
    const parts = reading.frontMatter(file)
    if (!parts) continue
    const yaml = reading.parse(file.file, parts.front, 1)
    if (yaml) reading.check(file.file, yaml, textSchema, { title: '寫這篇文字的標題，例如 title: 序。' })
    const component = isTable ? `<CaseTable collection="${collection.id}" />` : undefined
    if (component && !parts.body.includes(component))
      reading.problems.push(`${file.file}：沒有放表格。請在要放表格的地方單獨寫一行 ${component}。`)
    for (const { line, text } of checkTextBody(parts.body, parts.first, component))
      reading.problems.push(`${place(file.file, line)}：${text}`)
  }
}

function checkSource(reading: Reading, collection: Collection): void {
  if (!collection.file) return
  const file = reading.of('source').find(f => f.name === collection.file)
  const sha256 = file ? createHash('sha256').update(readFileSync(file.path)).digest('hex') : ''
  if (sha256 !== collection.sha256)
    reading.problems.push(
      `cases/source/${collection.file}：原始檔不見了或被改過（檢查碼不符）。請還原原始檔，原文一字不改。`,
    )
}

/** Reads one case: its fields, the parts of its text, its notes. */

import { caseId, type PartName, partBlocks } from '../domain/book/case.ts'
import { checkCaseBody } from './check/body.ts'
import { checkFields, checkNotes } from './check/content.ts'
import { place } from './check/fields.ts'
import type { ContentFile } from './files.ts'
import type { Case } from './model.ts'
import type { Reading } from './reading.ts'
import { CASE_REMEDIES, NOTE_REMEDIES } from './remedies.ts'
import { type Collection, caseSchema, type Note, noteSchema } from './schema.ts'

export interface ReadCase {
  case: Omit<Case, 'label' | 'short'>
  /** The line of each block of its text. */
  lines: { block: string; line: number }[]
}

export function readCase(
  reading: Reading,
  file: ContentFile,
  notesFile: ContentFile | undefined,
  collection: Collection,
): ReadCase | undefined {
  const parts = reading.frontMatter(file)
  if (!parts) return undefined
  const { front, body, first } = parts
  const own = collection.headings
  const bodyProblems = checkCaseBody(body, first, own)
  reading.problems.push(...bodyProblems.map(({ line, text }) => `${place(file.file, line)}：${text}`))
  const yaml = reading.parse(file.file, front, 1)
  const fields = yaml && reading.check(file.file, yaml, caseSchema, CASE_REMEDIES)
  const notes = notesFile ? readNotes(reading, notesFile) : []
  if (!fields) return undefined

  const blocks = partBlocks(body, own)
  // Where the text itself is wrong, words that are not found in it follow from that.
  const text = bodyProblems.length > 0 ? undefined : [fields.title ?? '', ...Object.values(blocks).flat()]
  reading.problems.push(...checkFields(fields, Number(file.number), collection, text, reading.at(file.file)))
  if (text && notesFile) {
    const at = reading.at(notesFile.file)
    // A renamed case is told of itself: its notes may bear its former id.
    const ids = [caseId(collection.id, Number(file.number)), fields.id]
    reading.problems.push(
      ...checkNotes(notes, { ids, title: fields.title, body, blocks, own }, (...path) => at(...path)),
    )
  }
  return {
    case: {
      ...fields,
      collection: collection.id,
      asOf: fields.asOf ?? collection.asOf,
      heading: fields.title ?? fields.editorTitle ?? '',
      headingIsOurs: fields.title === undefined,
      blocks: { summary: [], laws: [], measures: [], ...blocks },
      notes,
      file: file.file,
    },
    lines: linesOf(body, first, blocks),
  }
}

/** Each block with the line on which it stands. */
function linesOf(
  body: string,
  first: number,
  blocks: Partial<Record<PartName, string[]>>,
): { block: string; line: number }[] {
  const lines = body.split('\n')
  return Object.values(blocks)
    .flat()
    .map(block => ({ block, line: lines.findIndex(line => line.includes(block)) + first }))
}

export function readNotes(reading: Reading, file: ContentFile): Note[] {
  const yaml = reading.yaml(file)
  return (yaml && reading.check(file.file, yaml, noteSchema.array(), NOTE_REMEDIES)) ?? []
}

/** A case as it is taken from a text or begun by an author: what is there is kept, what is missing waits to be written. */

import {
  caseId,
  FACT_NAMES,
  HEADINGS,
  type OwnHeadings,
  PART_NAMES,
  type PartName,
} from '../../domain/book/case.ts'
import type { Collection } from '../schema.ts'

/** One part: its heading as the text has it, its paragraphs and list items in their order. */
export interface DraftPart {
  name: PartName
  heading: string
  blocks: { text: string; item: boolean }[]
}

export interface CaseDraft {
  number: number
  /** The text's own; undefined where it has none. */
  title?: string | undefined
  editorTitle?: string | undefined
  type?: string | undefined
  asOf?: string | undefined
  parts: DraftPart[]
}

/** The file of a draft; the check names every field that is still empty. */
export function draftFile(draft: CaseDraft, collection: string): string {
  const title = draft.editorTitle !== undefined || draft.title === undefined ? 'editorTitle' : 'title'
  const head = [
    `id: ${caseId(collection, draft.number)}`,
    `number: ${draft.number}`,
    `${title}: ${yamlText(draft.title ?? draft.editorTitle ?? '')}`,
    ...(draft.type === undefined ? [] : [`type: ${draft.type}`]),
    ...(draft.asOf === undefined ? [] : [`asOf: ${draft.asOf}`]),
    'facts:',
    ...FACT_NAMES.flatMap(name => [`  ${name}:`, '    values: []', '    words: []']),
    '  told: ""',
  ]
  const body = draft.parts.flatMap(({ heading, blocks }) => [`## ${heading}`, ...blocksText(blocks)])
  return `---\n${head.join('\n')}\n---\n\n${body.join('\n\n')}\n`
}

/** Paragraphs stand apart; the items of a list are numbered from 1 and stand together. */
function blocksText(blocks: DraftPart['blocks']): string[] {
  const paragraphs: string[] = []
  let items: string[] = []
  const close = () => {
    if (items.length > 0) paragraphs.push(items.join('\n'))
    items = []
  }
  for (const { text, item } of blocks) {
    if (item) items.push(`${items.length + 1}. ${plain(text)}`)
    else {
      close()
      paragraphs.push(plain(text))
    }
  }
  close()
  return paragraphs
}

/** Signs that MDX would take for code become the full-width ones, as authors are told to write them. */
function plain(text: string): string {
  const wide: Record<string, string> = { '<': '＜', '{': '｛', '}': '｝', '*': '＊', '\\': '＼', '`': '｀' }
  return text.replace(/[<{}*\\`]/g, sign => wide[sign] ?? sign)
}

function yamlText(text: string): string {
  return /^$|^[\s\-?:,[\]{}#&*!|>'"%@`]|: |\s#|:$|^(?:true|false|null|~|[\d.]+)$/.test(text)
    ? JSON.stringify(text)
    : text
}

/** An empty case with the headings of its collection, for an author to fill in. */
export function emptyParts(
  collection: Pick<Collection, 'layout'> & { headings?: OwnHeadings | undefined },
): DraftPart[] {
  return PART_NAMES.map(name => ({
    name,
    heading: collection.headings?.[name]?.[0] ?? HEADINGS[collection.layout][name],
    blocks: [],
  }))
}

/** Reads a text in the layout of a casebook or of a three-column table into drafts, and lists what it could not place. */

import { HEADINGS, PART_NAMES, type PartName, partOfHeading } from '../../domain/book/case.ts'
import { chineseNumeral } from '../../domain/book/numeral.ts'
import type { CaseDraft, DraftPart } from './draft.ts'

export interface Imported {
  layout: 'cases' | 'table'
  cases: CaseDraft[]
  /** Names of the types in their order, where the text has a table of contents by type. */
  types: string[]
  /** The lines that belong to no case, each with its number in the text. */
  unplaced: { line: number; text: string }[]
}

const TITLE = /^案例\s*(\d+)[\s　：:]+(\S.*)$/
const TYPE = /^類型\s*([一二三四五六七八九十]+)\s*[：:]\s*(\S.*)$/
const ITEM = /^(?:[-•]\s*)?(\d+)\s*[.．、]\s*(?=\S)(.*)$/

/** A text with a tab at the beginning of each cell is a table, any other a casebook. */
export function readLayout(text: string): Imported {
  const plain = text.replaceAll('\r\n', '\n').replace(/^\ufeff/, '')
  return /^\t\s*\d+\s*$/m.test(plain) ? readTable(plain) : readCasebook(plain)
}

/**
 * A casebook: 案例 NN and its title, then the headings of the parts (案情摘要, 涉及法規, 改進措施及建議作法) on lines of
 * their own. A title that no heading follows stands in the table of contents. What comes after the last part of a case
 * and three empty lines is no longer the case's.
 */
function readCasebook(text: string): Imported {
  const lines = text.split('\n')
  const cases: CaseDraft[] = []
  const unplaced: Imported['unplaced'] = []
  const types = typesOf(lines)
  let current: CaseDraft | undefined
  let part: DraftPart | undefined
  let empty = 0
  for (const [index, raw] of lines.entries()) {
    const line = raw.trim()
    if (!line) {
      empty += 1
      continue
    }
    const title = TITLE.exec(line)
    if (title && headingFollows(lines, index)) {
      const number = Number(title[1])
      current = { number, title: title[2], type: types.find(t => t.cases.includes(number))?.id, parts: [] }
      cases.push(current)
      part = undefined
    } else if (current && partOfHeading(line)) {
      part = { name: partOfHeading(line) as PartName, heading: line, blocks: [] }
      current.parts.push(part)
    } else if (part && !(empty >= 3 && part.name === 'measures')) addLine(part.blocks, line)
    else {
      current = undefined
      part = undefined
      unplaced.push({ line: index + 1, text: line })
    }
    empty = 0
  }
  return { layout: 'cases', cases, types: types.map(t => t.name), unplaced }
}

/** 類型一：… with the cases listed below it, as a table of contents has them. */
function typesOf(lines: readonly string[]): { id: string; name: string; cases: number[] }[] {
  const types: { id: string; name: string; cases: number[] }[] = []
  for (const [index, line] of lines.entries()) {
    const type = TYPE.exec(line.trim())
    const entry = /^(?:[-•]\s*)?案例\s*(\d+)/.exec(line.trim())
    if (type && type[1] === chineseNumeral(types.length + 1))
      types.push({ id: `type-${types.length + 1}`, name: type[2] ?? '', cases: [] })
    else if (entry && (!TITLE.test(line.trim()) || !headingFollows(lines, index)))
      types.at(-1)?.cases.push(Number(entry[1]))
  }
  return types
}

function headingFollows(lines: readonly string[], index: number): boolean {
  const next = lines.slice(index + 1).find(line => line.trim())
  return next !== undefined && partOfHeading(next.trim()) !== undefined
}

function blockOf(line: string): DraftPart['blocks'][number] {
  const item = ITEM.exec(line)
  // 1.5 萬元 and 2019.8.1 begin a paragraph, not a list.
  return item && !/^\d/.test(item[2] ?? '')
    ? { text: item[2] ?? '', item: true }
    : { text: line, item: false }
}

/** Adds a line as a block of its own, or to the one before where its sentence only went on to the next line or page. */
function addLine(blocks: DraftPart['blocks'], line: string): void {
  const block = blockOf(line)
  const last = blocks.at(-1)
  if (last && !block.item && !/[。：；！？」』）)]$/.test(last.text)) last.text += block.text
  else blocks.push(block)
}

function blocksOf(lines: readonly string[]): DraftPart['blocks'] {
  const blocks: DraftPart['blocks'] = []
  for (const line of lines) addLine(blocks, line)
  return blocks
}

/** A table: a cell begins with a tab at the beginning of a line; a cell that is a number begins a row of three more. */
function readTable(text: string): Imported {
  const cells: { line: number; lines: string[] }[] = []
  const unplaced: Imported['unplaced'] = []
  for (const [index, raw] of text.split('\n').entries()) {
    const starts = raw.startsWith('\t')
    const line = raw.trim()
    if (starts) cells.push({ line: index + 1, lines: line ? [line] : [] })
    else if (line && cells.length > 0) cells.at(-1)?.lines.push(line)
    else if (line && !isHeader(line)) unplaced.push({ line: index + 1, text: line })
  }
  const cases: CaseDraft[] = []
  let at = 0
  while (at < cells.length) {
    const cell = cells[at]
    const number = /^\d+$/.exec(cell?.lines.join('') ?? '')?.[0]
    const row = cells.slice(at + 1, at + 4)
    if (number !== undefined && row.length === 3 && row.every(c => !/^\d+$/.test(c.lines.join('')))) {
      cases.push({
        number: Number(number),
        parts: row.map((c, i) => {
          const name = PART_NAMES[i]!
          return { name, heading: HEADINGS.table[name], blocks: blocksOf(c.lines) }
        }),
      })
      at += 4
    } else {
      for (const words of cell?.lines ?? [])
        if (!isHeader(words)) unplaced.push({ line: cell?.line ?? 0, text: words })
      at += 1
    }
  }
  return { layout: 'table', cases, types: [], unplaced }
}

function isHeader(words: string): boolean {
  return /^(?:項次|編號|案例|涉及法規|法規|策進建議|改進措施及建議作法)$/.test(words)
}

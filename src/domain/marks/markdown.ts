/** Marks as a Markdown file that a person reads and edits, and that comes back without loss. */

import { sha256 } from '../sha256.ts'
import { type Mark, readMark } from './mark.ts'

/** What the words on the page do not say stands behind each mark, in a comment that readers of Markdown do not see. */
const BEHIND = /^<!-- mark (\{.*\}) -->$/

/** Lines that would be read as something else. */
const SPECIAL = /^(?=[\\>#]|<!--)/gm

const sumOf = (note: string) => sha256(note).slice(0, 8)

/** @param heading the file's first line, such as 我的標記：手冊的名稱 */
export function marksToMarkdown(marks: readonly Mark[], heading: string): string {
  const lines = [`# ${oneLine(heading)}`]
  const cases = [...new Set(marks.map(mark => mark.case))].sort()
  for (const id of cases) {
    const own = marks.filter(mark => mark.case === id)
    lines.push('', `## ${oneLine(own[0]!.title)}`)
    for (const mark of own) lines.push('', ...linesOf(mark))
  }
  return `${lines.join('\n')}\n`
}

function linesOf(mark: Mark): string[] {
  if (mark.kind === 'bookmark') return ['（書籤）', '', comment(mark)]
  const { quote, note, ...rest } = mark
  const { prefix, suffix } = quote
  const words = quote.exact.split('\n').map(line => `> ${line}`)
  const own = note === '' ? [] : ['', note.replace(SPECIAL, '\\')]
  return [...words, ...own, '', comment({ ...rest, prefix, suffix, sum: sumOf(note) })]
}

/** In JSON a hyphen may be written as an escape: `-->` would end the comment. */
function comment(data: object): string {
  return `<!-- mark ${JSON.stringify(data).replaceAll('--', '-\\u002d')} -->`
}

const oneLine = (text: string) => text.replace(/\s+/g, ' ').trim()

/**
 * The marks of a file that `marksToMarkdown` wrote and a person may have edited; what is none is passed over.
 * @param now the time of change, in milliseconds, for a note that was edited in the file
 */
export function marksFromMarkdown(text: string, now: number): Mark[] {
  const found: Mark[] = []
  let quote: string[] = []
  let note: string[] = []
  for (const line of text.replace(/\r\n?/g, '\n').split('\n')) {
    const behind = BEHIND.exec(line)?.[1]
    if (behind !== undefined) {
      const mark = markOf(behind, quote.join('\n'), note.join('\n').trim(), now)
      if (mark) found.push(mark)
      quote = []
      note = []
    } else if (line.startsWith('>')) quote.push(line.replace(/^> ?/, ''))
    else if (/^#/.test(line)) {
      quote = []
      note = []
    } else note.push(line.replace(/^\\/, ''))
  }
  return found
}

function markOf(behind: string, exact: string, note: string, now: number): Mark | undefined {
  let data: Record<string, unknown>
  try {
    data = JSON.parse(behind)
  } catch {
    return undefined
  }
  if (data.kind === 'bookmark') return readMark(data)
  const { prefix, suffix, sum, ...rest } = data
  const modified = sum === sumOf(note) ? rest.modified : now
  return readMark({ ...rest, modified, quote: { exact, prefix, suffix }, note })
}

/** Reads the YAML that authors write, keeps the line of every field, and says in Chinese what cannot be read. */

import { isNode, LineCounter, parseDocument, visit, type YAMLError } from 'yaml'

export type FieldPath = readonly (string | number)[]

export interface ParsedYaml {
  value: unknown
  /** The line of a field in its file, from 1; that of the nearest enclosing field where it is missing. */
  line(path: FieldPath): number | undefined
}

/** @param before how many lines of the file stand above `text` */
export function parseYaml(text: string, before = 0): ParsedYaml | { problem: string; line: number } {
  const lines = new LineCounter()
  const document = parseDocument(text, { lineCounter: lines, prettyErrors: false })
  const [error] = document.errors
  if (error) {
    const line = lines.linePos(error.pos[0]).line
    const wide = wideLine(text, line)
    return { problem: wide?.problem ?? explainYaml(error), line: (wide?.line ?? line) + before }
  }
  const cut = cutOff(document)
  if (cut !== undefined)
    return {
      problem: '值裡有「 #」，從那裡起的字會被當成註解而不見。請把整個值用半形雙引號包起來。',
      line: lines.linePos(cut).line + before,
    }
  return {
    value: document.toJS({ maxAliasCount: 0 }),
    line(path) {
      for (let length = path.length; length > 0; length--) {
        const node = keyNode(document, path.slice(0, length))
        if (node !== undefined) return lines.linePos(node).line + before
      }
      return undefined
    },
  }
}

/** Where a value is cut off by a # that its author meant as a sign: a comment has a space after it. */
function cutOff(document: ReturnType<typeof parseDocument>): number | undefined {
  let found: number | undefined
  visit(document, {
    Scalar(_, { comment, range, type }) {
      if (!comment || comment.startsWith(' ') || type !== 'PLAIN') return undefined
      found = range?.[0]
      return visit.BREAK
    },
  })
  return found
}

/** Where a field's name (or a list's item) begins. */
function keyNode(document: ReturnType<typeof parseDocument>, path: FieldPath): number | undefined {
  const last = path.at(-1)
  const parent = path.length === 1 ? document.contents : document.getIn(path.slice(0, -1), true)
  const items = (parent as { items?: readonly unknown[] } | null)?.items
  if (!items) return undefined
  if (typeof last === 'number') {
    const item = items[last]
    return isNode(item) ? item.range?.[0] : undefined
  }
  for (const item of items as readonly { key?: { value?: unknown; range?: readonly number[] } }[])
    if (item.key?.value === last) return item.key?.range?.[0]
  return undefined
}

/** The line at or above `near` in which a full-width sign stands where YAML wants a half-width one. */
function wideLine(text: string, near: number): { problem: string; line: number } | undefined {
  const all = text.split('\n')
  for (let line = Math.min(near + 1, all.length); line > Math.max(0, near - 3); line--) {
    const wide = /^\s*(?:- +)?[A-Za-z]\w*(?:：|: *[［｛])|［.*］|：\s*$/.exec(all[line - 1] ?? '')
    if (wide)
      return {
        problem: `「${wide[0].trim()}」用了全形符號。請改成半形：冒號「:」後空一格，方括號「[ ]」，分隔用「,」。`,
        line,
      }
  }
  return undefined
}

function explainYaml(error: YAMLError): string {
  switch (error.code) {
    case 'TAB_AS_INDENT':
      return '縮排用了 Tab。請改成半形空格，與上下同類的行對齊。'
    case 'DUPLICATE_KEY':
      return '同一個欄位寫了兩次。請刪去一個。'
    case 'BLOCK_AS_IMPLICIT_KEY':
    case 'MULTILINE_IMPLICIT_KEY':
      return '同一行有兩個半形冒號，或冒號後沒有空格。值裡面有冒號時，請把整個值用半形雙引號包起來。'
    case 'MISSING_CHAR':
      return '引號或方括號沒有成對。請檢查這一行和上一行。'
    case 'BAD_ALIAS':
    case 'BAD_SCALAR_START':
      return '值的開頭是 YAML 的符號（* & ! % @ ` 等）。請把整個值用半形雙引號包起來。'
    default:
      return '欄位讀不懂。請檢查：縮排只用半形空格、與上下同類的行對齊；冒號「:」後空一格；引號與方括號成對。'
  }
}

/** The mock exam as a table that spreadsheets open with a double click: a question a row, UTF-8 with a byte order mark. */

import { FAMILIES, type Question } from '../domain/quiz/question.ts'

const HEAD = [
  '題號',
  '題型',
  '主題',
  '題幹',
  'A',
  'B',
  'C',
  'D',
  '答案',
  'A 的理由',
  'B 的理由',
  'C 的理由',
  'D 的理由',
  '依據',
]

/** RFC 4180, with the byte order mark by which Excel knows the encoding. */
export function quizCsv(questions: readonly Question[]): string {
  const rows = questions.map(({ id, family, topic, stem, options }) => [
    id,
    FAMILIES[family].name,
    topic,
    stem,
    ...options.map(({ text }) => text),
    options.find(({ right }) => right)?.id.toUpperCase() ?? '',
    ...options.map(({ why }) => why),
    [...new Set(options.flatMap(({ grounds }) => grounds.map(({ label }) => label)))].join('；'),
  ])
  return `\uFEFF${[HEAD, ...rows].map(row => row.map(cell).join(',')).join('\r\n')}\r\n`
}

// A cell that begins like a formula would be one in a spreadsheet; some take the full-width signs for it too.
function cell(text: string): string {
  const plain = /^[=+\-@＝＋－＠\t\r\n]/.test(text) ? `'${text}` : text
  return /[",\r\n]/.test(plain) ? `"${plain.replaceAll('"', '""')}"` : plain
}

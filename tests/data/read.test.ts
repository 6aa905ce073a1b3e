import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { ContentError, readHandbook } from '../../src/data/read.ts'

let root = ''
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'handbook-'))
  cpSync('cases', join(root, 'cases'), { recursive: true })
})
afterEach(() => rmSync(root, { recursive: true }))

/** Changes one file of a copy of the content, and returns what the build then says. */
function problemsAfter(file: string, change: (text: string) => string): readonly string[] {
  const path = join(root, 'cases', file)
  const before = readFileSync(path, 'utf8')
  writeFileSync(path, change(before))
  try {
    readHandbook(root)
  } catch (error) {
    if (error instanceof ContentError) return error.problems
    throw error
  }
  return []
}

describe('the content as it stands', () => {
  it('is read without a complaint', () => {
    const handbook = readHandbook(root)
    expect(handbook.cases.filter(c => /^taipei-(0\d|1\d|2[0-5])$|^tainan-(0\d|10)$/.test(c.id))).toHaveLength(
      35,
    )
    expect(handbook.laws.length).toBeGreaterThanOrEqual(33)
    expect(handbook.additions.length).toBeGreaterThanOrEqual(4)
  })

  it('takes a new case without a source file', () => {
    const text = readFileSync(join(root, 'cases/taipei/25.mdx'), 'utf8')
    const added = text.replace('id: taipei-25', 'id: taipei-26').replace('number: 25', 'number: 26')
    writeFileSync(join(root, 'cases/taipei/26.mdx'), added)
    expect(readHandbook(root).cases.map(c => c.id)).toContain('taipei-26')
  })
})

describe("an author's mistake is told with file, field and remedy", () => {
  it.each([
    [
      'a missing field',
      'taipei/03.mdx',
      (t: string) => t.replace(/^type: .*\n/m, ''),
      'cases/taipei/03.mdx：欄位「type」要寫這部文集的一個類型代號：procurement、',
    ],
    [
      'a misspelt field',
      'taipei/03.mdx',
      (t: string) => t.replace('type:', 'typ:'),
      'cases/taipei/03.mdx：欄位「（整份檔案）」裡有不認得的欄位：typ。',
    ],
    [
      'an unknown value',
      'taipei/03.mdx',
      (t: string) => t.replace('values: [未敘明]', 'values: [不小心]'),
      'cases/taipei/03.mdx：欄位「facts.intent.values」寫的不是可用的值。從這些擇一：[故意] [過失] [未敘明]。',
    ],
    [
      'words that are not in the text',
      'taipei/03.mdx',
      (t: string) => t.replace('words: [當場公布底價]', 'words: [當場公佈底價]'),
      'cases/taipei/03.mdx：欄位「facts.channel.words」的「當場公佈底價」不在內文裡。請從內文逐字複製（含空格），或刪去。',
    ],
    [
      'an id that is not the file name',
      'taipei/03.mdx',
      (t: string) => t.replace('id: taipei-03', 'id: taipei-30'),
      'cases/taipei/03.mdx：欄位「id」與檔名不同。請寫 id: taipei-03。',
    ],
    [
      'a missing part',
      'taipei/03.mdx',
      (t: string) => t.replace('## 涉及法規', '## 法條'),
      'cases/taipei/03.mdx：內文缺少「## 涉及法規」這一段。請補上標題與內容。',
    ],
    [
      'no fields at all',
      'taipei/03.mdx',
      () => '內文',
      'cases/taipei/03.mdx：檔案開頭要有一段以「---」上下包住的欄位。',
    ],
    [
      'an article without data',
      'taipei/03.mdx',
      (t: string) => t.replace('、第53條。', '、第99條。'),
      'cases/taipei/03.mdx：內文引用的條文 gpa/99 還沒有資料。請在 cases/laws/gpa.yaml 的 articles 加上這一條',
    ],
    [
      'a note at words that are not there',
      'taipei/03.notes.yaml',
      (t: string) => t.replace('應予保密之情事。', '應予保密的情事。'),
      '「應予保密的情事。」不在原文的 summary 裡。請逐字複製原文',
    ],
    [
      'an unverified article with a summary',
      'laws/tpe-doc.yaml',
      (t: string) => t.replace('status: unverified', 'status: unverified\n    summary: 猜的'),
      'cases/laws/tpe-doc.yaml：條文 73#5 的「verified: false」只能配 status: unverified，且不寫 summary。',
    ],
    [
      'YAML that cannot be read',
      'laws/gpa.yaml',
      (t: string) => t.replace('name: ', 'name: "'),
      'gpa.yaml：欄位寫法讀不懂',
    ],
    [
      'a changed source',
      'source/004_1abfc87d95e538b9.txt',
      (t: string) => t.replace('建全', '健全'),
      'cases/source/004_1abfc87d95e538b9.txt：原始檔不見了或被改過',
    ],
  ])('%s', (_, file, change, sentence) => {
    const problems = problemsAfter(file, change)
    expect(
      problems.some(p => p.includes(sentence)),
      problems.join('\n'),
    ).toBe(true)
  })
})

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
    expect(handbook.laws.filter(law => law.articles.every(a => a.addition)).length).toBeGreaterThanOrEqual(18)
    expect(handbook.warnings).toEqual([])
  })

  it('warns of an article of a law that it does not know', () => {
    const path = join(root, 'cases/taipei/03.mdx')
    writeFileSync(
      path,
      readFileSync(path, 'utf8').replace('2. 刑法第132條第2項。', '2. 國家公園法第 32 條。'),
    )
    expect(readHandbook(root).warnings).toEqual([
      'cases/taipei/03.mdx：「國家公園法第 32 條」不會成為連結，因為 cases/laws 沒有這部法規。要加，請照 README「加一部法規」。',
    ])
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
      'cases/laws/gpa.yaml：第 2 行附近的欄位讀不懂。請檢查',
    ],
    [
      'a full-width colon',
      'taipei/03.mdx',
      (t: string) => t.replace('type: ', 'type：'),
      'cases/taipei/03.mdx：第 5 行「type：」用了全形符號。請改成半形',
    ],
    [
      'full-width brackets',
      'taipei/03.mdx',
      (t: string) => t.replace('values: [一般機關]', 'values: ［一般機關］'),
      'cases/taipei/03.mdx：第 8 行「values: ［」用了全形符號。',
    ],
    [
      'a wrong indentation',
      'taipei/03.mdx',
      (t: string) => t.replace('    values: [一般機關]', '   values: [一般機關]\n     x: 1'),
      'cases/taipei/03.mdx：第 9 行附近的欄位讀不懂。請檢查：縮排只用半形空格',
    ],
    [
      'a sign that MDX takes for code',
      'taipei/03.mdx',
      (t: string) => t.replace('某機關辦理', '某機關<B>辦理'),
      'cases/taipei/03.mdx：內文第 ',
    ],
    [
      'a list in another writing',
      'taipei/03.mdx',
      (t: string) => t.replace('\n2. 刑法', '\n2、刑法'),
      '行的清單寫法不對。請用半形數字、半形句點、一個空格開頭，例如「1. 」。',
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

import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { strToU8, zipSync } from 'fflate'
import { afterEach, beforeEach, describe, expect, it, test } from 'vitest'
import { checkAll } from '../../src/data/check/all.ts'
import { docxText } from '../../src/data/import/docx.ts'
import { draftFile } from '../../src/data/import/draft.ts'
import { readLayout } from '../../src/data/import/layouts.ts'
import { readHandbook } from '../../src/data/read.ts'
import { caseId, partBlocks } from '../../src/domain/book/case.ts'
import { ContentCopy } from '../fixtures/agency.ts'
import { run } from '../fixtures/run.ts'
import { isWithdrawn } from '../fixtures/source-cases.ts'

const { cases, collections } = readHandbook()

describe('the sources import to the words of the cases', () => {
  it.each(collections.filter(c => c.file))('$id', ({ id, file, layout, types }) => {
    const imported = readLayout(readFileSync(join('cases/source', file ?? ''), 'utf8'))
    const written = cases.filter(
      c => c.collection === id && imported.cases.some(one => one.number === c.number),
    )
    expect(imported.layout).toBe(layout)
    expect(imported.types).toEqual(types.map(t => t.name))
    const kept = imported.cases.filter(c => !isWithdrawn(caseId(id, c.number)))
    expect(kept.map(c => c.number)).toEqual(written.map(c => c.number))
    for (const [i, c] of written.entries()) {
      const draft = kept[i]
      expect(draft?.title).toBe(c.headingIsOurs ? undefined : c.heading)
      expect(partBlocks(draftFile(draft!, id))).toEqual(c.blocks)
      const at = Number(draft?.type?.replace('type-', '')) - 1
      expect(types[at]?.id).toBe(c.type)
      const headings = /^## .*$/gm
      expect(draftFile(draft!, id).match(headings)).toEqual(readFileSync(c.file, 'utf8').match(headings))
    }
  })

  it('names every line that belongs to no case', () => {
    const text = readFileSync(join('cases/source', collections[0]?.file ?? ''), 'utf8')
    const { cases, unplaced } = readLayout(text)
    const bare = (words: string) => words.replace(/^(?:- )?(?:\d+\.)?/, '').replace(/\s/g, '')
    const placed = cases.flatMap(c => c.parts.flatMap(p => p.blocks.map(b => b.text)))
    for (const [i, line] of text.split('\n').entries())
      if (line.trim() && !/^案例 \d|^(?:案情摘要：?|涉及法規|法規|改進措施及建議作法)$/.test(line))
        expect([
          i + 1,
          unplaced.some(u => u.line === i + 1) || placed.some(p => bare(p).includes(bare(line))),
        ]).toEqual([i + 1, true])
  })
})

/** A Word file as small as can be: paragraphs, and tables of rows of cells. */
function docx(body: (string | string[][])[]): Uint8Array {
  const paragraph = (text: string) => `<w:p><w:r><w:t xml:space="preserve">${text}</w:t></w:r></w:p>`
  const table = (rows: string[][]) =>
    `<w:tbl>${rows.map(row => `<w:tr>${row.map(cell => `<w:tc>${cell.split('\n').map(paragraph).join('')}</w:tc>`).join('')}</w:tr>`).join('')}</w:tbl>`
  const document = body.map(part => (typeof part === 'string' ? paragraph(part) : table(part))).join('')
  return zipSync({
    '[Content_Types].xml': strToU8(
      '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>',
    ),
    '_rels/.rels': strToU8(
      '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="word/document.xml"/></Relationships>',
    ),
    'word/document.xml': strToU8(
      `<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body>${document}</w:body></w:document>`,
    ),
  })
}

const BOOK = [
  '序言。',
  '案例 01 甲',
  '案情摘要',
  '甲寄出名冊。',
  '涉及法規',
  '1.刑法第132條。',
  '改進措施及建議作法',
  '1.核對。',
  '2.加密。',
]
const TABLE = [
  ['項次', '案例', '涉及法規', '策進建議'],
  ['1', '甲寄出名冊。', '1. 刑法第132條。\n2. 檔案法第18條。', '核對。'],
]

describe('a Word file', () => {
  it('is read as a casebook', async () => {
    const { cases, unplaced } = readLayout(await docxText(docx(BOOK)))
    expect(unplaced.map(u => u.text)).toEqual(['序言。'])
    expect(cases.map(c => [c.number, c.title, c.parts.map(p => p.blocks.map(b => b.text))])).toEqual([
      [1, '甲', [['甲寄出名冊。'], ['刑法第132條。'], ['核對。', '加密。']]],
    ])
  })

  it('is read as a table', async () => {
    const { layout, cases, unplaced } = readLayout(await docxText(docx([TABLE])))
    expect([layout, unplaced]).toEqual(['table', []])
    expect(cases.map(c => [c.number, c.parts.map(p => p.blocks.map(b => b.text))])).toEqual([
      [1, [['甲寄出名冊。'], ['刑法第132條。', '檔案法第18條。'], ['核對。']]],
    ])
  })
})

describe('the commands of an author', { timeout: 60_000 }, () => {
  let copy: ContentCopy
  beforeEach(() => {
    copy = new ContentCopy()
  })
  afterEach(() => copy.remove())

  test('check: one line where nothing is wrong, else every mistake and exit 1', () => {
    expect(run('check', [], copy.root)).toEqual({ code: 0, out: '內容都對：5 案、2 部法規。\n', err: '' })
    copy.edit('harbor/01.mdx', 'type: documents', 'type: paper')
    const { code, out, err } = run('check', [], copy.root)
    expect([code, out]).toEqual([1, ''])
    expect(err).toBe(
      '內容有 1 處需要修改：\n  · cases/harbor/01.mdx 第 5 行：欄位「type」要寫這部文集的一個類型代號：documents、other。\n',
    )
  })

  test('case:new asks what it needs, and the check names what is to be filled in', () => {
    const { code, out } = run('case-new', [], copy.root, 'harbor\n鑰匙未歸還\n2\n\n')
    expect(code).toBe(0)
    expect(out).toContain('已寫好 cases/harbor/04.mdx。')
    expect(copy.read('harbor/04.mdx')).toContain(
      'id: harbor-04\nnumber: 4\ntitle: 鑰匙未歸還\ntype: other\nfacts:\n',
    )
    const { problems } = checkAll(copy.root)
    expect(problems.length).toBeGreaterThan(3)
    for (const problem of problems) expect(problem).toMatch(/^cases\/harbor\/04\.mdx 第 \d+ 行：/)
  })

  test('case:new takes its answers from the command line', () => {
    const { code } = run(
      'case-new',
      ['--collection', 'harbor-yards', '--editor-title', '鑰匙', '--as-of', '2026-05'],
      copy.root,
    )
    expect(code).toBe(0)
    expect(copy.read('harbor-yards/03.mdx')).toContain('editorTitle: 鑰匙\nasOf: 2026-05\nfacts:')
    expect(copy.read('harbor-yards/03.mdx')).toContain('## 案例\n\n## 涉及法規\n\n## 策進建議')
    expect(run('case-new', ['--collection', 'nowhere', '--title', '甲'], copy.root)).toMatchObject({
      code: 1,
      err: expect.stringContaining('文集「nowhere」不在這些裡面'),
    })
  })

  test('case:import writes a new collection, tells what it left, and writes over nothing', () => {
    copy.write('book.docx', docx(BOOK))
    const args = [
      copy.path('book.docx'),
      '--collection',
      'airport',
      '--name',
      '機場彙編',
      '--as-of',
      '2026-05',
    ]
    const { code, out, err } = run('case-import', args, copy.root)
    expect([code, err]).toEqual([0, ''])
    expect(out).toContain('讀到 1 案，寫好 1 個檔案在 cases/airport/。')
    expect(out).toContain('有 1 行不屬於任何案例')
    expect(copy.read('airport/01.mdx')).toContain('## 涉及法規\n\n1. 刑法第132條。\n')
    expect(copy.read('collections.yaml')).toContain('- id: airport\n  name: "機場彙編"')
    copy.delete('book.docx').edit('airport/01.mdx', '甲寄出', '乙寄出').write('book.docx', docx(BOOK))
    copy
      .edit('collections.yaml', 'agency: ""', 'agency: 機場')
      .edit('collections.yaml', 'date: ""', 'date: 民國 115 年')
    expect(run('case-import', args, copy.root).out).toContain('已經在了、沒有改動的：cases/airport/01.mdx。')
    expect(copy.read('airport/01.mdx')).toContain('乙寄出')
  })

  test('case:import says so where there is no case', () => {
    copy.write('source/letter.txt', '一封信。\n')
    expect(
      run('case-import', [copy.path('source/letter.txt'), '--collection', 'letters'], copy.root),
    ).toMatchObject({
      code: 1,
      err: expect.stringContaining('裡找不到案例'),
    })
  })
})

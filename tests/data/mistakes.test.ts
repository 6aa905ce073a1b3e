import { afterEach, beforeEach, describe, expect, it, test } from 'vitest'
import { checkAll } from '../../src/data/check/all.ts'
import { ContentCopy } from '../fixtures/agency.ts'

let copy: ContentCopy
beforeEach(() => {
  copy = new ContentCopy()
})
afterEach(() => copy.remove())

type Change = (copy: ContentCopy) => unknown
/** Every message that the change must bring, and no other: one a cause. */
type Row = [mistake: string, change: Change, ...messages: string[]]

const one = 'harbor/01.mdx'
/** What is case 01 in the agency, as case 04. */
const asCase4 = (text: string) => text.replaceAll('harbor-01', 'harbor-04').replace('number: 1', 'number: 4')
const moveCase = (c: ContentCopy, to: string, ending: string) => {
  for (const kind of ['cards.yaml', 'notes.yaml'])
    c.write(`${to}.${kind}`, asCase4(c.read(`harbor/01.${kind}`)))
  return c.write(`${to}.${ending}`, asCase4(c.read(one)))
}
const bytes = (text: string) => new TextEncoder().encode(text)

test('the agency as it stands is right', () => {
  expect(checkAll(copy.root)).toMatchObject({ problems: [], reminders: [] })
})

function rows(title: string, list: Row[]) {
  describe(title, () => {
    it.each(list)('%s', (_, change, ...messages) => {
      change(copy)
      const { problems } = checkAll(copy.root)
      expect(problems).toHaveLength(messages.length)
      for (const [i, message] of messages.entries()) expect(problems[i]).toContain(message)
    })
  })
}

rows('a file that the handbook cannot place is refused by name', [
  [
    'a draft in a folder of its own',
    c => c.copy(one, '草稿/01.mdx'),
    'cases/草稿/01.mdx：資料夾 cases/草稿 不在 cases/collections.yaml 裡。',
  ],
  [
    'a folder that is not registered',
    c => c.copy(one, 'airport/01.mdx'),
    'cases/airport/01.mdx：資料夾 cases/airport 不在 cases/collections.yaml 裡。',
  ],
  [
    'an older version beside the case',
    c => c.copy(one, 'harbor/01_old.mdx'),
    'cases/harbor/01_old.mdx：案例的檔名只能是號碼',
  ],
  ['（舊）', c => c.copy(one, 'harbor/01（舊）.mdx'), 'cases/harbor/01（舊）.mdx：案例的檔名只能是號碼'],
  [
    'a copy by the file manager',
    c => c.copy(one, 'harbor/01 - 複製.mdx'),
    'cases/harbor/01 - 複製.mdx：案例的檔名只能是號碼',
  ],
  ['01a.mdx', c => c.copy(one, 'harbor/01a.mdx'), 'cases/harbor/01a.mdx：案例的檔名只能是號碼'],
  [
    'a folder in a folder',
    c => c.copy(one, 'harbor/old/01.mdx'),
    'cases/harbor/old/01.mdx：資料夾裡不能再有資料夾',
  ],
  [
    'three digits',
    c => c.copy(one, 'harbor/001.mdx'),
    'cases/harbor/001.mdx：號碼要寫成兩位數，從 01 起。請改名為 01.mdx。',
  ],
  ['one digit', c => c.copy(one, 'harbor/4.mdx'), '請改名為 04.mdx。'],
  [
    '.MDX',
    c => c.copy(one, 'harbor/04.MDX'),
    'cases/harbor/04.MDX：檔名寫法不對，不會被讀。請改名為 04.mdx。',
  ],
  ['.mdx.txt', c => c.copy(one, 'harbor/04.mdx.txt'), '請改名為 04.mdx。'],
  ['.md', c => c.copy(one, 'harbor/04.md'), '請改名為 04.mdx。'],
  ['案例04.mdx', c => c.copy(one, 'harbor/案例04.mdx'), '請改名為 04.mdx。'],
  ['case04.mdx', c => c.copy(one, 'harbor/case04.mdx'), '請改名為 04.mdx。'],
  ['full-width digits', c => c.copy(one, 'harbor/０４.mdx'), '請改名為 04.mdx。'],
  [
    '.cards.yml',
    c => c.copy('harbor/01.cards.yaml', 'harbor/02.cards.yml'),
    'cases/harbor/02.cards.yml：檔名寫法不對，不會被讀。請改名為 02.cards.yaml。',
  ],
  ['.Cards.yaml', c => c.copy('harbor/01.cards.yaml', 'harbor/02.Cards.yaml'), '請改名為 02.cards.yaml。'],
  ['.card.yaml', c => c.copy('harbor/01.cards.yaml', 'harbor/02.card.yaml'), '請改名為 02.cards.yaml。'],
  ['.note.yaml', c => c.copy('harbor/01.notes.yaml', 'harbor/02.note.yaml'), '請改名為 02.notes.yaml。'],
  [
    'notes without a case',
    c => c.write('harbor/27.notes.yaml', '[]\n'),
    'cases/harbor/27.notes.yaml：沒有 cases/harbor/27.mdx 這一案。',
  ],
  [
    'cards without a case',
    c => c.write('harbor/27.cards.yaml', '[]\n'),
    'cases/harbor/27.cards.yaml：沒有 cases/harbor/27.mdx 這一案。',
  ],
  [
    'cards without a law',
    c => c.write('laws/gpa.cards.yaml', '[]\n'),
    'cases/laws/gpa.cards.yaml：沒有 cases/laws/gpa.yaml 這部法規。',
  ],
  [
    '.MDX with its cards and notes',
    c => moveCase(c, 'harbor/04', 'MDX'),
    'cases/harbor/04.MDX：檔名寫法不對，不會被讀。請改名為 04.mdx。',
  ],
  [
    '.mdx.txt with its cards and notes',
    c => moveCase(c, 'harbor/04', 'mdx.txt'),
    'cases/harbor/04.mdx.txt：檔名寫法不對，不會被讀。請改名為 04.mdx。',
  ],
  [
    'case04.mdx with its cards and notes',
    c => moveCase(c, 'harbor/04', 'mdx').copy('harbor/04.mdx', 'harbor/case04.mdx').delete('harbor/04.mdx'),
    'cases/harbor/case04.mdx：檔名寫法不對，不會被讀。請改名為 04.mdx。',
  ],
  ['case 00', c => c.copy(one, 'harbor/00.mdx'), 'cases/harbor/00.mdx：號碼要寫成兩位數，從 01 起。'],
  [
    '.yml of a law',
    c => c.copy('laws/harbor-rules.yaml', 'laws/port.yml').write('laws/port.cards.yaml', '[]\n'),
    'cases/laws/port.yml：檔名寫法不對，不會被讀。請改名為 port.yaml。',
  ],
  [
    'a copy of a law',
    c => c.copy('laws/harbor-rules.yaml', 'laws/port.yaml'),
    'cases/laws/port.yaml 第 1 行：欄位「id」與檔名不同。請寫 id: port。',
  ],
  [
    'a case that was renamed, all that belongs to it left behind',
    c => c.copy(one, 'harbor/05.mdx').delete(one),
    'cases/harbor/05.mdx 第 2 行：欄位「id」與「number」都和檔名不同。檔名對，請寫 id: harbor-05 與 number: 5；檔名錯，請改名為 01.mdx。',
  ],
  [
    'a case that was renamed with all that belongs to it',
    c => {
      for (const ending of ['mdx', 'cards.yaml', 'notes.yaml'])
        c.copy(`harbor/01.${ending}`, `harbor/05.${ending}`).delete(`harbor/01.${ending}`)
    },
    'cases/harbor/05.mdx 第 2 行：欄位「id」與「number」都和檔名不同。',
  ],
  [
    'a copy of a case that was not yet written',
    c => c.copy(one, 'harbor/04.mdx'),
    'cases/harbor/04.mdx 第 2 行：欄位「id」與「number」都和檔名不同。檔名對，請寫 id: harbor-04 與 number: 4；檔名錯，請改名為 01.mdx。',
  ],
  [
    'a copy of a case whose text was not written',
    c => c.write('harbor/04.mdx', asCase4(c.read(one))),
    'cases/harbor/04.mdx：內文與 cases/harbor/01.mdx 完全相同。',
  ],
  [
    'a copy of cards that were not written',
    c => c.copy('harbor/01.cards.yaml', 'harbor/02.cards.yaml'),
    'cases/harbor/02.cards.yaml 第 1 行：卡片的 id 都不是這個檔案的，多半是從別的檔案複製來的。請都改成「harbor-02.」開頭，並改寫內容。',
  ],
  [
    'a copy of notes that were not written',
    c =>
      c.write(
        'harbor/02.notes.yaml',
        c.read('harbor/01.notes.yaml') + c.read('harbor/01.notes.yaml').replace('01-1', '01-2'),
      ),
    'cases/harbor/02.notes.yaml 第 1 行：編按的「id」都不是這一案的',
  ],
  [
    'a law with a Chinese name',
    c => c.copy('laws/harbor-rules.yaml', 'laws/要點.yaml'),
    'cases/laws/要點.yaml：法規的檔名是小寫英文代號',
  ],
  [
    'a text that is not registered',
    c => c.copy('harbor/preface.mdx', 'harbor/draft.mdx'),
    'cases/harbor/draft.mdx：這篇文字不在 cases/collections.yaml 裡 harbor 的 texts',
  ],
  ['a Word file', c => c.write('harbor/04.docx', 'PK'), 'cases/harbor/04.docx：手冊不認得這種檔案'],
  [
    'what Word leaves open',
    c => c.write('harbor/~$04.mdx', ''),
    'cases/harbor/~$04.mdx：這是編輯軟體的暫存檔或備份檔。',
  ],
  [
    'an unregistered source',
    c => c.write('source/a.txt', 'a'),
    'cases/source/a.txt：沒有文集在 cases/collections.yaml 的 file 提到這份原始檔。',
  ],
  ['a file beside the folders', c => c.write('readme.txt', 'a'), 'cases/readme.txt：手冊不認得這種檔案'],
])

test('what systems leave in folders is no mistake', () => {
  copy.write('.DS_Store', 'x').write('harbor/Thumbs.db', 'x').write('harbor/desktop.ini', 'x')
  expect(checkAll(copy.root).problems).toEqual([])
})

rows('how a file is stored', [
  [
    'UTF-16',
    c => c.write(one, Buffer.from(`\ufeff${c.read(one)}`, 'utf16le')),
    `cases/${one}：檔案存成了 UTF-16`,
  ],
  [
    'Big5',
    c => c.write(one, new Uint8Array([...bytes('---\nid: harbor-01\ntitle: '), 0xaf, 0x66, 0xbe, 0xfa])),
    `cases/${one}：檔案不是 UTF-8，很可能存成了 Big5（ANSI）。`,
  ],
  [
    'Big5 cards',
    c => c.write('harbor/01.cards.yaml', new Uint8Array([0xaf, 0x66, 0xbe, 0xfa])),
    'cases/harbor/01.cards.yaml：檔案不是 UTF-8，很可能存成了 Big5（ANSI）。',
  ],
  [
    'broken signs',
    c => c.edit(one, '病歷摘要寄', '病\ufffd摘要寄'),
    `cases/${one}：第 18 行有轉壞的字「\ufffd」`,
  ],
])

test.each<[string, Change]>([
  ['a byte order mark', c => c.write(one, `\ufeff${c.read(one)}`)],
  ['CRLF', c => c.write(one, c.read(one).replaceAll('\n', '\r\n'))],
  ['CR alone', c => c.write(one, c.read(one).replaceAll('\n', '\r'))],
])('%s is right', (_, change) => {
  const before = checkAll(copy.root).handbook?.cases
  change(copy)
  expect(checkAll(copy.root)).toMatchObject({ problems: [], handbook: { cases: before } })
})

rows("a case's fields", [
  [
    'nothing between dashes',
    c => c.write(one, '內文\n'),
    `cases/${one} 第 1 行：檔案開頭要有一段以「---」上下包住的欄位`,
  ],
  [
    'told missing',
    c => c.edit(one, / {2}told: .*\n/, ''),
    '欄位「facts.told」沒有寫。用一句話寫資料外流到什麼程度',
  ],
  [
    'title missing',
    c => c.edit(one, /title: .*\n/, ''),
    `cases/${one}：欄位「title」與「editorTitle」要擇一`,
  ],
  [
    'title and editorTitle',
    c => c.edit(one, 'type:', 'editorTitle: 甲\ntype:'),
    `cases/${one} 第 4 行：欄位「title」與「editorTitle」要擇一`,
  ],
  [
    'a wrong type',
    c => c.edit(one, 'type: documents', 'type: procurement'),
    `cases/${one} 第 5 行：欄位「type」要寫這部文集的一個類型代號：documents、other。`,
  ],
  [
    'a type that the collection has no more',
    c => c.edit('collections.yaml', /.*id: other.*\n/, ''),
    'cases/harbor/02.mdx 第 5 行：欄位「type」的「other」不在 cases/collections.yaml 裡 harbor 的 types（另有 1 案：harbor-03）。請在那裡補上',
  ],
  [
    'no type',
    c => c.edit(one, 'type: documents\n', ''),
    `cases/${one}：欄位「type」要寫這部文集的一個類型代號`,
  ],
  [
    'a type where there are none',
    c => c.edit('harbor-yards/01.mdx', 'facts:', 'type: other\nfacts:'),
    'cases/harbor-yards/01.mdx 第 5 行：欄位「type」請刪去：這部文集沒有類型。',
  ],
  [
    'an id that is not the file name',
    c => c.edit(one, 'id: harbor-01', 'id: harbor-10'),
    `cases/${one} 第 2 行：欄位「id」與檔名不同。請寫 id: harbor-01。`,
  ],
  [
    'a number that is not the file name',
    c => c.edit(one, 'number: 1', 'number: 11'),
    `cases/${one} 第 3 行：欄位「number」與檔名不同。請寫 number: 1。`,
  ],
  [
    'a number in quotes',
    c => c.edit(one, 'number: 1', 'number: "1"'),
    `cases/${one} 第 3 行：欄位「number」寫法不對。寫這一案的號碼`,
  ],
  [
    'a misspelt field',
    c => c.edit(one, 'facts:', 'fact:'),
    `cases/${one} 第 6 行：欄位「這份檔案」裡有不認得的欄位：fact。是不是「facts」？請改正拼法。`,
  ],
  [
    'a field of a later version',
    c => c.edit(one, 'facts:', 'severity: high\nfacts:'),
    '有不認得的欄位：severity。請刪去，或檢查是否拼錯；若是新版手冊的欄位，請先更新手冊的程式。',
  ],
  [
    'a missing fact',
    c => c.edit(one, / {2}role: .*\n/, ''),
    `cases/${one} 第 6 行：欄位「facts.role」沒有寫。寫成 values: [值] 與 words: [原文字句]`,
  ],
  [
    'a kind of agency that is not listed',
    c => c.edit(one, 'values: [醫院]', 'values: [診所]'),
    `cases/${one} 第 7 行：欄位「facts.agency.values」寫的「診所」不是可用的值。從這些擇一：[一般機關] [醫院] [消防]；`,
  ],
  [
    'an unknown intent',
    c => c.edit(one, 'values: [過失]', 'values: [不小心]'),
    `cases/${one} 第 11 行：欄位「facts.intent.values」寫的「不小心」不是可用的值。從這些擇一：[故意] [過失] [未敘明]。`,
  ],
  [
    'words that are not in the text',
    c => c.edit(one, 'words: [職員甲]', 'words: [職員Ａ]'),
    `cases/${one} 第 8 行：欄位「facts.role.words」的「職員Ａ」不在內文裡。`,
  ],
  [
    'a full-width comma between words',
    c => c.edit(one, 'words: [申誡1次]', 'words: [申誡1次，第二人]'),
    '用全形逗號分隔會變成一句。請改用半形逗號加空格：[申誡1次, 第二人]。',
  ],
  [
    'a full-width comma between values',
    c => c.edit(one, 'values: [病歷]', 'values: [病歷，名冊]'),
    `cases/${one} 第 10 行：欄位「facts.information.values」的「病歷，名冊」裡有逗號，會被當成一個值。`,
  ],
  [
    'a value that differs in 台 and 臺',
    c =>
      c
        .edit(one, 'values: [電子郵件]', 'values: [網路平台]')
        .edit('harbor/02.mdx', '即時通訊／社群', '網路平臺')
        .edit('harbor/03.mdx', 'values: [口頭]', 'values: [網路平臺]'),
    `cases/${one} 第 9 行：欄位「facts.channel.values」的「網路平台」與 2 案所寫的「網路平臺」只差在用字或標點，會變成兩個篩選。請改成「網路平臺」。`,
  ],
  [
    'a value that differs in width',
    c => c.edit('harbor/03.mdx', 'values: [申誡1次]', 'values: [申誡１次]'),
    'cases/harbor/03.mdx 第 13 行：欄位「facts.outcomes.values」的「申誡１次」與',
  ],
  [
    'a month that is none',
    c => c.edit('harbor/03.mdx', 'asOf: 2019-08', 'asOf: 2019年8月'),
    'cases/harbor/03.mdx 第 6 行：欄位「asOf」寫法不對。寫這一案所引法規是哪一年哪一月的，例如 asOf: 2026-03',
  ],
])

rows('YAML', [
  [
    'a full-width colon',
    c => c.edit(one, 'type: documents', 'type：documents'),
    `cases/${one} 第 5 行：「type：」用了全形符號。請改成半形`,
  ],
  ['full-width brackets', c => c.edit(one, 'values: [醫院]', 'values: ［醫院］'), `cases/${one} 第 7 行：`],
  [
    'full-width brackets of a block',
    c =>
      c.edit(
        one,
        '  role: { values: [職員], words: [職員甲] }',
        '  role:\n    values: ［職員］\n    words: [職員甲]',
      ),
    `cases/${one} 第 9 行：欄位「facts.role.values」用了全形符號。請改成半形`,
  ],
  ['a tab', c => c.edit(one, '  told:', '\ttold:'), `cases/${one} 第 13 行：縮排用了 Tab。`],
  [
    'a colon within a value',
    c => c.edit(one, 'title: 病歷寄錯信箱', 'title: 病歷: 寄錯信箱'),
    `cases/${one} 第 4 行：同一行有兩個半形冒號`,
  ],
  [
    'a # within a value',
    c => c.edit(one, 'title: 病歷寄錯信箱', 'title: 病歷 #寄錯信箱'),
    `cases/${one} 第 4 行：值裡有「 #」，從那裡起的字會被當成註解而不見。`,
  ],
  [
    'a field twice',
    c => c.edit(one, 'type: documents', 'type: documents\ntype: other'),
    `cases/${one} 第 6 行：同一個欄位寫了兩次。`,
  ],
  [
    'a quotation mark alone',
    c => c.edit('laws/harbor-rules.yaml', 'name: ', 'name: "'),
    'cases/laws/harbor-rules.yaml 第 ',
  ],
  [
    'a value that begins with a sign',
    c => c.edit(one, 'title: 病歷', 'title: @病歷'),
    `cases/${one} 第 4 行：值的開頭是 YAML 的符號`,
  ],
  ['a wrong indentation', c => c.edit(one, '  role:', '   role:'), `cases/${one} 第 `],
])

rows("a case's text", [
  [
    'a part is missing',
    c => c.edit(one, /## 改進措施及建議作法[\s\S]*$/, ''),
    `cases/${one} 第 15 行：內文缺少「## 改進措施及建議作法」這一段。`,
  ],
  [
    'a part without a word',
    c => c.edit(one, /## 涉及法規[\s\S]*?## 改/, '## 涉及法規\n\n## 改'),
    `cases/${one} 第 20 行：「涉及法規」這一段沒有內文。`,
  ],
  [
    'another word for a heading',
    c => c.edit(one, '## 涉及法規', '## 相關法規'),
    `cases/${one} 第 20 行：標題「相關法規」不是手冊認得的段落`,
  ],
  [
    'an extra heading',
    c => c.edit(one, '## 涉及法規', '## 處分結果\n\n申誡。\n\n## 涉及法規'),
    `cases/${one} 第 20 行：標題「處分結果」不是手冊認得的段落，標題會不見，文字會接到上一段。`,
  ],
  [
    'a doubled heading',
    c => c.edit(one, '## 涉及法規', '## 案情摘要\n\n又。\n\n## 涉及法規'),
    `cases/${one} 第 20 行：「案情摘要」這一段寫了兩次（第 16 行已有）。`,
  ],
  [
    'no space after ##',
    c => c.edit(one, '## 案情摘要', '##案情摘要'),
    `cases/${one} 第 16 行：標題的寫法不對。請寫成「## 案情摘要」`,
  ],
  ['###', c => c.edit(one, '## 案情摘要', '### 案情摘要'), `cases/${one} 第 16 行：標題的寫法不對。`],
  ['＃＃', c => c.edit(one, '## 案情摘要', '＃＃ 案情摘要'), `cases/${one} 第 16 行：標題的寫法不對。`],
  [
    'words before the first heading',
    c => c.edit(one, '## 案情摘要', '前言。\n\n## 案情摘要'),
    `cases/${one} 第 16 行：第一個標題之前有文字，這些字不會出現。`,
  ],
  [
    '<',
    c => c.edit(one, '市立醫院職員', '市立<醫院>職員'),
    `cases/${one} 第 18 行：有「<」或「{」，會被當成程式。`,
  ],
  ['{', c => c.edit(one, '市立醫院職員甲疏', '{市立}醫院職員甲疏'), `cases/${one} 第 18 行：有「<」或「{」`],
  [
    'import',
    c => c.edit(one, '市立醫院職員甲疏', 'import 市立醫院職員甲疏'),
    `cases/${one} 第 18 行：以 import 或 export 開頭，會被當成程式。`,
  ],
  [
    'export',
    c => c.edit(one, '附件加密', 'export 附件加密').edit(one, '2. export', 'export'),
    `cases/${one} 第 28 行：以 import 或 export 開頭`,
  ],
  [
    'an image',
    c => c.edit(one, '附件加密', '附件加密![圖](a.png)'),
    `cases/${one} 第 28 行：放了圖片，手冊的內文只收文字。`,
  ],
  [
    'a link',
    c => c.edit(one, '附件加密', '[附件](https://example.com)加密'),
    `cases/${one} 第 28 行：用了連結語法`,
  ],
  ['backticks', c => c.edit(one, '附件加密', '`附件`加密'), `cases/${one} 第 28 行：有反引號`],
  [
    'a Markdown table',
    c => c.edit(one, '2. 附件加密，密碼另以電話告知。', '| 甲 | 乙 |'),
    `cases/${one} 第 28 行：用了表格語法`,
  ],
  ['bold', c => c.edit(one, '附件加密', '**附件**加密'), `cases/${one} 第 28 行：有「*」「__」或「~~」`],
  ['a backslash', c => c.edit(one, '附件加密', '附件\\加密'), `cases/${one} 第 28 行：有反斜線`],
  ['an entity', c => c.edit(one, '附件加密', '附件&nbsp;加密'), `cases/${one} 第 28 行：有「&…;」這種代碼`],
  [
    'a quotation',
    c => c.edit(one, '2. 附件加密', '> 附件加密'),
    `cases/${one} 第 28 行：以「>」開頭，會變成引文。`,
  ],
  [
    'signs that nobody sees',
    c => c.edit(one, '附件加密', '附件\u200b加密'),
    `cases/${one} 第 28 行：有看不見的字元`,
  ],
  [
    '1、',
    c => c.edit(one, '1. 寄出前', '1、寄出前'),
    `cases/${one} 第 27 行：清單的寫法不對，會變成普通的段落。`,
  ],
  ['1.without a space', c => c.edit(one, '1. 寄出前', '1.寄出前'), `cases/${one} 第 27 行：清單的寫法不對`],
  ['一、 before 2.', c => c.edit(one, '1. 寄出前', '一、寄出前'), `cases/${one} 第 27 行：清單的寫法不對`],
  ['１. before 2.', c => c.edit(one, '1. 寄出前', '１. 寄出前'), `cases/${one} 第 27 行：清單的寫法不對`],
  ['(1) before 2.', c => c.edit(one, '1. 寄出前', '(1) 寄出前'), `cases/${one} 第 27 行：清單的寫法不對`],
  [
    '（一） before 2.',
    c => c.edit(one, '1. 寄出前', '（一）寄出前'),
    `cases/${one} 第 27 行：清單的寫法不對`,
  ],
  ['bullets', c => c.edit(one, '1. 寄出前', '- 寄出前'), `cases/${one} 第 27 行：清單的寫法不對`],
  [
    'a list that skips a number',
    c => c.edit(one, '2. 附件', '3. 附件'),
    `cases/${one} 第 28 行：清單的號碼是 3，照順序應是 2。`,
  ],
  [
    'a list right below a paragraph',
    c => c.edit(one, '1. 寄出前', '作法如下：\n1. 寄出前'),
    `cases/${one} 第 28 行：清單前面要空一行`,
  ],
  [
    'a paragraph on two lines',
    c => c.edit(one, '寄到錯的信箱，', '寄到錯的信箱，\n'),
    `cases/${one} 第 19 行：段落中間換了行`,
  ],
  [
    'an indented paragraph',
    c => c.edit(one, '市立醫院職員甲疏', '  市立醫院職員甲疏'),
    `cases/${one} 第 18 行：開頭有空白`,
  ],
  [
    'a line of dashes',
    c => c.edit(one, '## 涉及法規', '---\n\n## 涉及法規'),
    `cases/${one} 第 20 行：整行的「-」或「=」`,
  ],
  [
    'a component in a preface',
    c => c.edit('harbor/preface.mdx', '這本', '<B />這本'),
    'cases/harbor/preface.mdx 第 5 行：有「<」或「{」',
  ],
  [
    'a table page without its table',
    c => c.edit('harbor-yards/table.mdx', /<CaseTable.*/, ''),
    'cases/harbor-yards/table.mdx：沒有放表格。',
  ],
])

test.each(['1.5 萬元以下的採購。', '2019.8.1 起施行。', 'LINE：群組名稱為「分隊」。'])(
  'a paragraph may begin with %s',
  words => {
    copy.edit('harbor/02.mdx', '消防分隊隊員乙', `${words}消防分隊隊員乙`)
    expect(checkAll(copy.root).problems).toEqual([])
  },
)

test('the text of a note may hold a word, a full-width colon and lines', () => {
  copy.edit('harbor/01.notes.yaml', / {2}note: .*/, '  note: |\n    LINE：通訊軟體。\n    values: ［甲］')
  expect(checkAll(copy.root).problems).toEqual([])
})

rows('notes', [
  [
    'words that are not there',
    c => c.edit('harbor/01.notes.yaml', 'reading: 收件人', 'reading: 寄件人'),
    'cases/harbor/01.notes.yaml 第 3 行：編按「harbor-01-1」的欄位「reading」：「寄件人」不在原文的 summary 裡。',
  ],
  [
    'an unknown part',
    c => c.edit('harbor/01.notes.yaml', 'part: summary', 'part: facts'),
    'cases/harbor/01.notes.yaml 第 2 行：編按「harbor-01-1」的欄位「part」寫的「facts」不是案例的一部分。',
  ],
  [
    'an item that does not hold the words',
    c => c.edit('harbor/01.notes.yaml', 'part: summary', 'part: measures\n  item: 2'),
    'cases/harbor/01.notes.yaml 第 3 行：編按「harbor-01-1」的欄位「item」：第 2 項裡沒有「收件人」。',
  ],
  [
    'no list',
    c => c.write('harbor/02.notes.yaml', c.read('harbor/01.notes.yaml').replace('- id', '  id')),
    'cases/harbor/02.notes.yaml：欄位「（整份檔案）」寫法不對。整份檔案要是編按的清單',
  ],
  [
    'an unknown severity',
    c => c.edit('harbor/01.notes.yaml', 'severity: C', 'severity: X'),
    'cases/harbor/01.notes.yaml 第 4 行：欄位「severity」寫的「X」不是可用的值。從這些擇一：A（明顯錯誤）',
  ],
  [
    'an id of another case',
    c => c.edit('harbor/01.notes.yaml', 'id: harbor-01-1', 'id: harbor-02-1'),
    'cases/harbor/01.notes.yaml 第 1 行：編按「harbor-02-1」的欄位「id」要以 harbor-01- 開頭。',
  ],
  [
    'an id twice',
    c => c.write('harbor/01.notes.yaml', c.read('harbor/01.notes.yaml').repeat(2)),
    'cases/harbor/01.notes.yaml 第 9 行：編按「harbor-01-1」的欄位「id」已在 cases/harbor/01.notes.yaml 第 1 行 用過。',
  ],
  [
    'a text that the collection does not have',
    c => c.edit('harbor/book.notes.yaml', 'part: preface', 'part: rose'),
    'cases/harbor/book.notes.yaml 第 2 行：編按「harbor-preface-1」的欄位「part」寫的「rose」不是這部文集的文字。',
  ],
])

rows('laws', [
  [
    'aliases missing',
    c => c.edit('laws/harbor-rules.yaml', /aliases: .*\n/, ''),
    'cases/laws/harbor-rules.yaml：欄位「aliases」沒有寫。寫原文用的各種寫法',
  ],
  [
    'a date that is none',
    c => c.edit('laws/civil-service-act.yaml', 'amended: 2022-06-22', 'amended: 111年6月22日'),
    'cases/laws/civil-service-act.yaml 第 8 行：欄位「today.amended」寫法不對。日期寫成 2026-08-17 的樣子',
  ],
  [
    'an id that is not the file name',
    c => c.edit('laws/harbor-rules.yaml', 'id: harbor-rules', 'id: harbour-rules'),
    'cases/laws/harbor-rules.yaml 第 1 行：欄位「id」與檔名不同。請寫 id: harbor-rules。',
  ],
  [
    'an article twice',
    c =>
      c.edit('laws/harbor-rules.yaml', 'article: "3~4"', 'article: "3"').edit(one, '第3點至第4點', '第3點'),
    'cases/laws/harbor-rules.yaml 第 10 行：條文 3 的「article」寫了兩次。',
  ],
  [
    'full-width signs, and another law compares itself with it',
    c =>
      c
        .write(
          'laws/civil-service-act.elements.yaml',
          "- { id: '5.1', article: '5.1', label: 第5條第1項, who: 公務員, does: 保密, then: 懲戒, compare: [{ key: harbor-rules/3, diff: 要點 }] }\n",
        )
        .edit('laws/harbor-rules.yaml', 'name: ', 'name：'),
    'cases/laws/harbor-rules.yaml 第 2 行：「name：」用了全形符號。',
  ],
  [
    'an alias that is another law',
    c =>
      c.edit(
        'laws/harbor-rules.yaml',
        'aliases: [港灣市公務資訊保密要點]',
        'aliases: [港灣市公務資訊保密要點, 公務員服務法]',
      ),
    'cases/laws/harbor-rules.yaml 第 3 行：「公務員服務法」已是 cases/laws/civil-service-act.yaml 的名稱。',
  ],
  [
    'an unverified article with a summary',
    c =>
      c.edit(
        'laws/harbor-rules.yaml',
        'article: "3", verified: false',
        'article: "3", summary: 猜的, verified: false',
      ),
    'cases/laws/harbor-rules.yaml 第 9 行：條文 3 的「verified: false」只能配 status: unverified',
  ],
  [
    'moved and not said so',
    c => c.edit('laws/civil-service-act.yaml', 'status: moved', 'status: amended'),
    'cases/laws/civil-service-act.yaml 第 13 行：條文 4 的「status: moved」與「today」不符',
  ],
  [
    'an article that is cited and has no data',
    c => c.edit(one, '第3點至第4點', '第9點'),
    `cases/${one} 第 23 行：內文引用的條文 harbor-rules/9 還沒有資料。請在 cases/laws/harbor-rules.yaml 的 articles 加上 article: "9"`,
  ],
  [
    'an article number as a number',
    c => c.edit('laws/harbor-rules.yaml', 'article: "3",', 'article: 3,'),
    'cases/laws/harbor-rules.yaml 第 9 行：欄位「articles.article」寫法不對。數字要加半形引號。',
  ],
])

rows('cards', [
  [
    '25 characters',
    c => c.edit('harbor/01.cards.yaml', 'back: 第二人', `back: ${'密'.repeat(26)}`),
    'cases/harbor/01.cards.yaml 第 1 行：卡片 harbor-01.second-person 的 back 的答案有 26 字，上限 25 字',
  ],
  [
    'back as a number',
    c => c.edit('harbor/01.cards.yaml', 'back: 第二人', 'back: 3'),
    'cases/harbor/01.cards.yaml 第 5 行：卡片 harbor-01.second-person 的欄位「back」寫法不對。數字要加半形引號。',
  ],
  [
    'a kind of a later version',
    c => c.edit('harbor/01.cards.yaml', 'kind: cloze', 'kind: image'),
    'cases/harbor/01.cards.yaml 第 11 行：卡片 harbor-01.password 的欄位「kind」寫的「image」不是可用的值。從這些擇一：qa（問答）、cloze（填空）；別的種類這一版的手冊不認得。',
  ],
  [
    'a field of a later version',
    c => c.edit('harbor/01.cards.yaml', 'core: false', 'core: false\n  sound: a.mp3'),
    'cases/harbor/01.cards.yaml 第 13 行：卡片 harbor-01.password 的欄位「這份檔案」裡有不認得的欄位：sound。',
  ],
  [
    'words that are not in the source',
    c => c.edit('harbor/01.cards.yaml', '      words: 密碼另以電話告知', '      words: 密碼另以簡訊告知'),
    '卡片 harbor-01.password 的 evidence 的字句「密碼另以簡訊告知」不在 harbor-01/measures',
  ],
  [
    'an id twice',
    c => c.edit('harbor/01.cards.yaml', 'id: harbor-01.password', 'id: harbor-01.second-person'),
    'cases/harbor/01.cards.yaml 第 10 行：卡片 harbor-01.second-person 的 id 已在 cases/harbor/01.cards.yaml 用過',
  ],
  [
    'more cards than a case may have',
    c =>
      c.write(
        'harbor/01.cards.yaml',
        Array.from({ length: 6 }, (_, i) =>
          c
            .read('harbor/01.cards.yaml')
            .split(/^(?=- id: harbor-01\.password)/m)[0]
            ?.replace('second-person', `p${i}`)
            .replace('front: ', `front: 題${i}：`),
        ).join(''),
      ),
    'cases/harbor/01.cards.yaml：這一案有 6 張卡，一案上限 5 張',
  ],
])

test('how many cards the whole deck has is nobody’s limit', () => {
  for (let n = 4; n < 64; n++) {
    const number = String(n).padStart(2, '0')
    const rename = (text: string) =>
      text.replaceAll('harbor-01', `harbor-${number}`).replace('number: 1', `number: ${n}`)
    copy.write(`harbor/${number}.mdx`, rename(copy.read(one)).replace('職員甲疏', `職員甲在第 ${n} 案疏`))
    copy.write(
      `harbor/${number}.cards.yaml`,
      rename(copy.read('harbor/01.cards.yaml'))
        .replace('front: ', `front: 第${n}案，`)
        .replace('text: "', `text: "第${n}案，`) +
        rename(copy.read('harbor/01.cards.yaml'))
          .replaceAll(/id: (\S+)/g, 'id: $1-b')
          .replace('front: ', `front: 再問第${n}案，`)
          .replace('text: "', `text: "再問第${n}案，`),
    )
  }
  expect(checkAll(copy.root).problems).toEqual([])
})

rows('the collections', [
  [
    'a collection without cases',
    c => c.delete('harbor-yards'),
    'cases/collections.yaml：文集 harbor-yards 還沒有案例。',
  ],
  [
    'a text without a file',
    c => c.delete('harbor/preface.mdx').delete('harbor/book.notes.yaml'),
    'cases/collections.yaml：文集 harbor 的 texts 提到 preface，但沒有 cases/harbor/preface.mdx。',
  ],
  [
    'a code in capitals',
    c => c.edit('collections.yaml', '- id: harbor\n', '- id: Harbor\n'),
    'cases/collections.yaml 第 2 行：欄位「id」寫法不對。寫成小寫英文開頭的代號',
  ],
  [
    'what only the author of an imported collection knows',
    c =>
      c.edit(
        'collections.yaml',
        'agency: 港灣市政府政風處（虛構）\n  date: 中華民國 115 年 3 月\n  layout: table',
        'agency: ""\n  date: ""\n  layout: table',
      ),
    'cases/collections.yaml 第 21 行：欄位「agency」寫法不對。寫編製機關的全名',
    'cases/collections.yaml 第 22 行：欄位「date」寫法不對。寫原書的日期',
  ],
  [
    'a code twice',
    c =>
      c
        .edit('collections.yaml', 'id: other', 'id: documents')
        .edit('harbor/02.mdx', 'type: other', 'type: documents')
        .edit('harbor/03.mdx', 'type: other', 'type: documents'),
    'cases/collections.yaml 第 14 行：文集 harbor 的類型代號「documents」用了兩次。',
  ],
  [
    'a layout of a later version',
    c => c.edit('collections.yaml', 'layout: table', 'layout: map'),
    'cases/collections.yaml 第 23 行：欄位「layout」寫的「map」不是可用的值。從這些擇一：cases',
  ],
  [
    'the label of another',
    c => c.edit('collections.yaml', 'label: 碼頭表', 'label: 港灣'),
    'cases/collections.yaml 第 20 行：文集的 label「港灣」用了兩次。',
  ],
  [
    'no example for the search',
    c => c.edit('handbook.yaml', 'subject:', 'examples: []\nsubject:'),
    'cases/handbook.yaml 第 5 行：欄位「examples」寫法不對。寫一到四個找得到的詞，例如 [底價, 132條]。',
  ],
  ['no handbook', c => c.delete('handbook.yaml'), 'cases/handbook.yaml：沒有這個檔案。'],
])

describe('a case that is withdrawn', () => {
  test('takes its cards and notes with it, or each is named', () => {
    copy.delete(one)
    const { problems } = checkAll(copy.root)
    expect(problems).toEqual([
      expect.stringContaining(
        'cases/harbor/01.cards.yaml：沒有 cases/harbor/01.mdx 這一案。撤下案例時請一併刪去這個檔案',
      ),
      expect.stringContaining(
        'cases/harbor/01.notes.yaml：沒有 cases/harbor/01.mdx 這一案。撤下案例時請一併刪去這個檔案',
      ),
    ])
  })

  test('is named by all that still refers to it', () => {
    copy.write(
      'confusions.cards.yaml',
      '- id: confusion.mail\n  kind: qa\n  core: true\n  front: 誰核對？\n  back: 第二人\n  reason: 免得寄錯。\n  evidence:\n    - { source: harbor-01/measures, words: 寄出前由第二人核對收件人 }\n',
    )
    copy.edit(
      'laws/civil-service-act.yaml',
      'since: 2022-06-22',
      'since: 2022-06-22\n    related: [harbor-01]',
    )
    for (const file of [one, 'harbor/01.cards.yaml', 'harbor/01.notes.yaml']) copy.delete(file)
    expect(checkAll(copy.root).problems).toEqual([
      expect.stringContaining(
        'cases/laws/civil-service-act.yaml 第 19 行：條文 5.1 的「related」裡沒有 harbor-01 這一案。',
      ),
      expect.stringContaining(
        'cases/confusions.cards.yaml 第 1 行：卡片 confusion.mail 的 evidence 的出處 harbor-01/measures 不存在',
      ),
    ])
  })
})

describe('laws that the handbook does not know are mentioned', () => {
  it.each([
    ['第 32-1 條 of one', '國家公園法第 32-1 條', '國家公園法第 32-1 條'],
    ['《…》', '依《國家公園法》辦理', '國家公園法'],
    ['「…法」', '依「國家公園法」辦理', '國家公園法'],
    ['a name alone under 涉及法規', '國家公園法', '國家公園法'],
    ['施行細則 of one that is known', '公務員服務法施行細則', '公務員服務法施行細則'],
  ])('%s', (_, words, name) => {
    copy.edit('harbor/03.mdx', '\n公務員服務法第4條。', `\n公務員服務法第4條、${words}。`)
    const [reminder, ...others] = checkAll(copy.root).reminders
    expect(reminder).toContain(`cases/harbor/03.mdx 第 23 行：「${name}」不會成為連結`)
    expect(others).toEqual([])
  })

  it.each(['想「辦法」', '「作法」', '「改進方法」'])('%s is no law', words => {
    copy.edit('harbor/03.mdx', '\n公務員服務法第4條。', `\n公務員服務法第4條，${words}。`)
    expect(checkAll(copy.root).reminders).toEqual([])
  })
})

describe('the law as of the case', () => {
  const cite = (file: string, words: string) =>
    copy.edit(file, /公務員服務法第5條第1項|公務員服務法第4條。$/m, words)

  it('is right where a case of 2026 cites 第5條', () => {
    cite(one, '公務員服務法第5條')
    expect(checkAll(copy.root)).toMatchObject({ problems: [], reminders: [] })
  })

  it('is told where a case of 2026 cites 第4條', () => {
    cite(one, '公務員服務法第4條')
    expect(checkAll(copy.root)).toMatchObject({
      problems: [],
      reminders: [
        `cases/${one} 第 22 行：「公務員服務法第4條」這個條號用到 2022-06-22 為止，而這一案引用 2026-03 的法規；今日對應第5條第1項。請核對原文；原文真的這樣寫就保留，並加編按。`,
      ],
    })
  })

  it('is told where a case of 2019 cites 第5條第1項, which came later', () => {
    cite('harbor/03.mdx', '公務員服務法第5條第1項。')
    expect(checkAll(copy.root).reminders).toEqual([
      expect.stringContaining(
        '「公務員服務法第5條第1項」這個條號自 2022-06-22 才有，而這一案引用 2019-08 的法規',
      ),
    ])
  })

  it('knows another provision that has the number since', () => {
    copy.edit(
      'laws/civil-service-act.yaml',
      'articles:',
      'articles:\n  - { article: "4", since: 2022-06-22, verified: true, status: new, summary: 兩級長官的命令以上級為準。, today: "4", change: 全文修正後的新條文。 }',
    )
    cite(one, '公務員服務法第4條')
    expect(checkAll(copy.root)).toMatchObject({ problems: [], reminders: [] })
  })
})

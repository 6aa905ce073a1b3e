// `npm run case:new`: asks for the few things a new case needs and writes its file below cases/. Answers may also be
// given as --collection ID --title 題名 (or --editor-title 代擬題名) --type 代號 --as-of 2026-03; then nothing is asked.
import { createInterface } from 'node:readline/promises'
import { parseArgs } from 'node:util'
import { emptyParts } from '../src/data/import/draft.ts'
import { writeCases } from '../src/data/import/write.ts'
import { readContent } from '../src/data/read.ts'
import { CONTENT_ROOT } from '../src/data/root.ts'
import { MONTH } from '../src/data/schema.ts'

const { values: given } = parseArgs({
  options: Object.fromEntries(
    ['collection', 'title', 'editor-title', 'type', 'as-of'].map(name => [name, { type: 'string' }]),
  ),
})
const silent = Object.keys(given).length > 0
const input = silent ? undefined : createInterface({ input: process.stdin, output: process.stdout })
const answers = input?.[Symbol.asyncIterator]()

const { handbook } = readContent()
const collection = await choose(
  '文集',
  handbook.collections.map(({ id, name }) => ({ id, name })),
  given.collection,
)
const own = handbook.collections.find(c => c.id === collection)
const title =
  given.title ??
  (given['editor-title'] === undefined ? await ask('原文的題名（原文沒有題名就直接按 Enter）', '') : '')
const editorTitle = title ? undefined : (given['editor-title'] ?? (await ask('代擬的題名', '')))
if (!title && !editorTitle) stop('題名沒有寫。請寫 --title 或 --editor-title。')
const type = own.types.length > 0 ? await choose('類型', own.types, given.type) : undefined
const asOf = given['as-of'] ?? (await ask(`所引法規的年月（與文集相同就直接按 Enter）`, own.asOf))
if (!MONTH.test(asOf)) stop(`「${asOf}」不是年月。請寫成 2026-03 的樣子。`)
input?.close()

const numbers = handbook.cases.filter(c => c.collection === collection).map(c => c.number)
const draft = {
  number: Math.max(0, ...numbers) + 1,
  title: title || undefined,
  editorTitle,
  type,
  asOf: asOf === own.asOf ? undefined : asOf,
  parts: emptyParts(own),
}
const { files, kept } = writeCases(CONTENT_ROOT, collection, [draft])
if (kept.length > 0) stop(`${kept[0]} 已經在了，沒有改動它。請先改正那個檔案（npm run check）。`)
console.log(`已寫好 ${files[0]}。接著：
  1. 打開它，在三個標題下面貼上原文；清單用「1. 」開頭，前面空一行。
  2. 填 facts：values 是篩選用的值，words 從內文逐字複製；told 用一句話寫外流到什麼程度。
  3. 執行 npm run check，照它說的改到一行「內容都對」。`)

async function ask(question, missing) {
  if (silent) return missing
  process.stdout.write(`${question}：`)
  const { value, done } = await answers.next()
  return done ? missing : value.trim() || missing
}

async function choose(what, options, chosen) {
  if (options.length === 1 && chosen === undefined) return options[0].id
  const list = options.map(({ id, name }, i) => `  ${i + 1}. ${name}（${id}）`).join('\n')
  const answer = chosen ?? (silent ? '' : await ask(`${what}：\n${list}\n寫號碼或代號`, ''))
  const found = options.find(({ id }, i) => id === answer || String(i + 1) === answer)
  if (!found) stop(`${what}「${answer}」不在這些裡面：\n${list}`)
  return found.id
}

function stop(words) {
  console.error(words)
  process.exit(1)
}

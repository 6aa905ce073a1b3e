// `npm run case:import -- FILE --collection ID [--name 名稱] [--as-of 2026-03]`: reads a text or a Word file in the layout
// of a casebook or of a three-column table and writes a file a case below cases/ID/. Never writes over a file.
import { readFileSync } from 'node:fs'
import { basename } from 'node:path'
import { parseArgs } from 'node:util'
import { docxText } from '../src/data/import/docx.ts'
import { readLayout } from '../src/data/import/layouts.ts'
import { writeCases, writeCollection } from '../src/data/import/write.ts'
import { ContentError } from '../src/data/model.ts'
import { readContent } from '../src/data/read.ts'
import { CONTENT_ROOT } from '../src/data/root.ts'
import { MONTH } from '../src/data/schema.ts'
import { readText } from '../src/data/text-file.ts'
import { PART_NAMES } from '../src/domain/book/case.ts'

const { values: given, positionals } = parseArgs({
  allowPositionals: true,
  options: { collection: { type: 'string' }, name: { type: 'string' }, 'as-of': { type: 'string' } },
})
const [file] = positionals
const id = given.collection
if (!file || !id)
  stop(
    '用法：npm run case:import -- 檔案 --collection 文集代號 [--name 名稱] [--as-of 所引法規的年月，如 2026-03]',
  )
if (!/^[a-z][a-z0-9-]*$/.test(id) || /-\d+$/.test(id))
  stop(`文集代號「${id}」要用小寫英文開頭，只用小寫英文、數字與連字號，例如 north-city。`)

const isWord = /\.docx$/i.test(file)
const imported = readLayout(isWord ? await docxText(readFileSync(file)) : text())
if (imported.cases.length === 0)
  stop(
    `${file} 裡找不到案例。彙編的案例要以「案例 01 題名」開頭，接著是「案情摘要」等標題各自一行；表格要是項次、案例、涉及法規、策進建議。`,
  )

const known = collections().find(c => c.id === id)
if (known && known.layout !== imported.layout)
  stop(
    `${file} 是${imported.layout === 'table' ? '表格' : '彙編'}，而文集 ${id} 的 layout 是 ${known.layout}。請換一個文集代號。`,
  )
if (!known) {
  const asOf = given['as-of'] ?? ''
  if (!MONTH.test(asOf)) stop('新的文集要寫所引法規的年月：--as-of 2026-03。')
  const source = isWord ? undefined : { name: file, bytes: readFileSync(file) }
  writeCollection(CONTENT_ROOT, { id, name: given.name ?? id, asOf, source }, imported)
}
// The types of a collection that is there are known by their names.
const typeOf = type => {
  if (!known || type === undefined) return type
  const name = imported.types[Number(type.replace('type-', '')) - 1]
  return known.types.find(t => t.name === name)?.id
}
const { files, kept } = writeCases(
  CONTENT_ROOT,
  id,
  imported.cases.map(c => ({ ...c, type: typeOf(c.type) })),
)

console.log(
  `從 ${basename(file)} 讀到 ${imported.cases.length} 案，寫好 ${files.length} 個檔案在 cases/${id}/。`,
)
if (kept.length > 0) console.log(`已經在了、沒有改動的：${kept.join('、')}。`)
for (const { number, parts } of imported.cases) {
  const missing = PART_NAMES.filter(name => !parts.some(p => p.name === name && p.blocks.length > 0))
  if (missing.length > 0) console.log(`  · 第 ${number} 案少了 ${missing.length} 段，請補上。`)
}
if (imported.unplaced.length > 0) {
  console.log(
    `有 ${imported.unplaced.length} 行不屬於任何案例，沒有收進來（序、目錄或版權頁可另存為 cases/${id}/ 的文字檔）：`,
  )
  for (const { line, text } of imported.unplaced)
    console.log(`  第 ${line} 行　${text.length > 60 ? `${text.slice(0, 60)}…` : text}`)
}
console.log(
  `接著：${known ? '' : '在 cases/collections.yaml 補上這部文集的 agency 與 date；'}每一案填 facts 與題名；執行 npm run check，照它說的改到「內容都對」。`,
)

function text() {
  const read = readText(file)
  if ('problem' in read) stop(`${file}：${read.problem}`)
  return read.text
}

/** Cases may be half written while one imports; the collections must be right. */
function collections() {
  try {
    return readContent().handbook.collections
  } catch (error) {
    if (error instanceof ContentError) stop(error.message)
    throw error
  }
}

function stop(words) {
  console.error(words)
  process.exit(1)
}

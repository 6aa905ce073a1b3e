// Holds the handbook's laws against the national law database's open data. Usage: node scripts/laws.mjs FILE… [--with-text] [--dry-run]
// FILE is ChLaw.json or ChOrder.json as downloaded, zipped or not. Reads and writes cases/laws; with --with-text also law-texts/.
import { readFingerprints } from '../src/data/fingerprints.ts'
import { lawIndex } from '../src/data/law-index.ts'
import {
  applyReports,
  compareLaws,
  needsAuthor,
  readStatuteFile,
  writeTexts,
} from '../src/data/law-refresh.ts'
import { readHandbook } from '../src/data/read.ts'
import { restingIn } from '../src/data/resting.ts'
import { StatuteFileError } from '../src/domain/book/statute.ts'

const SAYS = {
  changed: '條文有修正',
  moved: '條號有變動',
  repealed: '已刪除或廢止',
  effective: '施行日期有變動',
  brackets: '只有括號寬度不同，文字相同',
  first: '第一次比對，已記下',
}

const options = process.argv.slice(2).filter(arg => arg.startsWith('--'))
const paths = process.argv.slice(2).filter(arg => !arg.startsWith('--'))
const unknown = options.find(option => !['--with-text', '--dry-run'].includes(option))
if (paths.length === 0 || unknown) {
  if (unknown) console.error(`不認得 ${unknown}。`)
  console.error(`用法：npm run laws -- 檔案… [--with-text] [--dry-run]
檔案是全國法規資料庫開放資料的 ChLaw.json 或 ChOrder.json，下載的壓縮檔也可以。
--with-text 另把條文存到 law-texts/（不進版本庫），下次建置就會顯示；--dry-run 只比對，不寫入。`)
  process.exit(1)
}

const seen = new Set()
for (const path of paths) {
  try {
    refresh(path)
  } catch (error) {
    if (!(error instanceof StatuteFileError) && error.code !== 'ENOENT') throw error
    console.error(`${path}：${error.code === 'ENOENT' ? '找不到這個檔案。' : error.message}`)
    process.exit(1)
  }
}
const left = readHandbook().laws.filter(law => law.pcode && law.verified && !seen.has(law.id))
if (left.length > 0)
  console.log(`\n這次的檔案裡沒有、所以沒有比對：${left.map(law => law.name).join('、')}。`)

function refresh(path) {
  const file = readStatuteFile(path)
  const root = process.cwd()
  const handbook = readHandbook()
  const reports = compareLaws(handbook.laws, file, readFingerprints(root))
  const entries = lawIndex(handbook).flatMap(entry => entry.articles)
  const resting = restingIn(root)
  const findings = reports.flatMap(report => report.findings)
  const count = outcome => findings.filter(finding => finding.outcome === outcome).length
  console.log(`\n${path}　資料日期 ${file.updated}：手冊的 ${reports.length} 部法規、${findings.length} 條`)
  for (const { law } of reports.filter(report => report.force))
    console.log(`  ${law.name}：施行日期的註記有變動`)
  for (const finding of findings.filter(({ outcome }) => outcome !== 'unchanged')) {
    const entry = entries.find(({ key }) => key === finding.key)
    const to = finding.to === undefined ? '' : `，似移到第 ${finding.to} 條`
    console.log(`  ${finding.key}　${entry?.law.name}${entry?.label}：${SAYS[finding.outcome]}${to}`)
    if (!needsAuthor(finding)) continue
    const { cards, questions, essentials } = resting(finding.key)
    const list = (what, ids) => (ids.length > 0 ? `；${what} ${ids.join('、')}` : '')
    console.log(
      `    要重讀：cases/laws/${finding.law}.yaml${list('卡片', cards)}${list('題目', questions)}${list('考前重點', essentials)}`,
    )
  }
  console.log(
    `  未變 ${count('unchanged') + count('brackets')}（其中 ${count('brackets')} 條只有括號寬度不同）、修正 ${count('changed')}、移動 ${count('moved')}、刪除 ${count('repealed')}、施行日期變動 ${count('effective')}、新收 ${count('first')}`,
  )
  for (const { law } of reports) seen.add(law.id)
  const older = reports.filter(report => report.older)
  if (older.length > 0)
    console.log(
      `  檔案比手冊的資料舊（${older[0].law.today?.checked}），只比對，不改 ${older.length} 部法規的資料。`,
    )
  if (options.includes('--dry-run')) return
  applyReports(root, reports, file.updated)
  if (findings.some(needsAuthor) && older.length < reports.length)
    console.log(
      '  有變動的條文已標「待重新查證」。重讀說明與卡片、改好之後，刪去該條的 recheck，標示就會消失。',
    )
  if (options.includes('--with-text'))
    console.log(`  條文已存到 ${writeTexts(root, reports, file.updated)}/。`)
}

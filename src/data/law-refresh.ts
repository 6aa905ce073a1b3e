/** `npm run laws`: holds `cases/laws` against files of the national law database and writes down what has changed. */

import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { unzipSync } from 'fflate'
import { parseDocument, type YAMLMap, type YAMLSeq } from 'yaml'
import { formatArticle, parseArticle } from '../domain/book/article-key.ts'
import {
  compareLaw,
  type Finding,
  forceChanged,
  type KnownLaw,
  nextFingerprint,
} from '../domain/book/law-changes.ts'
import {
  NOT_IN_FORCE,
  parseStatutes,
  type Statute,
  type StatuteFile,
  StatuteFileError,
} from '../domain/book/statute.ts'
import { type Fingerprints, readFingerprints, writeFingerprints } from './fingerprints.ts'
import { TEXT_FOLDER, writeLawTexts } from './law-texts.ts'
import type { Law } from './schema.ts'

/** What a file says of one law of the handbook. */
export interface LawReport {
  law: Law
  statute: Statute
  findings: Finding[]
  /** The database tells of its entry into force what it did not before. */
  force: boolean
  /** The file is older than the data: compared, and nothing written. */
  older: boolean
}

/** The file as downloaded: JSON, or a zip that holds one. @throws {StatuteFileError} where it is neither */
export function readStatuteFile(path: string): StatuteFile {
  const bytes = readFileSync(path)
  if (bytes[0] !== 0x50 || bytes[1] !== 0x4b) return parseStatutes(bytes.toString('utf8'))
  const [json, ...more] = Object.values(unzipSync(bytes, { filter: ({ name }) => name.endsWith('.json') }))
  if (!json || more.length > 0)
    throw new StatuteFileError('壓縮檔裡要恰好有一個 .json。請用資料庫下載的原檔。')
  return parseStatutes(Buffer.from(json).toString('utf8'))
}

/** Every law of the handbook that is in the file, against what is kept of it. */
export function compareLaws(laws: readonly Law[], file: StatuteFile, kept: Fingerprints): LawReport[] {
  const byCode = new Map(file.laws.map(statute => [statute.pcode, statute]))
  return laws.flatMap(law => {
    const statute = byCode.get(law.pcode ?? '')
    const known = knownLaw(law)
    if (!statute || known.articles.length === 0) return []
    const effectiveness = kept.laws[law.id]
    return [
      {
        law,
        statute,
        findings: compareLaw(known, statute, kept.articles, effectiveness),
        force: effectiveness !== undefined && forceChanged(statute, effectiveness),
        older: file.updated < (law.today?.checked ?? ''),
      },
    ]
  })
}

/** The verified articles, each by the number that it has today. */
function knownLaw(law: Law): KnownLaw {
  const articles = law.articles
    .filter(article => article.verified)
    .map(({ article, today }) => {
      const { number, branch } = parseArticle(today ?? article)
      return { key: `${law.id}/${article}`, number: formatArticle({ number, branch }) }
    })
  return { id: law.id, pcode: law.pcode ?? '', articles }
}

/** The findings that an author must look at. */
export function needsAuthor({ outcome }: Finding): boolean {
  return ['changed', 'moved', 'repealed', 'effective'].includes(outcome)
}

/** Moves the date of the data on, marks what must be read again, and keeps the new fingerprints; older files do nothing. */
export function applyReports(root: string, reports: readonly LawReport[], date: string): void {
  const kept = readFingerprints(root)
  for (const report of reports.filter(({ older }) => !older)) {
    const { law, statute, findings } = report
    writeLaw(root, report, date)
    for (const finding of findings) {
      const key = `${law.id}/${finding.number}`
      const next = nextFingerprint(finding, statute, kept.articles[key], date)
      if (next) kept.articles[key] = next
    }
    kept.laws[law.id] = { effectiveDate: statute.effectiveDate, effectiveNote: statute.effectiveNote }
  }
  writeFingerprints(root, kept)
}

function writeLaw(root: string, { law, statute, findings, force }: LawReport, date: string): void {
  const path = join(root, `cases/laws/${law.id}.yaml`)
  const before = readFileSync(path, 'utf8')
  const document = parseDocument(before)
  document.setIn(['today', 'name'], statute.name)
  document.setIn(['today', 'amended'], statute.amended)
  document.setIn(['today', 'checked'], date)
  if (force) document.set('effective', statute.effectiveNote || undefined)
  const articles = document.get('articles') as YAMLSeq<YAMLMap>
  for (const finding of findings.filter(needsAuthor)) {
    const article = articles.items.find(item => `${law.id}/${item.get('article')}` === finding.key)
    const to = finding.to === undefined ? {} : { to: articleNumber(finding.to) }
    article?.set('recheck', document.createNode({ since: date, what: finding.outcome, ...to }))
  }
  const after = document.toString({ lineWidth: 0 })
  if (after !== before) writeFileSync(path, after)
}

function articleNumber(number: string): string {
  const [article, branch] = number.split('-')
  return `第${article}條${branch ? `之${branch}` : ''}`
}

/** Writes the words of every article that the handbook speaks of; returns the folder. */
export function writeTexts(root: string, reports: readonly LawReport[], date: string): string {
  for (const { law, statute, findings } of reports)
    writeLawTexts(root, {
      law: law.id,
      name: statute.name,
      date,
      waits: statute.effectiveDate === NOT_IN_FORCE,
      articles: Object.fromEntries(
        findings.flatMap(({ number, text }) =>
          text ? [[number, text.replaceAll('\r\n', '\n').trim()]] : [],
        ),
      ),
    })
  return TEXT_FOLDER
}

/** The national law database's open data (ChLaw.json, ChOrder.json) as laws and articles, and an article's fingerprint. */

import { sha256 } from '../sha256.ts'

/** One article; headings are left out. */
export interface StatuteArticle {
  /** `132`, `253-1`: the number as keys of the handbook write it. */
  number: string
  /** As published, with its lines. */
  text: string
}

export interface Statute {
  /** `C0000001`: the only name of a law that never changes. */
  pcode: string
  name: string
  /** ISO date of the last amendment, in force or not. */
  amended: string
  /** `YYYYMMDD`, empty, or `99991231`: published, the date of entry into force not set. */
  effectiveDate: string
  /** What the database says on entry into force, without white space. */
  effectiveNote: string
  repealed: boolean
  articles: StatuteArticle[]
}

export interface StatuteFile {
  /** ISO date of the data. */
  updated: string
  laws: Statute[]
}

/** Published, and no date of entry into force: `Statute.effectiveDate` then. */
export const NOT_IN_FORCE = '99991231'

/** A file that is not what it should be; the message says in Chinese what to do. */
export class StatuteFileError extends Error {}

/**
 * Reads the text of ChLaw.json or ChOrder.json, with or without a byte order mark.
 * @throws {StatuteFileError} where it is no such file
 */
export function parseStatutes(json: string): StatuteFile {
  let file: { UpdateDate?: unknown; Laws?: unknown }
  try {
    file = JSON.parse(json.replace(/^\uFEFF/, ''))
  } catch {
    throw new StatuteFileError('不是完整的 JSON。請重新下載；資料庫更新檔案時可能只給一半。')
  }
  const updated = isoDate(String(file.UpdateDate ?? ''))
  if (!updated || !Array.isArray(file.Laws))
    throw new StatuteFileError('沒有 UpdateDate 與 Laws。請用全國法規資料庫的 ChLaw.json 或 ChOrder.json。')
  return { updated, laws: file.Laws.flatMap(law => statute(law as Record<string, unknown>)) }
}

function statute(law: Record<string, unknown>): Statute[] {
  const field = (name: string) => String(law[name] ?? '')
  const pcode = /pcode=([A-Z]\d{7})/.exec(field('LawURL'))?.[1]
  if (!pcode || !Array.isArray(law.LawArticles)) return []
  return [
    {
      pcode,
      name: field('LawName'),
      amended: isoDate(field('LawModifiedDate')) ?? '',
      effectiveDate: field('LawEffectiveDate'),
      effectiveNote: normalise(field('LawEffectiveNote')),
      repealed: field('LawAbandonNote').trim() !== '',
      articles: law.LawArticles.flatMap(row => {
        const number = /(\d+(?:-\d+)?)/.exec(String(row.ArticleNo ?? ''))?.[1]
        return row.ArticleType === 'A' && number ? [{ number, text: String(row.ArticleContent ?? '') }] : []
      }),
    },
  ]
}

/** `2026/7/17 上午 12:00:00`, `2026/7/17` and `20260717` are 2026-07-17; undefined for anything else. */
export function isoDate(text: string): string | undefined {
  const [, year, month, day] =
    /^(\d{4})\/(\d{1,2})\/(\d{1,2})(?:\s|$)/.exec(text) ?? /^(\d{4})(\d{2})(\d{2})$/.exec(text) ?? []
  return year && month && day ? `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}` : undefined
}

/** A text for comparison: NFC, without any white space (the database wraps lines at will); nothing else is changed. */
export function normalise(text: string): string {
  return text.normalize('NFC').replace(/\s/gu, '')
}

/** What tells two wordings of an article apart: the SHA-256 of its normalised text, 64 hex digits. */
export function fingerprint(text: string): string {
  return sha256(normalise(text))
}

/** The text with all brackets wide, and with all narrow: wordings that differ in nothing else are the same. */
export function otherBrackets(text: string): string[] {
  return [text.replaceAll('(', '（').replaceAll(')', '）'), text.replaceAll('（', '(').replaceAll('）', ')')]
}

/** Whether an article stands there with its number alone: （刪除）, （本條刪除）, half-width or with a full stop. */
export function isDeleted(text: string): boolean {
  return /^[（(]?(?:本條)?刪除[）)]?。?$/.test(normalise(text))
}

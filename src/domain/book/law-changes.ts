/** Holds what the handbook says of articles against a newer text of the laws: which must be read again, and why. */

import {
  fingerprint,
  isDeleted,
  NOT_IN_FORCE,
  otherBrackets,
  type Statute,
  type StatuteArticle,
} from './statute.ts'

/** What is kept of an article's text: no word of it, only what tells it from another. */
export interface Fingerprint {
  sha256: string
  /** ISO date of the data in which it was read. */
  read: string
  /** The article of the same number in older data, by the date of that data. */
  before?: Readonly<Record<string, string>>
  /** Where the newest text is not in force: the one that is, on which the handbook's sentence rests. */
  inForce?: { date: string; sha256: string }
}

/** What is kept of a law's entry into force. */
export interface Effectiveness {
  effectiveDate: string
  effectiveNote: string
}

/** A law of the handbook; `articles` are the numbers that stand behind its keys, as they are today. */
export interface KnownLaw {
  id: string
  pcode: string
  articles: { key: string; number: string }[]
}

type Outcome =
  | 'unchanged'
  /** Nothing but the width of brackets. */
  | 'brackets'
  | 'changed'
  | 'moved'
  | 'repealed'
  /** The wording is the one that was known; whether it is in force has changed. */
  | 'effective'
  /** Never held against the database before. */
  | 'first'

export interface Finding {
  key: string
  law: string
  number: string
  outcome: Outcome
  /** The number at which the text stands now. */
  to?: string
  /** The text as it stands now; undefined where there is none. */
  text: string | undefined
}

/** Every article of `law` as `statute` has it now. */
export function compareLaw(
  law: KnownLaw,
  statute: Statute,
  fingerprints: Readonly<Record<string, Fingerprint>>,
  effectiveness: Effectiveness | undefined,
): Finding[] {
  const byNumber = new Map(statute.articles.map(article => [article.number, article]))
  const byText = new Map(statute.articles.map(article => [fingerprint(article.text), article.number]))
  const force = effectiveness !== undefined && forceChanged(statute, effectiveness)
  return law.articles.map(({ key, number }) => {
    const now = byNumber.get(number)
    const known = fingerprints[`${law.id}/${number}`]
    const found = compareArticle(now, known, byText)
    const outcome = statute.repealed
      ? 'repealed'
      : force && known?.inForce && found.outcome === 'unchanged'
        ? 'effective'
        : found.outcome
    return { key, law: law.id, number, ...found, outcome, text: now?.text }
  })
}

/** Whether the database tells of the entry into force what it did not tell before. */
export function forceChanged(statute: Statute, known: Effectiveness): boolean {
  return statute.effectiveDate !== known.effectiveDate || statute.effectiveNote !== known.effectiveNote
}

function compareArticle(
  now: StatuteArticle | undefined,
  known: Fingerprint | undefined,
  byText: ReadonlyMap<string, string>,
): Pick<Finding, 'outcome' | 'to'> {
  if (!known) return { outcome: now && !isDeleted(now.text) ? 'first' : 'repealed' }
  if (now && fingerprint(now.text) === known.sha256) return { outcome: 'unchanged' }
  if (now && otherBrackets(now.text).some(text => fingerprint(text) === known.sha256))
    return { outcome: 'brackets' }
  const to = byText.get(known.sha256)
  if (to !== undefined) return { outcome: 'moved', to }
  return { outcome: now && !isDeleted(now.text) ? 'changed' : 'repealed' }
}

/** The fingerprint to keep after a finding; the text in force stays known while the new one is not. */
export function nextFingerprint(
  finding: Finding,
  statute: Statute,
  known: Fingerprint | undefined,
  read: string,
): Fingerprint | undefined {
  if (finding.text === undefined) return known
  const sha256 = fingerprint(finding.text)
  const waits = statute.effectiveDate === NOT_IN_FORCE
  const before = known?.inForce ?? (known && { date: known.read, sha256: known.sha256 })
  const keeps =
    waits && before !== undefined && (known?.inForce !== undefined || finding.outcome === 'changed')
  return {
    sha256,
    read,
    ...(known?.before === undefined ? {} : { before: known.before }),
    ...(keeps ? { inForce: before } : {}),
  }
}

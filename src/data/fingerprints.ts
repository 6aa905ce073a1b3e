/** What is kept of the statutes' texts, in `cases/laws/fingerprints.json`: no word, only what tells them apart. */

import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Effectiveness, Fingerprint } from '../domain/book/law-changes.ts'

export interface Fingerprints {
  /** By law id. */
  laws: Record<string, Effectiveness>
  /** By law id and article number, `criminal-code/132`. */
  articles: Record<string, Fingerprint>
}

const FILE = 'cases/laws/fingerprints.json'

export function readFingerprints(root: string): Fingerprints {
  return JSON.parse(readFileSync(join(root, FILE), 'utf8'))
}

/** Writes them a line each, in the order of their keys, so that a difference between two versions can be read. */
export function writeFingerprints(root: string, { laws, articles }: Fingerprints): void {
  const lines = (entries: object) =>
    Object.entries(entries)
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([key, value]) => `    ${JSON.stringify(key)}: ${JSON.stringify(value)}`)
      .join(',\n')
  writeFileSync(
    join(root, FILE),
    `{\n  "laws": {\n${lines(laws)}\n  },\n  "articles": {\n${lines(articles)}\n  }\n}\n`,
  )
}

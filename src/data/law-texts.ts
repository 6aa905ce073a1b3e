/** The articles' own words, where `npm run laws -- --with-text` has left them; a build without them is complete. */

import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

export interface LawTexts {
  /** The law's id. */
  law: string
  /** Its name in the database. */
  name: string
  /** ISO date of the data. */
  date: string
  /** Published, and no date of entry into force for some of it. */
  waits: boolean
  /** By article number; lines as published. */
  articles: Record<string, string>
}

/** Git ignores it: statutes are not the handbook's to publish in its own history. */
export const TEXT_FOLDER = 'law-texts'

/** An article's own words as a page shows them. */
export interface ArticleText {
  lines: string[]
  /** Name and number in the database. */
  name: string
  date: string
  waits: boolean
}

/**
 * By article key the text of the whole article, at the first of the keys that name it or a part of it.
 * @param keys as they stand on the page, with the number that each has today
 */
export function textsByKey(
  texts: LawTexts | undefined,
  keys: readonly { key: string; number: string; label: string }[],
): Map<string, ArticleText> {
  const found = new Map<string, ArticleText>()
  const shown = new Set<string>()
  for (const { key, number, label } of keys) {
    const text = texts?.articles[number]
    if (!texts || !text || shown.has(number)) continue
    shown.add(number)
    const lines = text.split('\n').filter(line => line.trim() !== '')
    found.set(key, { lines, name: texts.name + label, date: texts.date, waits: texts.waits })
  }
  return found
}

/** By law id; empty where nobody has asked for texts. */
export function readLawTexts(root: string): Map<string, LawTexts> {
  const folder = join(root, TEXT_FOLDER)
  if (!existsSync(folder)) return new Map()
  return new Map(
    readdirSync(folder)
      .filter(name => name.endsWith('.json'))
      .map(name => JSON.parse(readFileSync(join(folder, name), 'utf8')) as LawTexts)
      .map(texts => [texts.law, texts]),
  )
}

export function writeLawTexts(root: string, texts: LawTexts): void {
  const folder = join(root, TEXT_FOLDER)
  mkdirSync(folder, { recursive: true })
  writeFileSync(join(folder, `${texts.law}.json`), `${JSON.stringify(texts, null, 1)}\n`)
}

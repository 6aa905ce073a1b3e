/** What rests on an article and must be read again with it: cards, questions, and the tables of 考前重點. */

import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { parse } from 'yaml'

/** Ids by what they are, in the order of their files. */
interface Resting {
  cards: string[]
  questions: string[]
  /** Tables of `essentials.yaml`. */
  essentials: string[]
}

const KINDS: [kind: keyof Resting, file: RegExp][] = [
  ['cards', /\.cards\.yaml$/],
  ['questions', /\.questions\.yaml$/],
  ['essentials', /(?:^|[\\/])essentials\.yaml$/],
]

interface Written {
  id: string
  retired?: boolean
}

/** Reads `cases/` below `root` once; the answer takes an article's key. Retired entries are left out. */
export function restingIn(root: string): (key: string) => Resting {
  const folder = join(root, 'cases')
  const files = readdirSync(folder, { recursive: true, encoding: 'utf8' }).sort()
  const entries = KINDS.flatMap(([kind, pattern]) =>
    files
      .filter(file => pattern.test(file))
      .flatMap(file => (parse(readFileSync(join(folder, file), 'utf8')) ?? []) as Written[])
      .filter(({ retired }) => !retired)
      .map(entry => ({ kind, id: entry.id, keys: stringsOf(entry) })),
  )
  return key => {
    const found = entries.filter(({ keys }) => keys.has(key))
    const ids = (kind: keyof Resting) => found.filter(entry => entry.kind === kind).map(({ id }) => id)
    return { cards: ids('cards'), questions: ids('questions'), essentials: ids('essentials') }
  }
}

/** Every string in a value, however deep: keys stand in evidence, in lists of articles, in cells. */
function stringsOf(value: unknown, found = new Set<string>()): Set<string> {
  if (typeof value === 'string') found.add(value)
  else if (value && typeof value === 'object') for (const part of Object.values(value)) stringsOf(part, found)
  return found
}

/** Writes what tells one build from another: `build.json` and `SHA256SUMS`. */

import { createHash } from 'node:crypto'
import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { contentHash } from '../data/content-hash.ts'
import { loadDeck } from '../data/deck.ts'
import { loadHandbook } from '../data/handbook.ts'
import { listFiles } from './files.ts'

export interface BuildInfo {
  version: string
  /** SHA-256 over all files of `cases/`, hexadecimal. */
  content: string
  cases: number
  cards: number
  pages: number
}

/** Counts what was built and names the content by its hash; writes `build.json`. */
export async function writeBuildInfo(dist: string): Promise<BuildInfo> {
  const { handbook } = loadHandbook()
  const info: BuildInfo = {
    version: JSON.parse(await readFile('package.json', 'utf8')).version,
    content: contentHash(),
    cases: handbook.cases.length,
    cards: loadDeck().cards.length,
    pages: (await listFiles(dist)).filter(file => file.endsWith('.html')).length,
  }
  await writeFile(join(dist, 'build.json'), `${JSON.stringify(info, null, 2)}\n`)
  return info
}

/** Writes a line for every other file, in the format of `sha256sum -c`. */
export async function writeChecksums(dist: string): Promise<void> {
  const lines: string[] = []
  for (const file of await listFiles(dist))
    if (file !== 'SHA256SUMS') {
      const sum = createHash('sha256')
        .update(await readFile(join(dist, file)))
        .digest('hex')
      lines.push(`${sum}  ${file}\n`)
    }
  await writeFile(join(dist, 'SHA256SUMS'), lines.join(''))
}

/** Says of every text that it is UTF-8, by a mark at its head that weighs more than a server's wrong `charset`. */

import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { listFiles } from './files.ts'

const MARK = '\ufeff'
/** The worker's script is read as UTF-8 whatever the server says; Anki reads the first line of the downloads. */
const MARKED = /^(?!downloads\/|sw\.js$).*\.(?:html|css|js|txt)$/

export async function markUtf8(dist: string): Promise<void> {
  for (const file of await listFiles(dist)) {
    if (!MARKED.test(file)) continue
    const text = await readFile(join(dist, file), 'utf8')
    if (!text.startsWith(MARK)) await writeFile(join(dist, file), MARK + text)
  }
}

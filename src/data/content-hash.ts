/** Names the handbook's content: what two devices have in common when they have the same. */

import { createHash } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { CONTENT_ROOT } from './root.ts'

/** SHA-256 over the names and bytes of all files of `cases/`, hexadecimal. */
export function contentHash(root = CONTENT_ROOT): string {
  const folder = join(root, 'cases')
  const files = readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter(entry => entry.isFile())
    .map(entry =>
      join(entry.parentPath, entry.name)
        .slice(folder.length + 1)
        .replaceAll('\\', '/'),
    )
    .sort()
  const hash = createHash('sha256')
  for (const file of files) hash.update(`${file}\0`).update(readFileSync(join(folder, file)))
  return hash.digest('hex')
}

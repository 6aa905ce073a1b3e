/** Files named by their content, so that no cache mixes two versions: those who write a file give it its name. */

import { mkdir, readFile, rename, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { listFiles, shortHash } from './files.ts'

/** From the name that pages are written with to the name under which the file lies; both relative to `dist`. */
export type Names = ReadonlyMap<string, string>

/** `assets/app.js` as `assets/app.0123abcd.js`. */
function hashedName(file: string, content: string | Uint8Array): string {
  return file.replace(/(\.[^./]+)$/, `.${shortHash(content)}$1`)
}

/** Writes a file under its hashed name; returns that name, relative to `dist`. */
export async function writeNamed(dist: string, file: string, content: string): Promise<string> {
  const name = hashedName(file, content)
  await mkdir(dirname(join(dist, name)), { recursive: true })
  await writeFile(join(dist, name), content)
  return name
}

/** Renames the scripts that Astro wrote below `assets/`: data that pages generate, such as the deck. */
export async function nameGenerated(dist: string): Promise<Names> {
  const names = new Map<string, string>()
  for (const file of await listFiles(dist)) {
    if (!/^assets\/[^/]+\.js$/.test(file)) continue
    const name = hashedName(file, await readFile(join(dist, file)))
    await rename(join(dist, file), join(dist, name))
    names.set(file, name)
  }
  return names
}

/** Packs the files to keep offline, and bundles the service worker with the list of them. */

import { createHash } from 'node:crypto'
import { mkdir, readFile, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { constants, zstdCompressSync } from 'node:zlib'
import { build } from 'esbuild'
import { getManifest } from 'workbox-build'
import { loadHandbook } from '../data/handbook.ts'
import { EXTRA, type ListedFile, type Pack, type PrecacheList, sizeOf } from '../domain/offline/list.ts'
import { shortHash } from './files.ts'
import { offlineParts } from './offline-parts.ts'

/** Not for reading offline: downloads, the worker and its pack, what deployers and servers look at. */
const LEFT_OUT = [
  'downloads/**',
  'offline/**',
  'sw.js',
  'build.json',
  'SHA256SUMS',
  'web.config',
  '.htaccess',
  'robots.txt',
]
/** So far back a repetition is found, as a power of two in bytes; who unpacks keeps so much in memory. */
const WINDOW = 23

/** A handbook of more bytes than this is kept in parts, by the reader's choice: a phone is not filled unasked. */
const LARGE = 5_000_000
/** The page script that offers the parts. */
const CHOICE = /^assets\/offline-choice\.\w+\.js$/

/** Writes the packs and `dist/sw.js`; returns how many files are kept offline and their size in bytes. */
export async function writePrecache(
  dist: string,
  { large = LARGE } = {},
): Promise<{ files: number; bytes: number }> {
  const wanted = await precached(dist)
  const whole = await Promise.all(wanted.filter(file => !EXTRA.test(file)).map(file => listed(dist, file)))
  const extras = await Promise.all(wanted.filter(file => EXTRA.test(file)).map(file => listed(dist, file)))
  const { parts, partOf } = sizeOf(whole) > large ? offlineParts() : { parts: [], partOf: () => undefined }
  const files = whole.map(file => {
    const part = partOf(file.url)
    return part === undefined ? file : { ...file, part }
  })
  const version = shortHash(JSON.stringify([files, extras]))
  await rm(join(dist, 'offline'), { recursive: true, force: true })
  const packOf = (wanted?: number) =>
    writePack(
      dist,
      files.filter(({ part }) => part === wanted),
    )
  const list: PrecacheList = {
    slug: loadHandbook().handbook.identity.slug,
    version,
    pack: await packOf(),
    parts: await Promise.all(parts.map(async (part, i) => ({ ...part, pack: await packOf(i) }))),
    choice: wanted.find(file => CHOICE.test(file)),
    files,
    extras,
  }
  await writeWorker(dist, list)
  const all = [...files, ...extras]
  return { files: all.length, bytes: sizeOf(all) }
}

/** Workbox lists what a worker keeps; fetching, checking and storing are `src/sw/`'s own. */
async function precached(dist: string): Promise<string[]> {
  const { manifestEntries, warnings } = await getManifest({
    globDirectory: dist,
    globPatterns: ['**/*'],
    globIgnores: LEFT_OUT,
    // How much a reader keeps is the reader's choice, not a limit of the build.
    maximumFileSizeToCacheInBytes: Number.MAX_SAFE_INTEGER,
  })
  if (warnings.length > 0) throw new Error(`precache: ${warnings.join('; ')}`)
  return manifestEntries.map(({ url }) => url).sort(byKind)
}

/** Like beside like, so that what they share is near. */
function byKind(a: string, b: string): number {
  const kind = (file: string) => file.slice(file.lastIndexOf('.'))
  return kind(a) < kind(b) ? -1 : kind(a) > kind(b) ? 1 : a < b ? -1 : 1
}

async function listed(dist: string, file: string): Promise<ListedFile> {
  const content = await readFile(join(dist, file))
  const sha256 = createHash('sha256').update(content).digest('base64')
  return { url: file, sha256, bytes: content.length }
}

/**
 * All files one after the other, as one Zstandard frame: it finds what a page says again megabytes later, which gzip
 * does not. The name is one that every server knows: Windows serves no unknown file types.
 */
async function writePack(dist: string, files: readonly ListedFile[]): Promise<Pack> {
  const contents = Buffer.concat(await Promise.all(files.map(({ url }) => readFile(join(dist, url)))))
  const params = { [constants.ZSTD_c_compressionLevel]: 22, [constants.ZSTD_c_windowLog]: WINDOW }
  // Node's types do not know the size yet; with it in the frame the worker makes room once.
  const options = { params, pledgedSrcSize: contents.length }
  const content = zstdCompressSync(contents, options)
  const url = `offline/${shortHash(content)}.txt`
  await mkdir(join(dist, 'offline'), { recursive: true })
  await writeFile(join(dist, url), content)
  return { url, bytes: content.length }
}

async function writeWorker(dist: string, list: PrecacheList): Promise<void> {
  const bundled = await build({
    entryPoints: ['src/sw/sw.ts'],
    bundle: true,
    format: 'iife',
    target: 'es2020',
    charset: 'utf8',
    minify: true,
    write: false,
    define: { PRECACHE_LIST: JSON.stringify(list) },
  })
  await writeFile(join(dist, 'sw.js'), bundled.outputFiles[0]?.text ?? '')
}

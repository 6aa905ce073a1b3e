/** Bundles the service worker and gives it the list of files to keep offline. */

import { createHash } from 'node:crypto'
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { build } from 'esbuild'
import { injectManifest, type ManifestTransform } from 'workbox-build'

/** Everything but downloads, the worker itself and what deployers check with. */
const LEFT_OUT = ['downloads/**', 'sw.js', 'build.json', 'SHA256SUMS']

/** Writes `dist/sw.js`; returns how many files it keeps and their size in bytes. */
export async function writePrecache(dist: string): Promise<{ files: number; bytes: number }> {
  const scratch = await mkdtemp(join(tmpdir(), 'handbook-sw-'))
  try {
    const bundled = await build({
      entryPoints: ['src/sw/sw.ts'],
      bundle: true,
      format: 'iife',
      target: 'es2020',
      charset: 'utf8',
      minify: true,
      write: false,
      define: { 'process.env.NODE_ENV': '"production"' },
    })
    const swSrc = join(scratch, 'sw.js')
    await writeFile(swSrc, bundled.outputFiles[0]?.text ?? '')
    const { count, size, warnings } = await injectManifest({
      swSrc,
      swDest: join(dist, 'sw.js'),
      globDirectory: dist,
      globPatterns: ['**/*'],
      globIgnores: LEFT_OUT,
      dontCacheBustURLsMatching: /\.[0-9a-f]{8}\.js$/,
      manifestTransforms: [withIntegrity(dist)],
      maximumFileSizeToCacheInBytes: 8 * 1024 * 1024,
    })
    if (warnings.length > 0) throw new Error(`precache: ${warnings.join('; ')}`)
    return { files: count, bytes: size }
  } finally {
    await rm(scratch, { recursive: true })
  }
}

/** Adds the SHA-256 of each file, which the worker holds against what the server sends. */
function withIntegrity(dist: string): ManifestTransform {
  return async entries => ({
    manifest: await Promise.all(
      entries.map(async entry => {
        const digest = createHash('sha256')
          .update(await readFile(join(dist, entry.url)))
          .digest('base64')
        return { ...entry, integrity: `sha256-${digest}` }
      }),
    ),
    warnings: [],
  })
}

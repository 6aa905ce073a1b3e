/** Bundles the classic scripts that pages ask for: `/assets/NAME.js` is `src/client/NAME.ts` or `.tsx`. */

import { existsSync } from 'node:fs'
import { mkdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { build } from 'esbuild'
import { listFiles } from './files.ts'

const REFERENCE = /"\/assets\/([a-z-]+)\.js"/g

function sourceOf(name: string): string | undefined {
  return ['ts', 'tsx'].map(ext => join('src/client', `${name}.${ext}`)).find(path => existsSync(path))
}

/** One script as an IIFE for browsers of ES2020; `file://` refuses modules. */
async function bundle(entry: string, minify: boolean): Promise<string> {
  const result = await build({
    entryPoints: [entry],
    bundle: true,
    format: 'iife',
    target: 'es2020',
    charset: 'utf8',
    jsx: 'automatic',
    jsxImportSource: 'preact',
    minify,
    write: false,
    legalComments: 'none',
    define: { 'process.env.NODE_ENV': '"production"' },
  })
  return result.outputFiles[0]?.text ?? ''
}

/** Writes every script that a page in `dist` refers to and that is not there yet. */
export async function bundleScripts(dist: string): Promise<void> {
  const names = new Set<string>()
  for (const file of await listFiles(dist))
    if (file.endsWith('.html'))
      for (const [, name] of (await readFile(join(dist, file), 'utf8')).matchAll(REFERENCE))
        names.add(name ?? '')
  await mkdir(join(dist, 'assets'), { recursive: true })
  for (const name of names) {
    const entry = sourceOf(name)
    if (entry) await writeFile(join(dist, 'assets', `${name}.js`), await bundle(entry, true))
  }
}

/** In development the same scripts are bundled when they are asked for. */
export function serveScripts() {
  return {
    name: 'handbook-scripts',
    configureServer(server: {
      middlewares: {
        use(
          handler: (req: { url?: string }, res: import('node:http').ServerResponse, next: () => void) => void,
        ): void
      }
    }) {
      server.middlewares.use((req, res, next) => {
        const entry = sourceOf(/^\/assets\/([a-z-]+)\.js/.exec(req.url ?? '')?.[1] ?? '?')
        if (!entry) return next()
        bundle(entry, false).then(
          text => res.setHeader('content-type', 'text/javascript; charset=utf-8').end(text),
          error => {
            res.statusCode = 500
            res.end(String(error))
          },
        )
      })
    },
  }
}

/** Bundles the classic scripts that pages ask for: `/assets/NAME.js` is `src/client/NAME.ts` or `.tsx`. */

import { existsSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { build, type OnLoadResult, type Plugin, transform } from 'esbuild'
import { listFiles } from './files.ts'
import { type Names, writeNamed } from './named.ts'

const REFERENCE = /"\/assets\/([a-z-]+)\.js"/g

function sourceOf(name: string): string | undefined {
  return ['ts', 'tsx'].map(ext => join('src/client', `${name}.${ext}`)).find(path => existsSync(path))
}

/** One script as an IIFE for browsers of ES2020; `file://` refuses modules. */
export async function bundle(entry: string, minify: boolean): Promise<string> {
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
    plugins: [
      insideStrings(async path => ({
        contents: await (path.endsWith('.css') ? styleSheet : bundle)(path, minify),
        loader: 'text',
      })),
    ],
    define: { 'process.env.NODE_ENV': '"production"' },
  })
  return result.outputFiles[0]?.text ?? ''
}

/**
 * `import source from 'worker:./NAME.ts'` gives a worker's script as a string: from a folder (`file://`) no worker may
 * be started by an address, but one from a string may. `style:./NAME.css` gives a style sheet as one, for what only a
 * few readers ever ask for.
 */
export function insideStrings(load: (path: string) => OnLoadResult | Promise<OnLoadResult>): Plugin {
  return {
    name: 'inside-strings',
    setup(build) {
      build.onResolve({ filter: /^(?:worker|style):/ }, ({ path, resolveDir }) => ({
        path: join(resolveDir, path.slice(path.indexOf(':') + 1)),
        namespace: 'string',
      }))
      build.onLoad({ filter: /.*/, namespace: 'string' }, ({ path }) => load(path))
    },
  }
}

async function styleSheet(path: string, minify: boolean): Promise<string> {
  return (await transform(await readFile(path, 'utf8'), { loader: 'css', minify, charset: 'utf8' })).code
}

/** Writes every script that a page in `dist` refers to and that has a source here; returns their names. */
export async function bundleScripts(dist: string): Promise<Names> {
  const asked = new Set<string>()
  for (const file of await listFiles(dist))
    if (file.endsWith('.html'))
      for (const [, name] of (await readFile(join(dist, file), 'utf8')).matchAll(REFERENCE))
        asked.add(name ?? '')
  const names = new Map<string, string>()
  for (const name of asked) {
    const entry = sourceOf(name)
    if (!entry) continue
    const file = `assets/${name}.js`
    names.set(file, await writeNamed(dist, file, await bundle(entry, true)))
  }
  return names
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

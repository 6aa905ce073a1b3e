/** Turns Pagefind's browser runtime, an ES module that fetches, into a classic script that does neither. */
import { fileURLToPath } from 'node:url'
import { build } from 'esbuild'

const PACKED_FILES = fileURLToPath(new URL('../client/search/packed-files.ts', import.meta.url))

/**
 * The source of a classic script that sets `searchAssets.createInstance`, Pagefind's constructor.
 *
 * The files that Pagefind asks for come from `searchAssets.files`, base64 by their path below `pagefind/`: on
 * `file://` there is no `fetch`, and an intranet server may refuse to serve their types. `document` and `import.meta`
 * are defined away so that Pagefind neither looks for its own address nor takes the page's language for the index's.
 * @param module Pagefind's `pagefind.js`
 */
export async function classicRuntime(module: string): Promise<string> {
  const result = await build({
    stdin: {
      contents: `
        import { createInstance } from 'pagefind-module'
        self.searchAssets = self.searchAssets || {}
        self.searchAssets.createInstance = createInstance
      `,
    },
    plugins: [
      {
        name: 'pagefind-module',
        setup(bundle) {
          bundle.onResolve({ filter: /^pagefind-module$/ }, () => ({
            path: 'pagefind',
            namespace: 'pagefind',
          }))
          bundle.onLoad({ filter: /.*/, namespace: 'pagefind' }, () => ({ contents: module, loader: 'js' }))
        },
      },
    ],
    inject: [PACKED_FILES],
    define: { document: 'undefined', 'import.meta.url': 'undefined' },
    bundle: true,
    write: false,
    format: 'iife',
    target: 'es2020',
    minify: true,
    legalComments: 'none',
  })
  return result.outputFiles[0]!.text
}

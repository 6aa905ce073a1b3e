/** Bundles the code that answers a search into a classic script that only defines it. */
import { build } from 'esbuild'

/**
 * The source of a script that sets `searchEngine` to a function of a port: a page makes a worker of the function's own
 * source, which is the one way to have a worker on `file://`, or calls it where there are no workers.
 */
export async function bundleEngine(): Promise<string> {
  const result = await build({
    entryPoints: ['src/worker/search.ts'],
    bundle: true,
    write: false,
    format: 'iife',
    target: 'es2020',
    charset: 'utf8',
    minify: true,
    legalComments: 'none',
  })
  return `self.searchEngine=function(port){${result.outputFiles[0]!.text}}\n`
}

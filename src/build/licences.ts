/** Writes `LICENSES.txt`: the licence and the notice of every package whose code is shipped to readers. */

import { readdirSync, readFileSync, statSync } from 'node:fs'
import { readFile, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { build } from 'esbuild'
import { insideStrings } from './scripts.ts'

export interface ShippedPackage {
  name: string
  version: string
  /** SPDX expression as the package says it. */
  licence: string
  /** The licence's own words, copyright line included. */
  text: string
}

/** Licences under which code may be handed out with nothing but its notice. */
const ALLOWED = new Set(['MIT', 'ISC', 'BSD-2-Clause', 'BSD-3-Clause', '0BSD', 'Apache-2.0'])
/** In the search index as built; no script imports it by this name. */
const PACKED = ['pagefind']

/**
 * The packages whose code is in a script of the handbook, by name.
 * @throws Error that names a package without a licence text, or with a licence that is not allowed
 */
export async function shippedPackages(): Promise<ShippedPackage[]> {
  const names = new Set([...PACKED, ...(await bundledPackages())])
  const packages = [...names].sort().map(readPackage)
  for (const { name, licence } of packages)
    if (!isAllowed(licence))
      throw new Error(`套件 ${name} 的授權是 ${licence}，不能隨手冊發布。請換一個套件。`)
  return packages
}

/** Of an SPDX expression: all of what `AND` joins, one of what `OR` does. Nothing that needs brackets is shipped. */
export function isAllowed(licence: string): boolean {
  return licence.split(' OR ').some(choice => choice.split(' AND ').every(id => ALLOWED.has(id)))
}

/** What esbuild found on its way through every script for readers. */
async function bundledPackages(): Promise<string[]> {
  const entries = ['client', 'sw', 'worker'].flatMap(folder =>
    readdirSync(`src/${folder}`)
      .filter(file => /(?<!\.d)\.tsx?$/.test(file))
      .map(file => `src/${folder}/${file}`),
  )
  const { metafile } = await build({
    entryPoints: entries,
    bundle: true,
    write: false,
    metafile: true,
    outdir: 'dist',
    format: 'iife',
    jsx: 'automatic',
    jsxImportSource: 'preact',
    logLevel: 'silent',
    external: ['pagefind-module'],
    plugins: [
      // What stands in a script as a string is shipped with all that it imports.
      insideStrings(path => ({
        contents: `import ${JSON.stringify(path)}; export default ''`,
        resolveDir: dirname(path),
      })),
    ],
  })
  return Object.keys(metafile.inputs).flatMap(
    path => /.*node_modules\/((?:@[^/]+\/)?[^/]+)\//.exec(path)?.[1] ?? [],
  )
}

function readPackage(name: string): ShippedPackage {
  const folder = join('node_modules', name)
  const { version, license } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'))
  const text = licenceTexts(folder).join('\n\n')
  if (!text) throw new Error(`套件 ${name} 沒有附授權條款的全文，不能隨手冊發布。請換一個套件。`)
  return { name, version, licence: String(license), text }
}

/** One such file, several, or a folder of them. */
function licenceTexts(folder: string): string[] {
  return readdirSync(folder)
    .filter(name => /^(?:third[-_]party[-_])?(?:licen[sc]e|copying|notice)/i.test(name))
    .flatMap(name => {
      const path = join(folder, name)
      const files = statSync(path).isDirectory() ? readdirSync(path).map(file => join(path, file)) : [path]
      return files.map(file => readFileSync(file, 'utf8').trim())
    })
}

export async function writeLicences(dist: string): Promise<void> {
  const { name, version, license } = JSON.parse(await readFile('package.json', 'utf8'))
  const own = { name, version, licence: license, text: (await readFile('LICENSE', 'utf8')).trim() }
  const line = '─'.repeat(72)
  const parts = [own, ...(await shippedPackages())].map(
    ({ name, version, licence, text }) => `${line}\n${name} ${version}（${licence}）\n\n${text}\n`,
  )
  const head =
    '這個資料夾裡的程式，與所用套件的授權條款（原文照錄）。兩份案例原文是所載機關的著作，不在其內。\n'
  await writeFile(join(dist, 'LICENSES.txt'), [head, ...parts].join('\n'))
}

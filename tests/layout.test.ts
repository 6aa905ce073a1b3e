/** The house stands as src/README.md draws it: who may import whom, no circle, no file that holds too much. */

import { readFileSync } from 'node:fs'
import { dirname, join, posix } from 'node:path'
import { expect, test } from 'vitest'
import { listFiles } from '../src/build/files.ts'
import { readHandbook } from '../src/data/read.ts'

const SRC = join(process.cwd(), 'src')
const SOURCE = /\.(?:ts|tsx|astro|mjs)$/
const IMPORT =
  /(?:^|\n)\s*(?:import|export)\b[^'"\n]*?(?:\n[^'"]*?)?from\s+['"](\.[^'"]+)['"]|(?:^|\n)import\s+['"](\.[^'"]+)['"]|\bimport\(\s*['"](\.[^'"]+)['"]/g

const files = await listFiles(SRC)
const sources = new Map(
  files.filter(file => SOURCE.test(file)).map(file => [file, readFileSync(join(SRC, file), 'utf8')]),
)

/** Files that `file` imports, relative to src/; types too, for a reader follows those as well. */
function importsOf(file: string): string[] {
  const text = sources.get(file) ?? ''
  return [...text.matchAll(IMPORT)].map(([, from, bare, lazy]) =>
    posix.normalize(posix.join(dirname(file), from ?? bare ?? lazy ?? '')),
  )
}

/** Folder by folder what the table in src/README.md allows. */
function allowed(): Map<string, string[]> {
  const rows = readFileSync(join(SRC, 'README.md'), 'utf8').matchAll(/^\| `([a-z]+)\/` \|.*\| ([^|]+) \|$/gm)
  return new Map([...rows].map(([, folder, may]) => [folder ?? '', (may ?? '').match(/[a-z]+/g) ?? []]))
}

test('imports of every kind are seen', () => {
  expect(importsOf('client/review/app.tsx')).toContain('client/review/start.tsx')
  expect(importsOf('layouts/Page.astro')).toContain('styles/tokens.css')
})

test('every folder imports only what its row of src/README.md allows', () => {
  const map = allowed()
  const folders = new Set(
    [...sources.keys()].filter(file => file.includes('/')).map(file => file.split('/')[0]),
  )
  expect([...folders].filter(folder => !map.has(folder ?? ''))).toEqual([])
  const wrong = [...sources.keys()].flatMap(file => {
    const from = file.split('/')[0] ?? ''
    if (!map.has(from)) return []
    return importsOf(file)
      .filter(target => !target.startsWith('../'))
      .filter(target => target.split('/')[0] !== from && !map.get(from)?.includes(target.split('/')[0] ?? ''))
      .map(target => `${file} → ${target}`)
  })
  expect(wrong).toEqual([])
})

test('the domain imports nothing outside itself but libraries', () => {
  const outside = [...sources.keys()]
    .filter(file => file.startsWith('domain/'))
    .flatMap(file => importsOf(file).filter(target => !target.startsWith('domain/')))
  expect(outside).toEqual([])
})

test('no file imports itself, however long the way round', () => {
  const circles: string[] = []
  const done = new Set<string>()
  const visit = (file: string, way: string[]) => {
    if (way.includes(file)) circles.push([...way.slice(way.indexOf(file)), file].join(' → '))
    if (way.includes(file) || done.has(file)) return
    for (const next of importsOf(file)) visit(next, [...way, file])
    done.add(file)
  }
  for (const file of sources.keys()) visit(file, [])
  expect(circles).toEqual([])
})

test('no file of code has 300 lines or more', () => {
  const long = [...sources].filter(([, text]) => text.split('\n').length > 300).map(([file]) => file)
  expect(long).toEqual([])
})

test('the walks of src/README.md pass by files that are there, none twice in one walk', () => {
  const text = readFileSync(join(SRC, 'README.md'), 'utf8')
  const walks = text
    .slice(text.indexOf('## Four walks'), text.indexOf('## Conventions'))
    .split('\n\n**')
    .slice(1)
  expect(walks.length).toBe(4)
  for (const walk of walks) {
    const named = [...walk.matchAll(/`([a-z]+\/[^`]+\.(?:ts|tsx|astro))`/g)].map(([, file]) => file ?? '')
    expect(named.filter(file => !sources.has(file))).toEqual([])
    expect(named).toEqual([...new Set(named)])
  }
})

test('no agency, collection or type of the content is named under src/', { timeout: 30_000 }, () => {
  const { identity, collections } = readHandbook()
  const named = collections.flatMap(c => [
    ...[c.id, c.name, c.short, c.label, c.agency, c.page ?? c.id],
    ...c.types.map(type => type.name),
  ])
  const cities = ['台北', '台南', '臺南', '高雄', '新北', '桃園', '臺中', 'Taipei', 'Tainan', 'kaohsiung']
  // What a table is called in English names a style, not a page.
  const names = [...new Set([identity.name, ...named, ...cities])].filter(name => name !== 'regional')
  const found = [...sources].flatMap(([file, text]) =>
    names.filter(name => text.includes(name)).map(name => `${file}: ${name}`),
  )
  expect(found).toEqual([])
})

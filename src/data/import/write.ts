/** Writes what was imported or begun into `cases/`, and never over a file that is there. */

import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { basename, join } from 'node:path'
import { type CaseDraft, draftFile } from './draft.ts'
import type { Imported } from './layouts.ts'

export interface Written {
  /** Files that were written, as messages name them. */
  files: string[]
  /** Files that were there before and were left as they are. */
  kept: string[]
}

/** Writes a file for each draft below `cases/<collection>/`. */
export function writeCases(root: string, collection: string, drafts: readonly CaseDraft[]): Written {
  const written: Written = { files: [], kept: [] }
  mkdirSync(join(root, 'cases', collection), { recursive: true })
  for (const draft of drafts) {
    const file = `cases/${collection}/${String(draft.number).padStart(2, '0')}.mdx`
    if (existsSync(join(root, file))) written.kept.push(file)
    else {
      writeFileSync(join(root, file), draftFile(draft, collection))
      written.files.push(file)
    }
  }
  return written
}

export interface NewCollection {
  id: string
  name: string
  asOf: string
  /** The source as it came, where it is a text. */
  source?: { name: string; bytes: Uint8Array } | undefined
}

/** Adds a collection to `cases/collections.yaml`, keeping the file's comments; what only its author knows is left empty. */
export function writeCollection(
  root: string,
  { id, name, asOf, source }: NewCollection,
  { layout, types }: Pick<Imported, 'layout' | 'types'>,
): void {
  const file = join(root, 'cases/collections.yaml')
  const sum = source && createHash('sha256').update(source.bytes).digest('hex')
  const entry = [
    `- id: ${id}`,
    `  name: ${JSON.stringify(name)}`,
    `  short: ${JSON.stringify(name)}`,
    `  label: ${JSON.stringify(name)}`,
    '  agency: ""',
    '  date: ""',
    `  layout: ${layout}`,
    `  asOf: ${asOf}`,
    ...(source ? [`  file: ${JSON.stringify(basename(source.name))}`, `  sha256: ${sum}`] : []),
    `  kind: ${layout === 'table' ? '表列案例' : '案例'}`,
    '  agencies: [一般機關]',
    ...(types.length === 0
      ? ['  types: []']
      : [
          '  types:',
          ...types.map((type, i) => `    - { id: type-${i + 1}, name: ${JSON.stringify(type)} }`),
        ]),
  ]
  const before = existsSync(file) ? readFileSync(file, 'utf8').trimEnd() : ''
  writeFileSync(file, `${before && `${before}\n`}${entry.join('\n')}\n`)
  if (source) {
    mkdirSync(join(root, 'cases/source'), { recursive: true })
    const copy = join(root, 'cases/source', basename(source.name))
    if (!existsSync(copy)) writeFileSync(copy, source.bytes)
  }
}

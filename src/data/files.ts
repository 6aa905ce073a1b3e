/** The one list of the files below `cases/`: each is of a known kind, or refused by its name. */

import { readdirSync, statSync } from 'node:fs'
import { join } from 'node:path'

/**
 * Every kind of file an author may write; `owner` is the collection or law that the name carries. A file that fits no
 * row stops the build: so nothing that lies in `cases/` is left out unseen, and nothing comes in unchecked.
 */
const KINDS = [
  ['handbook', /^handbook\.yaml$/],
  ['collections', /^collections\.yaml$/],
  ['variants', /^variants\.yaml$/],
  ['terms', /^terms\.yaml$/],
  ['traps', /^question-traps\.yaml$/],
  ['essentials', /^essentials\.yaml$/],
  ['cards', /^confusions\.cards\.yaml$/],
  ['stamps', /^cards\.stamps\.tsv$/],
  ['fingerprints', /^laws\/fingerprints\.json$/],
  ['law', /^laws\/(?<owner>[a-z0-9-]+)\.yaml$/],
  ['law-cards', /^laws\/(?<owner>[a-z0-9-]+)\.cards\.yaml$/],
  ['law-questions', /^laws\/(?<owner>[a-z0-9-]+)\.questions\.yaml$/],
  ['elements', /^laws\/(?<owner>[a-z0-9-]+)\.elements\.yaml$/],
  ['source', /^source\/(?<name>[^/]+)$/],
  ['case', /^(?<owner>[a-z][a-z0-9-]*)\/(?<number>\d+)\.mdx$/],
  ['cards', /^(?<owner>[a-z][a-z0-9-]*)\/(?<number>\d+)\.cards\.yaml$/],
  ['questions', /^(?<owner>[a-z][a-z0-9-]*)\/(?<number>\d+)\.questions\.yaml$/],
  ['notes', /^(?<owner>[a-z][a-z0-9-]*)\/(?<number>\d+)\.notes\.yaml$/],
  ['book-notes', /^(?<owner>[a-z][a-z0-9-]*)\/book\.notes\.yaml$/],
  ['text', /^(?<owner>[a-z][a-z0-9-]*)\/(?<name>[a-z][a-z0-9-]*)\.mdx$/],
] as const satisfies readonly (readonly [string, RegExp])[]

export type FileKind = (typeof KINDS)[number][0]

export interface ContentFile {
  kind: FileKind
  /** As messages name it: `cases/city/07.mdx`. */
  file: string
  path: string
  /** The collection's or the law's id; empty where the file belongs to the whole handbook. */
  owner: string
  /** `07`, as the name has it; empty where the file is not one case's. */
  number: string
  /** The text's or the source's name. */
  name: string
}

/** What systems leave in folders and nobody wrote. */
const LEFT_BY_SYSTEMS = /(?:^|\/)(?:\.DS_Store|Thumbs\.db|desktop\.ini)$/

/** Every file below `cases/` that is of a known kind, sorted by name, and the names of all others. */
export function listContent(root: string): { files: ContentFile[]; others: string[] } {
  const files: ContentFile[] = []
  const others: string[] = []
  for (const name of walk(join(root, 'cases'))) {
    if (LEFT_BY_SYSTEMS.test(name)) continue
    const known = kindOf(name)
    if (known) files.push({ ...known, file: `cases/${name}`, path: join(root, 'cases', name) })
    else others.push(name)
  }
  return { files, others }
}

function kindOf(name: string): Omit<ContentFile, 'file' | 'path'> | undefined {
  for (const [kind, pattern] of KINDS) {
    const match = pattern.exec(name)
    if (!match) continue
    const { owner = '', number = '', name: own = '' } = (match.groups ?? {}) as Record<string, string>
    return { kind, owner, number, name: own }
  }
  return undefined
}

/** Paths below `folder` with forward slashes, sorted; a folder that holds nothing is listed as itself. */
function walk(folder: string, below = ''): string[] {
  return readdirSync(join(folder, below))
    .sort()
    .flatMap(entry => {
      const name = below ? `${below}/${entry}` : entry
      return statSync(join(folder, name)).isDirectory() ? walk(folder, name) : name
    })
}

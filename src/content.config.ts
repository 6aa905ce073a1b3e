/** The MDX texts as Astro collections: those files that `data/files.ts` lists and `data/read.ts` has checked, no others. */

import { defineCollection } from 'astro:content'
import { join } from 'node:path'
import { glob } from 'astro/loaders'
import { type FileKind, listContent } from './data/files.ts'
import { CONTENT_ROOT } from './data/root.ts'
import { caseSchema, textSchema } from './data/schema.ts'

const { files } = listContent(CONTENT_ROOT)
const base = join(CONTENT_ROOT, 'cases')

/** Paths below `cases/`; names of these kinds hold nothing that a pattern would take for a sign. */
const paths = (kind: FileKind) => files.filter(f => f.kind === kind).map(f => f.file.slice('cases/'.length))
/** An entry is named by its place, so that no file can stand in for another: `city/07`. */
const generateId = ({ entry }: { entry: string }) => entry.replace(/\.mdx$/, '')

const cases = defineCollection({
  loader: glob({ base, pattern: paths('case'), generateId }),
  schema: caseSchema,
})

const texts = defineCollection({
  loader: glob({ base, pattern: paths('text'), generateId }),
  schema: textSchema,
})

export const collections = { cases, texts }

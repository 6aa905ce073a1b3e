/** The MDX texts as Astro collections; their fields are checked by `data/read.ts` before anything is rendered. */

import { defineCollection } from 'astro:content'
import { glob } from 'astro/loaders'
import { caseSchema, textSchema } from './data/schema.ts'

const cases = defineCollection({
  loader: glob({ base: './cases', pattern: '*/[0-9]*.mdx', generateId: ({ data }) => String(data.id) }),
  schema: caseSchema,
})

const texts = defineCollection({
  loader: glob({
    base: './cases',
    pattern: ['regional.mdx', '*/[a-z]*.mdx'],
    generateId: ({ entry }) => entry.replace(/\.mdx$/, ''),
  }),
  schema: textSchema,
})

export const collections = { cases, texts }

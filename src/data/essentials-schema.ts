/** What an author may write in `cases/essentials.yaml`. */

import { z } from 'astro/zod'
import { KEY_PATTERN } from '../domain/book/article-key.ts'

const text = z.string().min(1)
const keys = z.array(z.string().regex(KEY_PATTERN)).min(1)
const cell = z.union([
  text,
  z.strictObject({ text, articles: keys.optional(), cases: z.array(text).optional() }),
])
const row = z.strictObject({ label: text, articles: keys.optional(), cells: z.array(cell).min(1) })

export const essentialsSchema = z.array(
  z.strictObject({
    id: z.string().regex(/^[a-z0-9-]+$/),
    title: text,
    columns: z.array(z.strictObject({ name: text, articles: keys.optional() })).min(1),
    rows: z.array(row).min(1),
    /** What belongs to the table and to no row of it. */
    notes: z.array(z.strictObject({ text, articles: keys, cases: z.array(text).optional() })).optional(),
  }),
)
export type EssentialsFields = z.infer<typeof essentialsSchema>

/** What an author may write in `cases/`, and what to write instead where it is wrong. */

import { z } from 'astro/zod'
import { ARTICLE_PATTERN } from '../domain/book/article-key.ts'

export const INTENTS = ['故意', '過失', '未敘明'] as const

const words = z.array(z.string().min(1))
const fact = z.strictObject({
  values: z.array(z.string().min(1)).min(1),
  words,
  detail: z.string().optional(),
})

/** `city-07`, `north-city-01`. */
const caseIdPattern = /^[a-z][a-z0-9-]*-\d{2,}$/
export const MONTH = /^\d{4}-(?:0[1-9]|1[0-2])$/
const month = z.string().regex(MONTH)

export const caseSchema = z.strictObject({
  id: z.string().regex(caseIdPattern),
  number: z.int().positive(),
  title: z.string().min(1).optional(),
  editorTitle: z.string().min(1).optional(),
  type: z.string().optional(),
  /** The month whose law the case cites, where it is not its collection's. */
  asOf: month.optional(),
  facts: z.strictObject({
    agency: fact,
    role: fact,
    channel: fact,
    information: fact,
    intent: fact.extend({ values: z.array(z.enum(INTENTS)).length(1) }),
    outcomes: fact,
    told: z.string().min(1),
    note: z.string().optional(),
  }),
})
export type CaseFields = z.infer<typeof caseSchema>

/** Preface, essay, colophon and the page of the table. */
export const textSchema = z.strictObject({ title: z.string().min(1) })

const isoDate = z.string().regex(/^\d{4}-\d{2}-\d{2}$/)

export const STATUSES = ['same', 'amended', 'moved', 'new', 'pending', 'unverified'] as const
export type ArticleStatus = (typeof STATUSES)[number]

const article = z.strictObject({
  article: z.string().regex(ARTICLE_PATTERN),
  verified: z.boolean(),
  status: z.enum(STATUSES),
  summary: z.string().optional(),
  today: z.string().regex(ARTICLE_PATTERN).optional(),
  change: z.string().optional(),
  fit: z.string().optional(),
  /** The handbook's own: the sources do not cite it. With `reserve`, exams seldom ask for it. */
  addition: z.literal(true).optional(),
  reserve: z.literal(true).optional(),
  /** What a learner should know beyond the sentence of `summary`, and the numbers in it. */
  more: z.string().min(1).optional(),
  figures: z.array(z.string().min(1)).optional(),
  topic: z.string().min(1).optional(),
  /** Cases that an article bears on which does not cite it. */
  related: z.array(z.string().regex(caseIdPattern)).optional(),
  /** The day from which this number is this provision, and the day from which it is so no more (then see `today`). */
  since: isoDate.optional(),
  until: isoDate.optional(),
  /** An amendment that is published and not in force; `summary` says what is. */
  pending: z.strictObject({ published: isoDate, text: z.string().min(1) }).optional(),
  /** Set by `npm run laws` where the text has changed; an author takes it away after reading summary and cards again. */
  recheck: z
    .strictObject({
      since: isoDate,
      what: z.enum(['changed', 'moved', 'repealed', 'effective']),
      to: z.string().optional(),
    })
    .optional(),
})
export type Article = z.infer<typeof article>
export const lawSchema = z.strictObject({
  id: z.string().regex(/^[a-z0-9-]+$/),
  name: z.string().min(1),
  aliases: z.array(z.string().min(1)).min(1),
  /** What people call it and the sources do not write: for the search alone. */
  shortNames: z.array(z.string().min(2)).optional(),
  scope: z.string().min(1),
  level: z.enum(['法律', '法規命令', '行政規則', '地方行政規則']),
  verified: z.boolean(),
  pcode: z
    .string()
    .regex(/^[A-Z]\d{7}$/)
    .optional(),
  /** The law in the month whose law the cases cite, where that was looked up. */
  cited: z.strictObject({ asOf: month, name: z.string(), amended: isoDate }).optional(),
  today: z.strictObject({ name: z.string(), amended: isoDate, checked: isoDate }).optional(),
  existence: z.string().optional(),
  note: z.string(),
  effective: z.string().optional(),
  articles: z.array(article),
})
export type Law = z.infer<typeof lawSchema>

export const noteSchema = z.strictObject({
  id: z.string().regex(/^[a-z][a-z0-9-]*-[a-z0-9-]+$/),
  /** Of a case: title, heading, summary, laws, measures; of a collection: the id of a text, or `table`. */
  part: z.string().min(1),
  item: z.union([z.number(), z.string()]).optional(),
  reading: z.string().min(1).optional(),
  severity: z.enum(['A', 'B', 'C', 'D', 'N']),
  category: z.string().min(1),
  note: z.string().min(1),
  certainty: z.string().min(1),
  basis: z.string().min(1),
  /** Of no use to readers unless they ask for every note. */
  hide: z.literal(true).optional(),
})
export type Note = z.infer<typeof noteSchema>

/** Terms that the law does not use, and the ones it does. */
export const termsSchema = z.array(
  z.strictObject({ wrong: z.string().min(1), right: z.string().min(1), why: z.string().min(1) }),
)
export type Term = z.infer<typeof termsSchema>[number]

/** Ways in which two options of a question become right; see `check/traps.ts` for what each condition means. */
const pattern = z.string().refine(text => {
  try {
    return new RegExp(text) instanceof RegExp
  } catch {
    return false
  }
})
export const trapsSchema = z.array(
  z.strictObject({
    id: z.string().min(1),
    why: z.string().min(1),
    about: z.array(z.string().min(1)).optional(),
    stem: pattern.optional(),
    unless: pattern.optional(),
    together: z.array(pattern).min(2).optional(),
    two: pattern.optional(),
    any: pattern.optional(),
    wrong: pattern.optional(),
    wrongInMeasures: z.literal(true).optional(),
  }),
)
export type Trap = z.infer<typeof trapsSchema>[number]

/** What readers type, and what the texts have for it. */
export const variantsSchema = z.record(z.string().min(1), z.string().min(1))

/** What names the whole handbook; the slug names records, caches, backups and downloads, and so never changes. */
export const identitySchema = z.strictObject({
  name: z.string().min(1),
  short: z.string().min(1),
  slug: z.string().regex(/^[a-z][a-z0-9-]*$/),
  description: z.string().min(1),
  /** What the cases are about, within a sentence: 公務洩密案例. */
  subject: z.string().min(1),
  /** What the empty search field shows: words that are found. */
  examples: z.array(z.string().min(1)).min(1).max(4).optional(),
  /** Anki's number of the deck, where it was given one; else it follows from the slug. */
  anki: z.int().positive().optional(),
  /** Who hears of what cannot be read or pressed; whoever hands the handbook out enters themselves. */
  contact: z
    .strictObject({
      name: z.string().min(1),
      phone: z.string().min(1).optional(),
      mail: z.email().optional(),
    })
    .optional(),
  limits: z.strictObject({
    /** The most cards that one case may have. */
    cardsOfCase: z.int().positive(),
    /** The most characters of an answer. */
    answer: z.int().positive(),
  }),
})
export type Identity = z.infer<typeof identitySchema>

const name = z.string().regex(/^[a-z][a-z0-9-]*$/)
const headings = z.array(z.string().min(1)).optional()

export const collectionsSchema = z
  .array(
    z.strictObject({
      id: name,
      name: z.string().min(1),
      short: z.string().min(1),
      /** What tells its cases from another collection's: 甲市 案例 01, 甲表第 3 列. */
      label: z.string().min(1),
      agency: z.string().min(1),
      date: z.string().min(1),
      layout: z.enum(['cases', 'table']),
      asOf: month,
      /** The address of a table's page, without `.html`; `table-<id>` unless told. */
      page: name.optional(),
      file: z.string().optional(),
      sha256: z
        .string()
        .regex(/^[0-9a-f]{64}$/)
        .optional(),
      /** What the search calls its cases. */
      kind: z.string().min(1),
      agencies: z.array(z.string().min(1)).min(1),
      /** Headings of its parts beside those that every collection may use. */
      headings: z.strictObject({ summary: headings, laws: headings, measures: headings }).optional(),
      types: z.array(
        z.strictObject({ id: name, name: z.string().min(1), short: z.string().min(1).optional() }),
      ),
      /** Texts of the source that are no cases, in the order in which they stand on the page about the handbook. */
      texts: z
        .array(
          z.strictObject({
            id: name,
            heading: z.string().min(1),
            /** Folded there, with these words to unfold it. */
            fold: z.string().min(1).optional(),
            /** What readers should know before it. */
            notice: z.string().min(1).optional(),
            print: z.enum(['before', 'after']),
          }),
        )
        .default([]),
    }),
  )
  .min(1)
export type Collection = z.infer<typeof collectionsSchema>[number]

/** What an author may write in `cases/`, and what to write instead where it is wrong. */

import { z } from 'astro/zod'
import { ARTICLE_PATTERN } from '../domain/book/article-key.ts'

const AGENCIES = ['一般機關', '區公所', '學校', '教育主管機關、學校', '警察'] as const
const INTENTS = ['故意', '過失', '未敘明'] as const

const words = z.array(z.string().min(1))
const fact = z.strictObject({
  values: z.array(z.string().min(1)).min(1),
  words,
  detail: z.string().optional(),
})

export const caseSchema = z.strictObject({
  id: z.string().regex(/^[a-z]+-\d{2,}$/),
  number: z.int().positive(),
  title: z.string().min(1).optional(),
  editorTitle: z.string().min(1).optional(),
  type: z.string().optional(),
  facts: z.strictObject({
    agency: fact.extend({ values: z.array(z.enum(AGENCIES)).min(1) }),
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

const STATUSES = ['same', 'amended', 'moved', 'new', 'pending', 'unverified'] as const
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
  related: z.array(z.string().regex(/^[a-z]+-\d{2,}$/)).optional(),
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
  in2019: z.strictObject({ name: z.string(), amended: isoDate }).optional(),
  today: z.strictObject({ name: z.string(), amended: isoDate, checked: isoDate }).optional(),
  existence: z.string().optional(),
  note: z.string(),
  effective: z.string().optional(),
  articles: z.array(article),
})
export type Law = z.infer<typeof lawSchema>

export const noteSchema = z.strictObject({
  id: z.string().regex(/^[a-z]+-[a-z0-9-]+$/),
  part: z.enum(['title', 'heading', 'summary', 'laws', 'measures', 'preface', 'rose', 'colophon', 'table']),
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

/** What readers type, and what the texts have for it. */
export const variantsSchema = z.record(z.string().min(1), z.string().min(1))

/** What names the whole handbook; the slug names records, caches, backups and downloads, and so never changes. */
export const identitySchema = z.strictObject({
  name: z.string().min(1),
  short: z.string().min(1),
  slug: z.string().regex(/^[a-z][a-z0-9-]*$/),
  description: z.string().min(1),
})
export type Identity = z.infer<typeof identitySchema>

export const collectionsSchema = z.array(
  z.strictObject({
    id: z.string().regex(/^[a-z]+$/),
    name: z.string().min(1),
    short: z.string().min(1),
    agency: z.string().min(1),
    date: z.string().min(1),
    file: z.string().optional(),
    sha256: z
      .string()
      .regex(/^[0-9a-f]{64}$/)
      .optional(),
    kind: z.string().min(1),
    types: z.array(z.strictObject({ id: z.string(), name: z.string() })),
  }),
)
export type Collection = z.infer<typeof collectionsSchema>[number]

/** The remedy for a field, by its path without list positions; what is not named here gets a general sentence. */
const REMEDIES: Record<string, string> = {
  id: '寫成「文集-號碼」，例如 id: taipei-26，號碼與檔名相同。',
  number: '寫這一案的號碼，例如 number: 26（不加引號）。',
  title: '寫原文的題名，例如 title: 密件公文上傳群組；原文沒有題名時改寫 editorTitle。',
  editorTitle: '寫編者代擬的題名；原文有題名時改寫 title。',
  type: '寫 cases/collections.yaml 裡這部文集的一個類型代號，例如 type: documents。',
  facts: '照 cases/taipei/01.mdx 的樣子，寫 agency、role、channel、information、intent、outcomes 與 told。',
  'facts.agency.values': `從這些擇一：[${AGENCIES.join('] [')}]。`,
  'facts.intent.values': `從這些擇一：[${INTENTS.join('] [')}]。`,
  'facts.told': '用一句話寫資料外流到什麼程度，例如 told: 已洩漏。',
  level: '從這些擇一：法律、法規命令、行政規則、地方行政規則。',
  'articles.status': '從這些擇一：same、amended、moved、new、pending、unverified。',
  'articles.article': '寫條號，例如 "34.3"（第34條第3項）、"48.1#2"（第48條第1項第2款），要加引號。',
  severity: '從這些擇一：A（明顯錯誤）、B（體例不一）、C（內容提醒）、D（版面編碼）、N（看似有誤而無誤）。',
  part: '寫編按所在的部分：title、heading、summary、laws、measures（整部文集的編按：preface、rose、colophon、table）。',
}

/** One sentence an issue: the field, what is wrong, and what to write instead. */
export function explain(error: z.ZodError): string[] {
  return error.issues.map(issue => {
    const path = issue.path.filter(step => typeof step === 'string').join('.')
    const field = path || '（整份檔案）'
    if (issue.code === 'unrecognized_keys')
      return `欄位「${field}」裡有不認得的欄位：${issue.keys.join('、')}。請刪去，或檢查是否拼錯。`
    const wrong =
      issue.code === 'invalid_type' && issue.input === undefined
        ? '沒有寫，或寫法不對'
        : issue.code === 'invalid_value'
          ? '寫的不是可用的值'
          : '寫法不對'
    const remedy =
      REMEDIES[path] ??
      REMEDIES[path.replace(/\.(words|detail)$/, '')] ??
      (/^facts\.\w+/.test(path)
        ? '寫成 values: [值] 與 words: [原文字句]；沒有字句時寫 words: []。'
        : '照同一資料夾裡其他檔案的寫法補上。')
    return `欄位「${field}」${wrong}。${remedy}`
  })
}

/** What an author may write in `cases/`, and what to write instead where it is wrong. */

import { z } from 'astro/zod'
import { ARTICLE_PATTERN } from '../domain/book/article-key.ts'
import type { Remedies } from './check/fields.ts'

const INTENTS = ['故意', '過失', '未敘明'] as const

const words = z.array(z.string().min(1))
const fact = z.strictObject({
  values: z.array(z.string().min(1)).min(1),
  words,
  detail: z.string().optional(),
})

/** `city-07`, `north-city-01`. */
const caseIdPattern = /^[a-z][a-z0-9-]*-\d{2,}$/
const month = z.string().regex(/^\d{4}-(?:0[1-9]|1[0-2])$/)

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

/** The remedies of a case's front matter. */
export const CASE_REMEDIES: Remedies = {
  id: '寫成「文集-號碼」，與檔名相同，例如 cases/city/26.mdx 寫 id: city-26。',
  number: '寫這一案的號碼，例如 number: 26（不加引號）。',
  title: '寫原文的題名，例如 title: 密件公文上傳群組；原文沒有題名時改寫 editorTitle。',
  editorTitle: '寫編者代擬的題名；原文有題名時改寫 title。',
  type: '寫 cases/collections.yaml 裡這部文集的一個類型代號，例如 type: documents。',
  asOf: '寫這一案所引法規是哪一年哪一月的，例如 asOf: 2026-03；與文集相同時不必寫。',
  facts: '照同一資料夾裡其他案例的樣子，寫 agency、role、channel、information、intent、outcomes 與 told。',
  'facts.intent.values': `從這些擇一：[${INTENTS.join('] [')}]。`,
  'facts.told': '用一句話寫資料外流到什麼程度，例如 told: 已洩漏。',
}

export const LAW_REMEDIES: Remedies = {
  id: '寫法規的代號，與檔名相同，例如 gpa.yaml 寫 id: gpa。',
  name: '寫法規的全名，例如 name: 政府採購法。',
  aliases: '寫原文用的各種寫法，一行一個，以「- 」開頭；至少要有全名。',
  scope: '寫適用範圍，例如 scope: 全國。',
  level: '從這些擇一：法律、法規命令、行政規則、地方行政規則。',
  verified: '看過現行條文寫 verified: true，沒有看過寫 verified: false。',
  pcode: '寫全國法規資料庫網址裡的代碼，一個大寫字母加七位數字，例如 pcode: A0030057；沒有就刪去這一行。',
  note: '用一句話說明；沒有可說的寫 note: 未查證。',
  'cited.amended': '日期寫成 2019-08-16 的樣子（年-月-日，兩位數補零）。',
  'today.amended': '日期寫成 2026-08-17 的樣子（年-月-日，兩位數補零）。',
  'today.checked': '日期寫成 2026-08-17 的樣子（年-月-日，兩位數補零）。',
  articles: '寫成清單，一條一項，以「- article: "34.3"」開頭；沒有條文寫 articles: []。',
  'articles.status': `從這些擇一：${STATUSES.join('、')}。`,
  'articles.article':
    '寫條號，例如 "34.3"（第34條第3項）、"48.1#2"（第48條第1項第2款）、"3-4"（第3條之4）、"49~76"（第49點至第76點），要加引號。',
  'articles.today': '寫現行條號，例如 today: "5.1"，要加引號；條號未變也要寫。',
  'articles.since': '日期寫成 2022-06-22 的樣子（年-月-日，兩位數補零）。',
  'articles.until': '日期寫成 2022-06-22 的樣子（年-月-日，兩位數補零）。',
  'articles.related': '寫案例代號的清單，例如 [city-07]；一個也沒有時，「related:」這一行也刪去。',
  'articles.verified': '看過現行條文寫 verified: true，沒有看過寫 verified: false。',
}

export const NOTE_REMEDIES: Remedies = {
  '': '整份檔案要是編按的清單，每則以「- id:」開頭。',
  id: '寫成「案例代號-號碼」，例如 id: city-07-1，不與別的編按重複。',
  part: '寫編按所在的部分：title、heading、summary、laws、measures（整部文集的編按：那篇文字的代號，或 table）。',
  severity: '從這些擇一：A（明顯錯誤）、B（體例不一）、C（內容提醒）、D（版面編碼）、N（看似有誤而無誤）。',
  category: '寫編按的種類，例如 category: 錯字。',
  note: '用一句話寫給讀者看的說明。',
  certainty: '寫把握程度，例如 certainty: 確定。',
  basis: '寫依據，例如 basis: 比對原文。',
}

const CODE = '寫成小寫英文開頭的代號，只用小寫英文、數字與連字號，例如 north-city。'
export const COLLECTION_REMEDIES: Remedies = {
  id: CODE,
  name: '寫原書的全名，例如 name: 公務保密案例彙編。',
  short: '寫短名，例如 short: 甲市彙編。',
  agency: '寫編製機關的全名；原件沒有寫，就寫 agency: 原件未載機關。',
  date: '寫原書的日期，例如 date: 中華民國 115 年 3 月；原件沒有寫，就寫 date: 原件未載日期。',
  page: CODE,
  label: '寫分辨兩部文集的短名，例如 label: 甲市（案例會寫作「甲市 案例 01」）。',
  layout: '從這些擇一：cases（一案一頁的彙編）、table（一列一案的表）。',
  asOf: '寫這部文集所引法規是哪一年哪一月的，例如 asOf: 2019-08。',
  kind: '寫搜尋結果裡怎麼稱呼它的案例，例如 kind: 案例。',
  agencies: '寫機關的分類，例如 agencies: [一般機關, 學校, 警察]。',
  types: '寫成清單，每個類型寫 id 與 name；沒有類型寫 types: []。',
  'types.id': CODE,
  texts: '寫成清單，每篇寫 id（檔名）、heading（標題）與 print（before 或 after）；沒有就刪去。',
  'texts.id': CODE,
  'texts.print': '整本列印時放在案例之前寫 before，之後寫 after。',
  sha256: '寫原始檔的 SHA-256（64 個十六進位字元）。',
}

export const IDENTITY_REMEDIES: Remedies = {
  slug: `${CODE}讀者裝置上的紀錄以它命名，發行之後不要改。`,
  limits: '寫 cardsOfCase（一案最多幾張卡）與 answer（答案最多幾個字）。',
}

/** What an article asks for, element by element: the handbook's own words, a table for every paragraph described. */

import { z } from 'astro/zod'
import type { Law } from './schema.ts'

const text = z.string().min(1)

export const elementsSchema = z.array(
  z.strictObject({
    /** The paragraph described: `132.1`, `10.2#2`; `22.2@2019-08-16` is an old wording, `~a` a part of one. */
    id: text,
    /** The article of the law's file under which it is shown. */
    article: text,
    /** 第16條但書第1款: the paragraph in words. */
    label: text,
    /** The date of the old wording that the source cites; absent where the article is described as it is today. */
    old: z
      .string()
      .regex(/^\d{4}-\d{2}-\d{2}$/)
      .optional(),
    who: text,
    does: text,
    object: text.optional(),
    /** 故意, 過失也罰, 意圖…; absent where it is no penalty, or neither the article nor a general rule says. */
    mind: text.optional(),
    basis: text.optional(),
    unless: z.array(text).optional(),
    // biome-ignore lint/suspicious/noThenProperty: the author's field; nothing awaits an element.
    then: text,
    figures: z.array(text).optional(),
    moment: text.optional(),
    compare: z.array(z.strictObject({ key: text, diff: text })).optional(),
    note: text.optional(),
  }),
)
export type Elements = z.infer<typeof elementsSchema>[number]

/** 第132條第1項: the paragraph that `elements` describes, an old wording with its year. */
export function elementsLabel({ label, old }: Elements): string {
  return old ? `${label}（${old.slice(0, 4)} 年的條文）` : label
}

/** Rows of the table in the order of reading; what an article does not say has no row. */
export function elementRows(elements: Elements): [label: string, words: string][] {
  const { who, does, object, mind, basis, unless, then, moment, note } = elements
  const rows: [string, string | undefined][] = [
    ['誰', who],
    ['做什麼', does],
    ['對象', object],
    ['故意過失', mind && basis ? `${mind}（${basis}）` : (mind ?? basis)],
    ['除非', unless?.join('；')],
    ['結果', then],
    ['時點', moment],
    ['補充', note],
  ]
  return rows.flatMap(([label, words]) => (words ? [[label, words]] : []))
}

/** A sentence for every paragraph that no verified article carries, and every comparison that leads nowhere. */
export function checkElements(
  id: string,
  list: readonly Elements[],
  laws: readonly Law[],
  broken: ReadonlySet<string>,
): string[] {
  const at = `cases/laws/${id}.elements.yaml`
  const law = laws.find(l => l.id === id)
  if (!law) return [`${at}：沒有 cases/laws/${id}.yaml 這部法規。請改檔名，或補上法規。`]
  const known = new Set(laws.flatMap(l => l.articles.map(a => `${l.id}/${a.article}`)))
  return list.flatMap((entry, i) => {
    const say = (words: string) => `${at}：「${entry.id}」的${words}`
    const article = law.articles.find(a => a.article === entry.article)
    return [
      ...(article?.verified
        ? []
        : [say(`「article: ${entry.article}」不是這部法規裡已查證的條文。請改成已查證的條號。`)]),
      ...(list.findIndex(other => other.id === entry.id) === i ? [] : [say('「id」用過了。請另取一個。')]),
      ...(entry.compare ?? [])
        .filter(({ key }) => !known.has(key) && !broken.has(key.split('/')[0] ?? ''))
        .map(({ key }) => say(`「compare」的 ${key} 不在 cases/laws。請改用現有的條文鍵。`)),
    ]
  })
}

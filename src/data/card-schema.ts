/** What an author may write in a `*.cards.yaml`, and what to write instead where it is wrong. */

import { z } from 'astro/zod'
import { KEY_PATTERN } from '../domain/book/article-key.ts'
import type { RawCard } from './check/cards.ts'
import type { ListKind } from './lists.ts'

const text = z.string().min(1)
const articleKey = z.string().regex(KEY_PATTERN)

/** The words of a source, or the key of an article, as cards and questions give their grounds. */
export const evidenceSchema = z.array(
  z.union([
    z.strictObject({ source: z.string().regex(/^[a-z][a-z0-9-]*-\d{2,}\/[a-z]+$/), words: text }),
    z.strictObject({ article: articleKey }),
  ]),
)

const cardSchema = z.strictObject({
  id: z.string().regex(/^[a-z0-9-]+(\.[a-z0-9-]+)+$/),
  kind: z.enum(['qa', 'cloze']),
  core: z.boolean(),
  front: text.optional(),
  back: text.optional(),
  text: text.optional(),
  hint: text.optional(),
  reason: text,
  evidence: evidenceSchema,
  articles: z.array(articleKey).optional(),
  contrast: z.string().optional(),
  retired: z.boolean().optional(),
})

export const CARDS: ListKind<Omit<RawCard, 'file' | 'line'>> = {
  name: '卡片',
  counter: '張',
  schema: cardSchema,
  remedies: {
    id: '寫成「案例 id.短名」「法規 id.條號.短名」或「confusion.短名.a」，小寫英數與連字號，例如 city-07.prevention。',
    kind: '從這些擇一：qa（問答）、cloze（填空）；別的種類這一版的手冊不認得。',
    core: '寫 core: true（核心卡）或 core: false。',
    front: '寫一個問題。',
    back: '寫一個不超過 25 字的答案；數字請加引號，例如 back: "3 日"。',
    text: '寫一句話，答案放在 {{ 與 }} 之間；整句請加引號。',
    reason: '用一句話寫理由。',
    evidence:
      '寫成清單，每項為 source 與 words（原文字句），或 article（條文鍵，如 gpa/34.3，要加引號的含 #）。',
    articles: '寫條文鍵的清單，例如 [gpa/34.3]。',
    retired: '收起的卡寫 retired: true，其餘不必寫。',
  },
}

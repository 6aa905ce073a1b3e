/** What an author may write in a `*.questions.yaml`, and what to write instead where it is wrong. */

import { z } from 'astro/zod'
import { evidenceSchema } from './card-schema.ts'
import type { RawQuestion } from './check/questions.ts'
import type { ListKind } from './lists.ts'

const text = z.string().min(1)

const questionSchema = z.strictObject({
  id: z.string().regex(/^[a-z0-9-]+\.q-[a-z0-9-]+$/),
  family: z.enum(['A', 'B', 'C', 'D', 'E', 'F', 'G', 'H']),
  stem: text,
  ordered: z.literal(true).optional(),
  options: z.array(
    z.strictObject({
      text,
      right: z.literal(true).optional(),
      why: text,
      evidence: evidenceSchema,
    }),
  ),
  cards: z.array(text),
  apart: z.array(text).optional(),
})

export const QUESTIONS: ListKind<Omit<RawQuestion, 'file' | 'line'>> = {
  name: '題目',
  counter: '題',
  schema: questionSchema,
  remedies: {
    id: '寫成「案例或法規 id.q-短名」，小寫英數與連字號，例如 city-07.q-store。',
    family:
      '從這些擇一：A 哪一條項、B 為何違法、C 下一步、D 時點與數字、E 分辨、F 今昔、G 構成要件、H 結果與疑義。',
    stem: '寫題幹，並寫明「依彙編所列」、「依現行法」或「案情所述」。',
    ordered: '選項是數字或有先後的寫 ordered: true，其餘不必寫。',
    options: '寫四個選項，每個有 text、why、evidence，答案另寫 right: true；數字請加引號。',
    'options.evidence': '寫成清單，每項為 source 與 words（原文字句），或 article（條文鍵）。',
    cards: '寫問同一件事的卡片 id 的清單，例如 [city-07.prevention]。',
    apart: '寫不能和這一題出在同一份試卷的題目 id 的清單（一題的題幹說出另一題的答案）；沒有就不寫。',
  },
}

/** A flashcard as authors write it, and the lints that keep the deck worth learning. */

import { canonicalJson } from '../../domain/canonical-json.ts'
import { sha256 } from '../../domain/sha256.ts'
import type { Identity, Term } from '../schema.ts'
import { checkEvidence, type Evidence, type EvidenceWorld, ownerOf } from './evidence.ts'
import { place } from './fields.ts'
import { expiresUndated, foldWords, givenAway, wrongTerms } from './wording.ts'

/** A card from a `*.cards.yaml`; `file` is the path that error messages name. */
export interface RawCard {
  file: string
  /** The line on which it begins. */
  line?: number | undefined
  id: string
  kind: 'qa' | 'cloze'
  core: boolean
  front?: string | undefined
  back?: string | undefined
  text?: string | undefined
  hint?: string | undefined
  reason: string
  evidence: Evidence[]
  articles?: string[] | undefined
  contrast?: string | undefined
  retired?: boolean | undefined
}

/** What cards point to: the handbook's texts and articles, and the terms they must not use. */
export interface CardWorld extends EvidenceWorld {
  terms: readonly Term[]
  limits: Identity['limits']
}

const GAP = /\{\{(.*?)\}\}/g

/** The one answer of a card; empty when its author left it out. */
export function answerOf(card: RawCard): string {
  if (card.kind === 'qa') return card.back ?? ''
  return [...(card.text ?? '').matchAll(GAP)][0]?.[1] ?? ''
}

/** What a learner sees first: the question, or the sentence with its gap as ＿＿. */
export function promptOf(card: RawCard): string {
  return card.kind === 'qa' ? (card.front ?? '') : (card.text ?? '').replace(GAP, '＿＿')
}

/** Eight hex digits that change with what is asked or answered, and with nothing else (not with the reason). */
export function revOf(card: Pick<RawCard, 'kind' | 'front' | 'back' | 'text'>): string {
  const { kind, front, back, text } = card
  return sha256(canonicalJson(kind === 'qa' ? { kind, front, back } : { kind, text })).slice(0, 8)
}

/** Every fault of a deck as a sentence for its author: file, card, field, remedy. Empty when the deck is sound. */
export function checkCards(cards: readonly RawCard[], world: CardWorld): string[] {
  const ids = new Map(cards.map(card => [card.id, card]))
  return [
    ...duplicates(cards),
    ...tooMany(cards, world.limits.cardsOfCase),
    ...cards.flatMap(card => checkCard(card, world, ids)),
  ]
}

/** A case with too many cards would be most of what a learner meets; how many the whole deck has is nobody's limit. */
function tooMany(cards: readonly RawCard[], most: number): string[] {
  const files = new Map<string, number>()
  for (const { file, retired } of cards)
    if (!retired && /\/\d+\.cards\.yaml$/.test(file)) files.set(file, (files.get(file) ?? 0) + 1)
  return [...files]
    .filter(([, count]) => count > most)
    .map(
      ([file, count]) =>
        `${file}：這一案有 ${count} 張卡，一案上限 ${most} 張；請以 retired: true 收起較不重要的卡，或調整 cases/handbook.yaml 的 limits.cardsOfCase。`,
    )
}

function duplicates(cards: readonly RawCard[]): string[] {
  const faults: string[] = []
  const seenIds = new Map<string, RawCard>()
  const seenPrompts = new Map<string, RawCard>()
  for (const card of cards) {
    const sameId = seenIds.get(card.id)
    if (sameId)
      faults.push(
        `${place(card.file, card.line)}：卡片 ${card.id} 的 id 已在 ${sameId.file} 用過；請另取一個 id。`,
      )
    seenIds.set(card.id, card)
    if (card.retired) continue
    const prompt = foldWords(promptOf(card))
    const same = seenPrompts.get(prompt)
    if (same) {
      const field = card.kind === 'qa' ? 'front' : 'text'
      faults.push(
        `${place(card.file, card.line)}：卡片 ${card.id} 的 ${field} 與 ${same.id} 相同；請改寫其中一題，或刪去一張。`,
      )
    }
    seenPrompts.set(prompt, card)
  }
  return faults
}

function checkCard(card: RawCard, world: CardWorld, ids: ReadonlyMap<string, RawCard>): string[] {
  const faults: string[] = []
  const fault = (field: string, what: string) => {
    faults.push(`${place(card.file, card.line)}：卡片 ${card.id} 的 ${field} ${what}`)
  }
  const owner = ownerOf(card.file)
  if (!card.id.startsWith(`${owner}.`))
    fault('id', `要以檔案所屬的「${owner}.」開頭；請改正，或移到它的檔案。`)
  const field = card.kind === 'qa' ? 'front' : 'text'
  const prompt = promptOf(card)
  const answer = answerOf(card)

  if (card.kind === 'qa') {
    if (!prompt.trim()) fault('front', '是空的；請寫問題。')
    if (!answer.trim()) fault('back', '是空的；請寫答案。')
  } else {
    const gaps = [...(card.text ?? '').matchAll(GAP)]
    if (gaps.length !== 1 || !answer.trim()) {
      fault('text', `有 ${gaps.length} 個 {{…}}；填空卡要恰好一個，裡面寫答案。`)
    }
  }
  if (/[本該]案/.test(prompt)) fault(field, '用了「本案」或「該案」；沒翻開案例的人看不懂，請寫出情境。')
  if ([...answer].length > world.limits.answer) {
    fault(
      card.kind === 'qa' ? 'back' : 'text',
      `的答案有 ${[...answer].length} 字，上限 ${world.limits.answer} 字；請拆成兩張或縮短。`,
    )
  }
  if (foldWords(answer) && foldWords(prompt).includes(foldWords(answer))) {
    fault(field, `已經寫出答案「${answer}」；請改寫題目。`)
  }
  if (!card.retired) {
    const echo = card.kind === 'cloze' ? givenAway(answer, prompt) : undefined
    if (echo) fault('text', `的空格從句子就填得出來（兩處都有「${echo}」）；請改寫句子，或改成問答。`)
    if (expiresUndated(`${prompt}${answer}`))
      fault(field, '會過期，卻沒有寫到哪一天為止；請在題目寫明日期，例如「截至2026年8月17日」。')
    for (const { wrong, right, why } of wrongTerms([prompt, answer, card.reason], world.terms))
      fault(
        prompt.includes(wrong) || answer.includes(wrong) ? field : 'reason',
        `寫了「${wrong}」，應寫「${right}」：${why}`,
      )
  }
  if (!card.reason.trim()) fault('reason', '是空的；請用一句話說明理由。')

  checkReferences(card, world, ids, fault)
  return faults
}

function checkReferences(
  card: RawCard,
  world: CardWorld,
  ids: ReadonlyMap<string, RawCard>,
  fault: (field: string, what: string) => void,
): void {
  checkEvidence(card.evidence, world, what => fault('evidence', what))
  for (const key of card.articles ?? []) {
    if (!world.article(key)) fault('articles', `的 ${key} 不在 cases/laws；請改用現有的條文鍵。`)
  }
  if (card.contrast === undefined) return
  const other = ids.get(card.contrast)
  if (!other) fault('contrast', `指向不存在的卡片 ${card.contrast}；請寫成對的另一張的 id。`)
  else if (other.contrast !== card.id)
    fault('contrast', `指向 ${card.contrast}，但那張卡沒有指回來；請在兩張都寫 contrast。`)
}

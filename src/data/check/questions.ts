/** A question of the mock exam as authors write it, and the rules that leave it one right answer. */

import { parseNumeral } from '../../domain/book/numeral.ts'
import type { Family } from '../../domain/quiz/question.ts'
import type { Term, Trap } from '../schema.ts'
import type { RawCard } from './cards.ts'
import { checkEvidence, type Evidence, type EvidenceWorld, ownerOf } from './evidence.ts'
import { place } from './fields.ts'
import { trapsSprung } from './traps.ts'
import { expiresUndated, foldWords, longestCommonRun, wrongTerms } from './wording.ts'

export interface RawOption {
  text: string
  right?: true | undefined
  why: string
  evidence: Evidence[]
}

/** A question from a `*.questions.yaml`; `file` is the path that error messages name. */
export interface RawQuestion {
  file: string
  /** The line on which it begins. */
  line?: number | undefined
  id: string
  family: Family
  stem: string
  ordered?: true | undefined
  options: RawOption[]
  cards: string[]
  /** Ids of questions that give this one away, or that it gives away. */
  apart?: string[] | undefined
}

/** What questions point to, and what they must not be. */
export interface QuestionWorld extends EvidenceWorld {
  terms: readonly Term[]
  traps: readonly Trap[]
  cards: ReadonlyMap<string, Pick<RawCard, 'retired'>>
  /** Cases and laws whose own files are wrong: their cards could not be read. */
  broken?: ReadonlySet<string>
}

type Fault = (field: string, what: string) => void

const BASES = ['依彙編所列', '依現行法', '案情所述']
const OPTIONS = 4
/** Options count as alike in length up to so much between the longest and the shortest. */
const likeLength = (shortest: number) => shortest * 2 + 3
/** From so many questions on, chance is a measure of where the answer is the longest. */
const ENOUGH = 40

/** Every fault of the bank as a sentence for its author: file, question, field, remedy. Empty when it is sound. */
export function checkQuestions(questions: readonly RawQuestion[], world: QuestionWorld): string[] {
  return [
    ...duplicates(questions),
    ...questions.flatMap(question => checkQuestion(question, world)),
    ...checkLengths(questions),
    ...checkApart(questions),
  ]
}

function checkApart(questions: readonly RawQuestion[]): string[] {
  const ids = new Set(questions.map(({ id }) => id))
  return questions.flatMap(({ file, line, id, apart = [] }) =>
    apart
      .filter(other => other === id || !ids.has(other))
      .map(other => `${place(file, line)}：題目 ${id} 的 apart 的 ${other} 不是別的題目；請改正。`),
  )
}

function duplicates(questions: readonly RawQuestion[]): string[] {
  const ids = new Map<string, RawQuestion>()
  const stems = new Map<string, RawQuestion>()
  return questions.flatMap(question => {
    const stem = foldWords(question.stem)
    const sameId = ids.get(question.id)
    const sameStem = stems.get(stem)
    ids.set(question.id, question)
    stems.set(stem, question)
    const at = `${place(question.file, question.line)}：題目 ${question.id} 的`
    return [
      ...(sameId ? [`${at} id 已在 ${sameId.file} 用過；請另取一個 id。`] : []),
      ...(sameStem ? [`${at} stem 與 ${sameStem.id} 相同；請改寫其中一題。`] : []),
    ]
  })
}

function checkQuestion(question: RawQuestion, world: QuestionWorld): string[] {
  const faults: string[] = []
  const fault: Fault = (field, what) =>
    faults.push(`${place(question.file, question.line)}：題目 ${question.id} 的 ${field} ${what}`)
  const owner = ownerOf(question.file)
  if (!question.id.startsWith(`${owner}.q-`)) fault('id', `要以「${owner}.q-」開頭；請改正，或移到它的檔案。`)
  checkStem(question, fault)
  checkOptions(question, fault)
  checkKinds(question, fault)
  for (const [index, option] of question.options.entries())
    checkEvidence(option.evidence, world, what => fault(`選項 ${index + 1} 的 evidence`, what))
  if (question.cards.length === 0) fault('cards', '是空的；請寫問同一件事的卡片，答錯時才知道該複習什麼。')
  for (const id of question.cards) {
    const card = world.cards.get(id)
    if (!card && world.broken?.has(id.split('.')[0] ?? '')) continue
    if (!card) fault('cards', `的 ${id} 不是卡片（拼錯或已撤下）；請改成問同一件事的卡片。`)
    else if (card.retired) fault('cards', `的 ${id} 已收起；請改連別張。`)
  }
  const said = [question.stem, ...question.options.flatMap(({ text, why }) => [text, why])]
  for (const { wrong, right, why } of wrongTerms(said, world.terms))
    fault('用語', `寫了「${wrong}」，應寫「${right}」：${why}`)
  for (const trap of trapsSprung(question, owner, world))
    fault('選項', `落入已知的陷阱「${trap.id}」：${trap.why}`)
  return faults
}

function checkStem({ stem }: RawQuestion, fault: Fault): void {
  const bases = BASES.filter(basis => stem.includes(basis))
  if (bases.length !== 1) fault('stem', `要恰好寫一個「${BASES.join('」「')}」；題目依什麼回答，讀者才知道。`)
  if (!/[？?]$/.test(stem)) fault('stem', '要以問號結尾。')
  if (expiresUndated(stem)) fault('stem', '會過期，卻沒有寫到哪一天為止；請寫明日期。')
  const negatives = stem.match(/「(?:不是|不屬於|不包括|沒有)」/g) ?? []
  if (negatives.length > 1) fault('stem', '有兩個標明的否定詞；最多一個。')
  const asks = stem.slice(stem.lastIndexOf('，') + 1).replace(/「[^」]*」/g, '')
  if (/不屬於|不包括|不是|不符|錯誤的|何者非/.test(asks))
    fault('stem', '問的是否定，請改成肯定，或用引號標出否定詞，例如「不是」。')
}

function checkOptions({ options, stem }: RawQuestion, fault: Fault): void {
  if (options.length !== OPTIONS) fault('options', `有 ${options.length} 個選項；要恰好 ${OPTIONS} 個。`)
  const right = options.filter(option => option.right).length
  if (right !== 1) fault('options', `有 ${right} 個寫了 right: true；要恰好一個。`)
  const texts = options.map(option => foldWords(option.text))
  if (new Set(texts).size !== texts.length) fault('options', '有兩個選項相同；請改寫。')
  for (const { text } of options) {
    if (/^以上|以上[皆都]|皆是|皆非|都對|都錯/.test(text))
      fault('options', `「${text}」是總括的選項；請改寫成一個具體的。`)
    if (/一律|必定|永遠|絕不|通常|大多|可能/.test(text))
      fault('options', `「${text}」的用語太絕對或太含糊，會洩漏答案；請改寫。`)
  }
  checkOddOneOut(options, fault)
  const lengths = options.map(option => [...option.text].length)
  if (Math.max(...lengths) > likeLength(Math.min(...lengths)))
    fault('options', `長短相差太多（${lengths.join('、')} 字）；請改得相近。`)
  const key = options.find(option => option.right)
  if (!key) return
  const echo = (text: string) => longestCommonRun(foldWords(text), foldWords(stem))
  const others = options.filter(option => option !== key).map(option => echo(option.text).length)
  if (echo(key.text).length >= 4 && echo(key.text).length > Math.max(...others) + 1)
    fault('options', `只有答案重複了題幹的「${echo(key.text)}」；請改寫題幹或選項。`)
}

/** The answer must not be told by its form: three options that begin or end alike leave the fourth. */
function checkOddOneOut(options: readonly RawOption[], fault: Fault): void {
  const key = options.find(option => option.right)
  if (!key) return
  for (const [where, at] of [
    ['開頭', 0],
    ['結尾', -1],
  ] as const) {
    const signs = new Set(options.filter(option => option !== key).map(({ text }) => text.at(at)))
    const [sign] = signs
    if (signs.size === 1 && sign !== key.text.at(at))
      fault('options', `三個錯的選項都以「${sign}」${where}，只有答案不是；請改寫。`)
  }
}

/** What a text counts or names, so that four options can be held against each other. */
function kindOf(text: string): string | undefined {
  if (/^第[\d之-]+[條項點款](?:第\d+[項款])?$/.test(text)) return '條項'
  if (/[法例則]第[\d之-]+條(?:第\d+[項款])?$/.test(text)) return '法條'
  if (/^\d{4}年\d+月\d+日$/.test(text)) return '日期'
  const unit = /^(?:加重至)?[\d零一二三四五六七八九十百千萬億兩,]+(年|月|日|小時|元|次|個|倍)$/.exec(
    text,
  )?.[1]
  if (unit) return /年|月|日|小時/.test(unit) ? '期間' : unit
  if (/^百分之/.test(text)) return '百分之'
  if (/^第[一二三四五六七八九十]級$/.test(text)) return '級'
  return undefined
}

function checkKinds({ options, ordered }: RawQuestion, fault: Fault): void {
  const kinds = options.map(option => kindOf(option.text))
  const counted = kinds.filter(kind => kind !== undefined)
  const key = options.findIndex(option => option.right)
  if (kinds[key] && new Set(kinds).size > 1 && !(ordered && counted.length < OPTIONS))
    fault('options', `答案是${kinds[key]}，別的選項不是；四個選項要同一類。`)
  if (counted.length < OPTIONS || new Set(kinds).size > 1) return
  if (kinds[0] === '法條') return
  if (!ordered) fault('ordered', '沒有寫；選項是數字，請由小到大排好並寫 ordered: true。')
  const values = options.map(option => amountOf(option.text))
  if (
    values.every(value => value !== undefined) &&
    values.some((value, i) => i > 0 && value! <= values[i - 1]!)
  )
    fault('options', '的數字沒有由小到大；請排好。')
}

const UNITS: Readonly<Record<string, number>> = { 年: 8760, 月: 730, 日: 24, 小時: 1 }

/** What a counted option is worth, for holding the order: hours, money, times, or article and paragraph. */
function amountOf(text: string): number | undefined {
  const date = /^(\d{4})年(\d+)月(\d+)日$/.exec(text)
  if (date) return Number(date[1]) * 10000 + Number(date[2]) * 100 + Number(date[3])
  const place = [...text.matchAll(/第([\d零一二三四五六七八九十百千]+)([條點項款級])/g)]
  if (place.length > 0)
    return place.reduce((sum, [, number = '', unit]) => {
      const value = parseNumeral(number) ?? Number.NaN
      return sum + value * ({ 條: 1e6, 點: 1e6, 項: 1e3 }[unit as string] ?? 1)
    }, 0)
  const [, number = '', unit = ''] =
    /([\d零一二三四五六七八九十百千萬億兩,]+)(年|月|日|小時|元|次|個|倍)?$/.exec(text) ?? []
  const value = bigNumeral(number)
  return value === undefined ? undefined : value * (UNITS[unit] ?? 1)
}

function bigNumeral(text: string): number | undefined {
  const [, hundredMillions, tenThousands, ones] =
    /^(?:(.+)億)?(?:(.+)萬)?(.*)$/.exec(text.replaceAll(',', '')) ?? []
  const parts = [hundredMillions, tenThousands, ones].map(part => (part ? parseNumeral(part) : 0))
  if (text === '' || parts.some(part => part === undefined)) return undefined
  return parts[0]! * 1e8 + parts[1]! * 1e4 + parts[2]!
}

/** A reader who always takes the longest option must not do better than one who guesses. */
function checkLengths(questions: readonly RawQuestion[]): string[] {
  const longest = questions.filter(({ options }) => {
    const key = options.find(option => option.right)
    return key && options.every(option => option === key || [...option.text].length < [...key.text].length)
  })
  if (questions.length < ENOUGH || longest.length * OPTIONS <= questions.length) return []
  return [
    `cases/**/*.questions.yaml：${questions.length} 題裡有 ${longest.length} 題的答案最長，比猜的還多；請縮短答案，或把別的選項寫到一樣長，例如 ${longest
      .slice(0, 3)
      .map(({ id }) => id)
      .join('、')}。`,
  ]
}

import { expect, test } from 'vitest'
import {
  answerOf,
  type CardWorld,
  checkCards,
  promptOf,
  type RawCard,
  revOf,
} from '../../src/data/check/cards.ts'

const sound: RawCard = {
  file: 'cases/taipei/07.cards.yaml',
  id: 'taipei-07.prevention',
  kind: 'qa',
  core: true,
  front: '公務電腦儲存機密資料時，應做什麼來防外洩？',
  back: '加密保護',
  reason: '外流的檔案仍無法被讀取。',
  evidence: [{ source: 'taipei-07/measures', words: '應加密保護' }],
}
const cloze: RawCard = {
  ...sound,
  file: 'cases/laws/gpa.cards.yaml',
  id: 'gpa.34.time',
  kind: 'cloze',
  front: undefined,
  back: undefined,
  text: '底價於{{決標前}}應予保密。',
}
const world: CardWorld = {
  limits: { answer: 25, cardsOfCase: 12 },
  partText: key => (key === 'taipei-07/measures' ? '公務電腦儲存機密資訊應加密保護。' : undefined),
  article: key => ({ 'gpa/34.3': { verified: true }, 'ey-petition/18': { verified: false } })[key],
  terms: [{ wrong: '比價', right: '比減價格', why: '另一回事。' }],
}
const faults = (change: Partial<RawCard>, base = sound) => checkCards([{ ...base, ...change }], world)

test('a sound deck has no faults', () => {
  expect(checkCards([sound, cloze], world)).toEqual([])
})

test.each<[string, Partial<RawCard>, string]>([
  ['an empty question', { front: ' ' }, '的 front 是空的'],
  ['an empty answer', { back: '' }, '的 back 是空的'],
  ['a question that needs its case open', { front: '本案違反哪一條？' }, '「本案」或「該案」'],
  ['an answer of 26 characters', { back: '密'.repeat(26) }, '有 26 字，上限 25 字'],
  ['an answer that stands in the question', { front: '資料應加密　保護嗎？' }, '已經寫出答案「加密保護」'],
  ['no evidence', { evidence: [] }, '沒有依據'],
  [
    'words that are not in the source',
    { evidence: [{ source: 'taipei-07/measures', words: '應加密' + '儲存' }] },
    '不在 taipei-07/measures',
  ],
  [
    'a part that does not exist',
    { evidence: [{ source: 'taipei-99/measures', words: '應' }] },
    'taipei-99/measures 不存在',
  ],
  ['an article that nobody read', { evidence: [{ article: 'ey-petition/18' }] }, '尚未核對'],
  ['an article that does not exist', { evidence: [{ article: 'gpa/999' }] }, 'gpa/999 不在 cases/laws'],
  ['a link to no article', { articles: ['gpa/999'] }, '的 articles 的 gpa/999'],
  ['a contrast with no card', { contrast: 'confusion.none.a' }, '不存在的卡片 confusion.none.a'],
  ['no reason', { reason: '' }, '的 reason 是空的'],
])('%s is one fault that names file, card and field', (_, change, words) => {
  const found = faults(change)
  expect(found).toHaveLength(1)
  expect(found[0]).toContain('cases/taipei/07.cards.yaml：卡片 taipei-07.prevention 的')
  expect(found[0]).toContain(words)
})

test.each(['底價應予保密。', '{{底價}}於{{決標前}}應予保密。', '底價於{{}}應予保密。'])(
  'a cloze has one gap: %s',
  text => {
    expect(faults({ text }, cloze).join()).toContain('恰好一個')
  },
)

test('questions that differ in spaces, width and punctuation only are the same', () => {
  const twin = { ...sound, id: 'taipei-07.twin', front: '公務電腦 儲存機密資料時,應做什麼來防外洩' }
  expect(checkCards([sound, twin], world)).toEqual([
    'cases/taipei/07.cards.yaml：卡片 taipei-07.twin 的 front 與 taipei-07.prevention 相同；請改寫其中一題，或刪去一張。',
  ])
  expect(checkCards([sound, { ...twin, retired: true }], world)).toEqual([])
})

test.each([
  ['cases/laws/pdpa.cards.yaml', 'pdpa.'],
  ['cases/tainan/03.cards.yaml', 'tainan-03.'],
  ['cases/confusions.cards.yaml', 'confusion.'],
])('a card of %s has an id that begins with %s', (file, start) => {
  expect(faults({ file }).join()).toContain(`的 id 要以檔案所屬的「${start}」開頭`)
})

test('an id is used once', () => {
  expect(checkCards([sound, { ...cloze, id: sound.id }], world).join()).toContain('的 id 已在')
})

test('a contrast leads both ways', () => {
  const a = { ...sound, file: 'cases/confusions.cards.yaml', id: 'confusion.x.a', contrast: 'confusion.x.b' }
  const b = { ...cloze, file: 'cases/confusions.cards.yaml', id: 'confusion.x.b', contrast: 'confusion.x.a' }
  expect(checkCards([a, b], world)).toEqual([])
  expect(checkCards([a, { ...b, contrast: undefined }], world).join()).toContain('沒有指回來')
})

test('a term that the law does not use is named with the right one, wherever it stands', () => {
  for (const change of [{ front: '比價幾次？' }, { back: '比價' }, { reason: '還要比價。' }])
    expect(faults(change).join()).toContain('寫了「比價」，應寫「比減價格」：另一回事。')
  expect(faults({ back: '比減價格' })).toEqual([])
  expect(faults({ front: '比價幾次？', retired: true })).toEqual([])
})

test.each<[string, string | undefined]>([
  ['入出境查詢系統僅應作{{公務}}使用，好奇不是理由。', undefined],
  ['公務系統僅供公務之用，不是{{公務使用}}就違規。', '公務'],
  ['違反第132條第{{1項}}。', undefined],
  ['違反第132條第1款，不是{{第1項}}。', '第1'],
])('a gap that its own sentence gives away: %s', (text, echo) => {
  const found = faults({ text }, cloze).join()
  if (echo) expect(found).toContain(`兩處都有「${echo}」`)
  else expect(found).toBe('')
})

test('a sentence about today says which day that is', () => {
  const front = '個資法的修正條文施行了嗎？'
  expect(faults({ front }).join()).toContain('會過期')
  expect(faults({ front: `截至2026年8月17日，${front}` })).toEqual([])
})

test('the revision follows question and answer, not the reason or the key order', () => {
  expect(revOf(sound)).toMatch(/^[0-9a-f]{8}$/)
  expect(revOf({ ...sound, reason: '另一句。' } as RawCard)).toBe(revOf(sound))
  expect(revOf({ ...sound, back: '加密' })).not.toBe(revOf(sound))
  expect(revOf({ ...cloze, text: '底價於{{開標前}}應予保密。' })).not.toBe(revOf(cloze))
})

test('prompt and answer of both kinds', () => {
  expect([promptOf(cloze), answerOf(cloze)]).toEqual(['底價於＿＿應予保密。', '決標前'])
  expect([promptOf(sound), answerOf(sound)]).toEqual([sound.front, '加密保護'])
})

import { expect, test } from 'vitest'
import {
  checkQuestions,
  type QuestionWorld,
  type RawOption,
  type RawQuestion,
} from '../../src/data/check/questions.ts'
import { readList } from '../../src/data/lists.ts'
import { QUESTIONS } from '../../src/data/question-schema.ts'
import { readHandbook } from '../../src/data/read.ts'

const evidence = [{ article: 'gpa/34.3' }]
const options = (...texts: string[]): RawOption[] =>
  texts.map((text, i) => ({ text, why: '理由。', evidence, ...(i === 0 ? { right: true as const } : {}) }))
const sound: RawQuestion = {
  file: 'cases/taipei/02.questions.yaml',
  id: 'taipei-02.q-check',
  family: 'C',
  stem: '案情所述，主持人宣布底價前該做什麼？',
  options: options('核對報價', '離開會場', '通知媒體', '收起文件'),
  cards: ['taipei-02.check'],
}
const handbook = readHandbook()
const world: QuestionWorld = {
  partText: key => (key === 'taipei-02/measures' ? '應照流程圖核對報價。' : undefined),
  article: key => ({ 'gpa/34.3': { verified: true }, 'tpe-doc/73#5': { verified: false } })[key],
  terms: [{ wrong: '比價', right: '比減價格', why: '另一回事。' }],
  traps: handbook.traps,
  cards: new Map([
    ['taipei-02.check', {}],
    ['taipei-02.old', { retired: true }],
  ]),
}
const faults = (change: Partial<RawQuestion>) => checkQuestions([{ ...sound, ...change }], world)

test('a sound question has no faults', () => {
  expect(faults({})).toEqual([])
})

test.each<[string, Partial<RawQuestion>, string]>([
  ['no basis', { stem: '主持人宣布底價前該做什麼？' }, '要恰好寫一個'],
  ['two bases', { stem: '案情所述，依現行法，該做什麼？' }, '要恰好寫一個'],
  ['no question', { stem: '案情所述，主持人該做什麼。' }, '以問號結尾'],
  ['a negative that is not marked', { stem: '依現行法，哪一項不屬於個資？' }, '問的是否定'],
  ['two negatives', { stem: '依現行法，「不是」公務員也「不是」廠商的是誰？' }, '兩個標明的否定詞'],
  ['today without a day', { stem: '依現行法，新條文施行了嗎？' }, '會過期'],
  ['three options', { options: options('核對報價', '離開會場', '通知媒體') }, '有 3 個選項'],
  ['all of the above', { options: options('核對報價', '離開會場', '通知媒體', '以上皆是') }, '總括的選項'],
  ['an absolute', { options: options('核對報價', '離開會場', '通知媒體', '一律保密') }, '太絕對'],
  [
    'the same option twice',
    { options: options('核對報價', '離開會場', '通知媒體', '通知 媒體') },
    '兩個選項相同',
  ],
  [
    'an option that is much longer',
    { options: options('先把每一家廠商的報價逐一核對', '離開', '通知', '收起') },
    '長短相差太多',
  ],
  [
    'an answer that alone repeats the stem',
    { options: options('宣布底價之前', '離開會場以前', '通知媒體的時候', '收起文件的時候') },
    '只有答案重複了題幹',
  ],
  ['an answer of another kind', { options: options('三年', '很久', '一下', '半天') }, '四個選項要同一類'],
  ['numbers without ordered', { options: options('一年', '二年', '三年', '五年') }, '寫 ordered: true'],
  [
    'numbers out of order',
    { ordered: true, options: options('三年', '六月', '五年', '七年') },
    '沒有由小到大',
  ],
  [
    'money out of order',
    { ordered: true, options: options('九萬元', '三十萬元', '二億元', '一百萬元') },
    '沒有由小到大',
  ],
  [
    'paragraphs out of order',
    { ordered: true, options: options('第34條第3項', '第34條第1項', '第48條', '第53條') },
    '沒有由小到大',
  ],
  ['an article that nobody read', { options: withEvidence([{ article: 'tpe-doc/73#5' }]) }, '尚未核對'],
  [
    'words that are not there',
    { options: withEvidence([{ source: 'taipei-02/measures', words: '不在' }]) },
    '不在 taipei-02/measures',
  ],
  ['no evidence', { options: withEvidence([]) }, '沒有依據'],
  ['no card', { cards: [] }, '是空的'],
  ['a card that is not there', { cards: ['taipei-02.none'] }, '不是卡片'],
  ['a retired card', { cards: ['taipei-02.old'] }, '已收起'],
  ['a wrong term', { options: options('核對報價', '請人比價', '通知媒體', '收起文件') }, '應寫「比減價格」'],
  ['an id of another file', { id: 'taipei-03.q-check' }, '要以「taipei-02.q-」開頭'],
])('%s is one fault that names file, question and field', (_, change, words) => {
  const found = faults(change)
  expect(found).toHaveLength(1)
  expect(found[0]).toContain('cases/taipei/02.questions.yaml：題目 ')
  expect(found[0]).toContain(words)
})

function withEvidence(evidence: RawOption['evidence']): RawOption[] {
  return sound.options.map((option, i) => (i === 2 ? { ...option, evidence } : option))
}

test('two options marked right, or none, is a fault', () => {
  const [first, second, ...rest] = sound.options
  expect(faults({ options: [first!, { ...second!, right: true }, ...rest] }).join()).toContain('有 2 個寫了')
  expect(faults({ options: [{ ...first!, right: undefined }, second!, ...rest] }).join()).toContain('有 0 個')
})

test('the same stem twice, and the same id twice', () => {
  const twin = { ...sound, stem: '案情所述 主持人宣布底價前該做什麼?' }
  const found = checkQuestions([sound, twin], world).join()
  expect(found).toContain('id 已在')
  expect(found).toContain('stem 與 taipei-02.q-check 相同')
})

test('a bank in which the longest option is the answer more often than chance does not pass', () => {
  const many = (longest: number) =>
    Array.from({ length: 40 }, (_, i) => ({
      ...sound,
      id: `taipei-02.q-${i}`,
      stem: `案情所述，第${i}件事該怎麼做？`,
      options: options(i < longest ? '核對一家報價' : '核對報價', '離開會場', '通知媒體', '收起文件'),
    }))
  expect(checkQuestions(many(10), world)).toEqual([])
  expect(checkQuestions(many(11), world).join()).toContain('11 題的答案最長')
})

const trapped: Record<string, [Partial<RawQuestion>, Partial<RawQuestion>]> = {
  'intent-untold': [
    of(
      'taipei/03',
      '依彙編所列，涉及刑法哪一條項？',
      '第132條第2項',
      '第132條第1項',
      '第132條第3項',
      '第213條',
    ),
    of(
      'taipei/01',
      '依彙編所列，涉及刑法哪一條項？',
      '第132條第2項',
      '第132條第1項',
      '第132條第3項',
      '第213條',
    ),
  ],
  'case-19-officer-a': [
    of('taipei/19', '案情所述，A員犯哪一條？', '第132條第1項', '第213條', '第109條', '第318條'),
    of('taipei/19', '案情所述，B員犯哪一條？', '第132條第1項', '第213條', '第109條', '第318條'),
  ],
  'offence-arguable': [
    of('taipei/04', '案情所述，違反哪一條？', '個資法第16條', '刑法第132條', '刑法第213條', '刑法第109條'),
    of('taipei/04', '案情所述，違反哪一條？', '個資法第16條', '刑法第318條', '刑法第213條', '刑法第109條'),
  ],
  'reserve-price-moment': [
    of('laws/gpa', '依現行法，洩漏底價違反採購法第34條第幾項？', '第3項', '第2項', '第1項', '第4項'),
    of('laws/gpa', '依現行法，開標前洩漏底價違反採購法第34條第幾項？', '第2項', '第1項', '第3項', '第4項'),
  ],
  'two-ceilings': [
    of('laws/gpa', '依現行法，超底價決標的上限？', '百分之八', '預算數額', '查核金額', '公告金額'),
    of('laws/gpa', '依現行法，超底價決標的上限？', '百分之八', '契約金額', '查核金額', '公告金額'),
  ],
  'pdpa-listed-together-queries': [
    of('taipei/10', '依彙編所列，違反哪一條？', '第15條', '第41條', '第28條', '第30條'),
    of('taipei/10', '依彙編所列，違反哪一條？', '第15條', '第28條', '第29條', '第30條'),
  ],
  'pdpa-listed-together-use': [
    of('taipei/24', '依彙編所列，違反哪一條？', '第16條', '第28條', '第20條', '第30條'),
    of('taipei/24', '依彙編所列，違反哪一條？', '第16條', '第19條', '第20條', '第30條'),
  ],
  'appraisal-overlap': [
    of('taipei/25', '案情所述，違反哪一條？', '考績法第20條', '服務法第5條', '檔案法第18條', '政資法第18條'),
    of('taipei/25', '案情所述，違反哪一條？', '服務法第5條', '公文法第5條', '檔案法第18條', '政資法第18條'),
  ],
  'informer-overlap': [
    of(
      'tainan/04',
      '案情所述，違反哪一條？',
      '刑法第132條',
      '行政程序法第170條',
      '刑法第213條',
      '刑法第109條',
    ),
    of(
      'tainan/04',
      '案情所述，違反哪一條？',
      '刑法第132條',
      '行政程序法第46條',
      '刑法第213條',
      '刑法第109條',
    ),
  ],
  'shared-outcome': [
    of('taipei/02', '案情所述，核予申誡1次的是哪一則案例？', '甲', '乙', '丙', '丁'),
    of('taipei/02', '案情所述，核予記過1次的是哪一則案例？', '甲', '乙', '丙', '丁'),
  ],
  'delete-or-approve': [
    of('taipei/06', '依彙編所列，攜出隨身碟應怎麼做？', '完全刪除', '主管核准', '口頭報備', '貼上封條'),
    of('taipei/06', '依彙編所列，攜出隨身碟應怎麼做？', '完全刪除', '壓縮存檔', '口頭報備', '貼上封條'),
  ],
  'fine-of-2019': [
    of('laws/gpa', '依彙編所列，罰金最高多少？', '三百元', '九千元', '一萬元', '三萬元'),
    of('laws/gpa', '依現行法，罰金最高多少？', '三百元', '九千元', '一萬元', '三萬元'),
  ],
  'secrecy-duty-article': [
    of('taipei/25', '依彙編所列，服務法第幾條？', '第4條', '第5條', '第6條', '第7條'),
    of('taipei/25', '依現行法，服務法第幾條？', '第4條', '第5條', '第6條', '第7條'),
  ],
  'campus-article': [
    of('taipei/21', '依彙編所列，性別平等教育法哪一項？', '第22條第2項', '第23條第2項', '第24條', '第43條'),
    of('taipei/21', '依現行法，性別平等教育法哪一項？', '第22條第2項', '第23條第2項', '第24條', '第43條'),
  ],
  'case-14-title': [
    of('taipei/14', '依彙編所列，案例的題名是什麼？', '甲', '乙', '丙', '丁'),
    of('taipei/14', '依彙編所列，案例的類型是什麼？', '甲', '乙', '丙', '丁'),
  ],
  'forty-percent': [
    of('taipei/01', '案情所述，低於底價百分之四十是什麼意思？', '甲', '乙', '丙', '丁'),
    of('taipei/01', '案情所述，標價偏低是什麼意思？', '甲', '乙', '丙', '丁'),
  ],
  'aggravated-too': [
    of('laws/pdpa', '依現行法，公務員私查個資犯哪一條？', '第41條', '第44條', '第47條', '第48條'),
    of('laws/pdpa', '依現行法，公務員私查個資依哪一條加重？', '第44條', '第41條', '第47條', '第48條'),
  ],
  'damages-and-discipline': [
    of('taipei/05', '案情所述，外洩的後果是什麼？', '核予申誡', '機關賠償', '解除契約', '登報道歉'),
    of('taipei/05', '案情所述，外洩的結果是什麼？', '核予申誡', '機關賠償', '解除契約', '登報道歉'),
  ],
  'fine-or-penalty': [
    of('laws/cdc-act', '依現行法，最高多少？', '罰鍰九萬', '罰金九萬', '規費九萬', '押金九萬'),
    of('laws/cdc-act', '依現行法，屬於哪一種？', '罰鍰', '罰金', '規費', '押金'),
  ],
  'paragraph-that-is-not-there': [
    of(
      'tainan/03',
      '案情所述，涉及哪一條項？',
      '個資法第41條第1項',
      '刑法第109條',
      '刑法第213條',
      '刑法第318條',
    ),
    of('tainan/03', '案情所述，涉及哪一條項？', '個資法第41條', '刑法第109條', '刑法第213條', '刑法第318條'),
  ],
  'level-that-is-not-there': [
    of('laws/state-secrets-act', '依現行法，屬哪一級？', '極機密', '絕對機密', '機密', '密'),
    of('laws/state-secrets-act', '依現行法，屬哪一級？', '極機密', '絕對機密', '機密', '最高機密'),
  ],
  'only-and-only': [
    of('laws/cdc-act', '依現行法，約束誰？', '知情的人', '只有醫師', '僅限護理師', '病人自己'),
    of('laws/cdc-act', '依現行法，約束誰？', '知情的人', '路過的人', '僅限護理師', '病人自己'),
  ],
  'stem-in-the-negative': [
    of('laws/pdpa', '依現行法，哪一種情形不適用個資法？', '甲', '乙', '丙', '丁'),
    of('laws/pdpa', '依現行法，哪一種情形排除在個資法之外？', '甲', '乙', '丙', '丁'),
  ],
  'authorised-by-the-top': [
    of(
      'laws/state-secrets-act',
      '依現行法，誰能核定「絕對機密」？',
      '行政院院長',
      '國安局局長',
      '縣長',
      '立法院院長',
    ),
    of(
      'laws/state-secrets-act',
      '依現行法，誰能核定「絕對機密」？',
      '行政院院長',
      '司法院院長',
      '縣長',
      '立法院院長',
    ),
  ],
  'earlier-than-one-is-earlier-than-all': [
    of('tainan/09', '案情所述，交付在哪一個時點之前？', '招標公告', '投標', '開標', '決標'),
    of('tainan/09', '案情所述的文字，寫明在哪一個時點之前？', '招標公告', '投標', '開標', '決標'),
  ],
  'story-unnamed': [
    of('tainan/08', '案情所述的建議，傳真時應怎麼做？', '甲', '乙', '丙', '丁'),
    of('tainan/08', '區域表針對案情所述，建議傳真時怎麼做？', '甲', '乙', '丙', '丁'),
  ],
  'provision-not-in-the-story': [
    of('tainan/03', '案情所述，涉及哪一條項？', '甲', '乙', '丙', '丁'),
    of('tainan/03', '區域表針對案情所述，法規欄列的是哪一條項？', '甲', '乙', '丙', '丁'),
  ],
  'surrender-elsewhere': [
    of('laws/criminal-code', '依現行法，自首的效果是什麼？', '甲', '乙', '丙', '丁'),
    of('laws/criminal-code', '依現行法，刑法第62條對自首的效果是什麼？', '甲', '乙', '丙', '丁'),
  ],
  'bids-before-opening': [
    of('laws/gpa', '依現行法，外流投標文件違反第幾項？', '第4項', '第1項', '第2項', '第3項'),
    of('laws/gpa', '依現行法，決標後外流投標文件違反第幾項？', '第4項', '第1項', '第2項', '第3項'),
  ],
  'tender-papers-to-one': [
    of('tainan/09', '依現行法，交付招標文件違反第幾項？', '第1項', '第2項', '第3項', '第4項'),
    of('tainan/09', '依現行法，哪一項直接規定招標文件的保密？', '第1項', '第2項', '第3項', '第4項'),
  ],
  'special-data-not-left-out': [
    of('laws/pdpa', '依現行法，利用個資看第幾條？', '第16條', '第15條', '第19條', '第20條'),
    of('laws/pdpa', '依現行法，利用一般個資看第幾條？', '第16條', '第15條', '第19條', '第20條'),
  ],
  'no-offence-at-all': [
    of('laws/pdpa', '依現行法，哪一條的罪不必告訴？', '第41條', '第15條', '第28條', '第42條'),
    of('laws/pdpa', '依現行法，哪一條的罪不必告訴？', '第41條', '第42條', '第43條', '第28條'),
  ],
}

function of(owner: string, stem: string, ...texts: string[]): Partial<RawQuestion> {
  const [folder, name] = owner.split('/')
  return {
    file: `cases/${owner}.questions.yaml`,
    id: `${folder === 'laws' ? name : `${folder}-${name}`}.q-x`,
    stem,
    options: options(...texts),
  }
}

const sprung = (change: Partial<RawQuestion>) =>
  faults(change).flatMap(fault => /陷阱「([^」]+)」/.exec(fault)?.[1] ?? [])

test.each(Object.entries(trapped))(
  'the trap %s springs where two options are right, and only there',
  (id, [bad, good]) => {
    expect(sprung(bad)).toContain(id)
    expect(sprung(good)).not.toContain(id)
  },
)

test('a wrong option that another case of the same measures recommends is a trap', () => {
  const texts = {
    'taipei-01/measures': '聘請熟稔採購法之講座，舉辦專題課程。',
    'taipei-02/measures': '置於開標室提供參考。',
    'taipei-03/measures': '充實政府採購法規智能。',
  }
  const own = { ...world, partText: (key: string) => texts[key as keyof typeof texts] }
  const question = { ...sound, options: options('核對報價', '舉辦專題課程', '通知媒體', '收起文件') }
  expect(checkQuestions([question], own).join()).toContain('shared-measure-procurement')
  expect(checkQuestions([sound], own)).toEqual([])
})

test('an answer that alone begins or ends otherwise than the rest is no question', () => {
  const odd = (...texts: string[]) => faults({ options: options(...texts) }).join()
  expect(odd('不必', '要，由首長', '要，由民眾', '要，由機關')).toContain('三個錯的選項都以「要」開頭')
  expect(odd('離職後仍要', '離職就終止', '三年後終止', '調職即終止')).toContain('三個錯的選項都以「止」結尾')
  expect(odd('三年', '一年', '五年', '七年')).not.toContain('三個錯的選項')
})

test('questions that are kept apart are questions, and others', () => {
  expect(faults({ apart: ['taipei-02.q-gone'] }).join()).toContain('apart 的 taipei-02.q-gone 不是別的題目')
  expect(faults({ apart: [sound.id] }).join()).toContain(`apart 的 ${sound.id} 不是別的題目`)
})

test('every trap of the list is tried here', () => {
  const groups = handbook.traps.filter(trap => trap.wrongInMeasures).map(({ id }) => id)
  expect(handbook.traps.map(({ id }) => id).sort()).toEqual([...Object.keys(trapped), ...groups].sort())
})

test('what the file may not hold is told with question, field and remedy', () => {
  const file = 'cases/taipei/02.questions.yaml'
  const value = [
    { ...sound, file: undefined, family: 'Z' },
    { id: 'taipei-02.q-b', hint: '' },
  ]
  const line = () => undefined
  const { items, problems } = readList(QUESTIONS, { file, value, line })
  expect(items).toEqual([])
  expect(problems.join('\n')).toContain(
    '題目 taipei-02.q-check 的欄位「family」寫的「Z」不是可用的值。從這些擇一',
  )
  expect(problems.join('\n')).toContain('有不認得的欄位：hint')
  expect(readList(QUESTIONS, { file, value: {}, line }).problems[0]).toContain('整份檔案要是題目的清單')
})

/** What to write instead, field by field, where an author's field is wrong. */

import type { Remedies } from './check/fields.ts'
import { INTENTS, STATUSES } from './schema.ts'

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
  examples: '寫一到四個找得到的詞，例如 [底價, 132條]。',
  limits: '寫 cardsOfCase（一案最多幾張卡）與 answer（答案最多幾個字）。',
}

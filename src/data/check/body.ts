/** What Markdown or MDX would make of a text that its author did not mean, line by line. */

import {
  HEADINGS,
  type OwnHeadings,
  PART_NAMES,
  type PartName,
  partOfHeading,
} from '../../domain/book/case.ts'

export interface BodyProblem {
  /** The line in the file, from 1. */
  line: number
  text: string
}

/** What a line holds that would not be shown as it was written. */
const SIGNS: readonly (readonly [RegExp, string])[] = [
  [/^(?:import|export)\s/, '以 import 或 export 開頭，會被當成程式。請改寫這一句的開頭。'],
  [/[<{}]/, '有「<」或「{」，會被當成程式。請改用全形「＜」「｛」。'],
  [/!\[/, '放了圖片，手冊的內文只收文字。請把圖的內容寫成文字，並刪去這個語法。'],
  [/\]\(/, '用了連結語法「[ ]( )」，方括號與網址會不見。請只寫文字；法條會自動連結。'],
  [/`/, '有反引號「`」，會變成程式碼。請改用「」或刪去。'],
  [/^\s*\|.*\|/, '用了表格語法「|」，會變成一串直線。請改寫成一段一段的文字或清單。'],
  [/\*|__|~~/, '有「*」「__」或「~~」，會變成粗體、斜體或不見。請刪去；真的要這個字時改用全形「＊」。'],
  [/\\/, '有反斜線「\\」，會不見。請改用全形「＼」或刪去。'],
  [/&(?:#\d+|#x[0-9a-f]+|[a-z]+\d*);/i, '有「&…;」這種代碼，會變成別的字。請直接寫那個字。'],
  [/^\s*>/, '以「>」開頭，會變成引文。請刪去，或改用全形「＞」。'],
  [
    /[\u200b\u200e\u200f\u2060\ufeff]/,
    '有看不見的字元（多半從網頁或 Word 貼來），會讓搜尋找不到。請重新打這一行。',
  ],
  [/^(?:\t| {2,})\S/, '開頭有空白，會改變段落的層次。請從行首開始寫。'],
]

/** 一、 １. 1、 (1) （一） ①: what authors write for a list and Markdown does not. */
const OTHER_LIST =
  /^\s*(?:[一二三四五六七八九十]+[、.．]|[０-９]+[.．、]|\d+(?:[、．)）]|\.(?=[^\s\d]))|[(（][\d０-９一二三四五六七八九十]+[)）]|[①-⑳]|[-+•‧●]\s)/

/**
 * The mistakes in a case's text, one a line; `first` is the number of its first line in the file. Headings that are
 * wrong are said once: a part that is missing is told only where no other heading might have been meant for it.
 */
export function checkCaseBody(body: string, first: number, own: OwnHeadings = {}): BodyProblem[] {
  const problems: BodyProblem[] = []
  const found = new Map<PartName, number>()
  let doubtful = 0
  let before: 'none' | 'blank' | 'text' | 'item' = 'none'
  let item = 0
  let empty: { line: number; words: string } | undefined
  const closePart = () => {
    if (empty)
      problems.push({ line: empty.line, text: `「${empty.words}」這一段沒有內文。請補上這一段的原文。` })
    empty = undefined
  }
  for (const [index, line] of body.split('\n').entries()) {
    const say = (text: string) => problems.push({ line: index + first, text })
    if (!line.trim()) {
      before = before === 'none' ? 'none' : 'blank'
      continue
    }
    if (/^\s*[#＃]/.test(line)) {
      const problem = checkHeading(line, index + first, found, own)
      if (problem) doubtful += 1
      closePart()
      if (problem) say(problem)
      else empty = { line: index + first, words: line.replace(/^[\s#]+/, '').trim() }
      before = 'blank'
      item = 0
      continue
    }
    if (found.size === 0 && doubtful === 0) {
      doubtful += 1
      say(`第一個標題之前有文字，這些字不會出現。請先寫「## ${HEADINGS.cases.summary}」。`)
    }
    empty = undefined
    const [problem, next] = checkLine(line, before, item)
    if (problem) say(problem)
    item = next
    before = next > 0 ? 'item' : 'text'
  }
  closePart()
  for (const part of PART_NAMES)
    if (!found.has(part) && doubtful === 0)
      problems.push({
        line: first,
        text: `內文缺少「## ${own[part]?.[0] ?? HEADINGS.cases[part]}」這一段。請補上標題與內容。`,
      })
  return problems
}

function checkHeading(
  line: string,
  at: number,
  found: Map<PartName, number>,
  own: OwnHeadings,
): string | undefined {
  const words = line.replace(/^[\s#＃]+/, '').replace(/[\s#＃]+$/, '')
  const part = partOfHeading(words, own)
  const right = PART_NAMES.flatMap(name => own[name]?.[0] ?? HEADINGS.cases[name])
  if (!part)
    return `標題「${words}」不是手冊認得的段落，標題會不見，文字會接到上一段。請改成 ${right.map(w => `「## ${w}」`).join('、')} 之一，或把標題寫進內文。`
  if (!/^## \S/.test(line) || /#\s*$/.test(line))
    return `標題的寫法不對。請寫成「## ${words}」：兩個半形井字號、一個空格。`
  const earlier = found.get(part)
  if (earlier !== undefined) return `「${words}」這一段寫了兩次（第 ${earlier} 行已有）。請合成一段。`
  found.set(part, at)
  return undefined
}

/** What is wrong with a line that is no heading, and the number of the list item that it is (0: none). */
function checkLine(
  line: string,
  before: 'none' | 'blank' | 'text' | 'item',
  item: number,
): [problem: string | undefined, item: number] {
  const sign = SIGNS.find(([pattern]) => pattern.test(line))?.[1]
  if (sign) return [sign, item]
  const number = /^(\d+)\. +\S/.exec(line)?.[1]
  if (number !== undefined) {
    const next = before === 'item' || item > 0 ? item + 1 : 1
    if (before === 'text')
      return ['清單前面要空一行，否則會接在上一段後面。請在這一行之前空一行。', Number(number)]
    if (Number(number) !== next)
      return [
        `清單的號碼是 ${number}，照順序應是 ${next}。請改成「${next}. 」，號碼要從 1 起連續。`,
        Number(number),
      ]
    return [undefined, next]
  }
  if (OTHER_LIST.test(line) || /^\d+\.\s*$/.test(line))
    return [
      `清單的寫法不對，會變成普通的段落。請用半形數字、半形句點、一個空格開頭，例如「${item + 1}. 」。`,
      item + 1,
    ]
  if (/^(?:-{2,}|={2,}|(?:- ?){3,})\s*$/.test(line))
    return ['整行的「-」或「=」會把上一段變成標題或畫一條線。請刪去。', 0]
  if (before === 'text' || before === 'item')
    return ['段落中間換了行，頁面上會多出一個空格。請接到上一行的後面，或在兩段之間空一行。', item]
  return [undefined, 0]
}

/** The mistakes in a text that is no case (a preface, a colophon): it has no parts, and lists may have bullets. */
export function checkTextBody(body: string, first: number, component?: string): BodyProblem[] {
  return body.split('\n').flatMap((line, index) => {
    if (component !== undefined && line.trim() === component) return []
    if (/^- \S/.test(line)) return []
    const sign = SIGNS.find(([pattern]) => pattern.test(line))?.[1]
    return sign ? [{ line: index + first, text: sign }] : []
  })
}

/** Finds the citations of laws in a text and names articles: 刑法第 132 條第 2 項 is `criminal-code/132.2`. */

import { NUMERAL_CLASS, parseNumeral } from './numeral.ts'

/** A law as the parser knows it: its id and every name that the texts give it. */
export interface NamedLaw {
  id: string
  names: readonly string[]
}

/** One citation; `start` and `end` are UTF-16 offsets into the text. */
export interface Citation {
  start: number
  end: number
  law: string
  /** `criminal-code/132.2`, or undefined where the text names the law alone. */
  article: string | undefined
}

const N = `[${NUMERAL_CLASS}]+`
const GAP = '\\s*'
/** 第 132 條第 2 項、106點第10款（the source drops 第 there）、第49點至第76點. */
const ARTICLE = new RegExp(
  `第?${GAP}(?<article>${N})${GAP}(?<unit>[條点點])(?:${GAP}之${GAP}(?<sub>${N}))?` +
    `(?:${GAP}第${GAP}(?<paragraph>${N})${GAP}項)?(?:${GAP}第${GAP}(?<item>${N})${GAP}款)?` +
    `(?:${GAP}至${GAP}第${GAP}(?<last>${N})${GAP}[條点點])?`,
  'y',
)
const JOINT = /\s*[、及與和]\s*/y
/** 採購法令 and 採購法規 speak of a body of rules, not of the law of that name. */
const NOT_A_NAME = /^(?:令|規(?!定))/

/**
 * All citations in `text`, in order. A law's longest name wins; a list (第15條、第41條及第44條) gives one citation
 * an article, the first of which holds the law's name; a name without an article is a citation of the law.
 */
export function parseCitations(text: string, laws: readonly NamedLaw[]): Citation[] {
  const names = laws.flatMap(law => law.names.map(name => ({ name, law: law.id })))
  names.sort((a, b) => b.name.length - a.name.length)
  const found: Citation[] = []
  let at = 0
  while (at < text.length) {
    const hit = names.find(({ name }) => text.startsWith(name, at))
    if (!hit || NOT_A_NAME.test(text.slice(at + hit.name.length))) {
      at += 1
      continue
    }
    at = readArticles(text, at, at + hit.name.length, hit.law, found)
  }
  return found
}

function readArticles(text: string, start: number, nameEnd: number, law: string, found: Citation[]): number {
  let from = start
  let at = nameEnd
  let match = matchAt(ARTICLE, text, skipSpace(text, nameEnd))
  if (!match) {
    found.push({ start, end: nameEnd, law, article: undefined })
    return nameEnd
  }
  while (match) {
    at = match.index + match[0].length
    found.push({ start: from, end: at, law, article: articleKey(law, match) })
    const joint = matchAt(JOINT, text, at)
    from = joint ? joint.index + joint[0].length : text.length
    // Only 第… goes on a list: 、106點 might begin something else.
    match = text[from] === '第' ? matchAt(ARTICLE, text, from) : null
  }
  return at
}

function matchAt(pattern: RegExp, text: string, at: number): RegExpExecArray | null {
  pattern.lastIndex = at
  return pattern.exec(text)
}

function skipSpace(text: string, at: number): number {
  let next = at
  while (/\s/.test(text[next] ?? '')) next += 1
  return next
}

function articleKey(law: string, match: RegExpExecArray): string {
  const { article, sub, paragraph, item, last } = match.groups ?? {}
  const number = (value: string | undefined) => (value === undefined ? undefined : parseNumeral(value))
  return (
    `${law}/${number(article)}` +
    (sub ? `-${number(sub)}` : '') +
    (last ? `-${number(last)}` : '') +
    (paragraph ? `.${number(paragraph)}` : '') +
    (item ? `#${number(item)}` : '')
  )
}

/** `{ law: 'gpa', article: '48.1#2' }` of `gpa/48.1#2`; the article is undefined where the key is a law's id. */
export function splitKey(key: string): { law: string; article: string | undefined } {
  const slash = key.indexOf('/')
  return slash < 0
    ? { law: key, article: undefined }
    : { law: key.slice(0, slash), article: key.slice(slash + 1) }
}

/** The anchor of an article on its law's page: `48.1#2` is `a48.1-2`. */
export function articleAnchor(article: string): string {
  return `a${article.replace('#', '-')}`
}

/**
 * The article in words: `48.1#2` is 第48條第1項第2款, with `unit` 點 第48點…; `49-76` is 第49點至第76點.
 * In the key of an article with 之 (`253-1`) the second number is at most 9 and below the first, a range's is not.
 */
export function articleLabel(article: string, unit: '條' | '點' = '條'): string {
  const [, first, second, paragraph, item] = /^(\d+)(?:-(\d+))?(?:\.(\d+))?(?:#(\d+))?$/.exec(article) ?? []
  if (!first) throw new RangeError(`articleLabel: ${article}`)
  const isRange = second !== undefined && Number(second) > Number(first)
  return (
    `第${first}${unit}` +
    (second === undefined ? '' : isRange ? `至第${second}${unit}` : `之${second}`) +
    (paragraph ? `第${paragraph}項` : '') +
    (item ? `第${item}款` : '')
  )
}

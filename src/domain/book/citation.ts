/** Finds the citations of laws in a text: 刑法第 132 條第 2 項 is `criminal-code/132.2`. */

import { type ArticleRef, formatArticle, type Unit } from './article-key.ts'
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
  /** 條 or 點 as the text writes it; undefined without an article. */
  unit: Unit | undefined
}

const N = `[${NUMERAL_CLASS}]+`
/** 32, 32-1: the hyphen writes 之 between Arabic numerals. */
const NUMBER = `(?<number>${N})(?:\\s*[-－–]\\s*(?<hyphened>[0-9０-９]+))?`
/** 第132條, 第32-1條, 106點 (the source drops 第 there), 第2項, 第10款; 之4 may stand before or after 條. */
const UNIT = new RegExp(
  `第?\\s*${NUMBER}(?:\\s*之\\s*(?<before>${N}))?\\s*(?<unit>[條点點項款])(?:\\s*之\\s*(?<after>${N}))?`,
  'y',
)
/** 第1、 of 第1、2項: a number that waits for the unit of the list's last. */
const UNITLESS = new RegExp(`第?\\s*${NUMBER}(?=(?:\\s*[、及與和]\\s*第?\\s*${N})+\\s*[條点點項款])`, 'y')
const JOINT = /\s*[、及與和]\s*/y
const TO = /\s*至\s*/y
const SPACE = /\s*/y
/** What may stand between a law's name and its article: a closing bracket. */
const AFTER_NAME = /[》〉」』]?\s*/y

/** 採購法令 and 採購法規 speak of a body of rules; 施行細則 and 施行法 are laws of their own, never the parent. */
const NOT_A_NAME = /^(?:令|規(?!定)|(?:施行|組織|適用)?(?:細則|條例|準則)|施行(?:法|辦法)|子法)/
/** 陸海空軍刑法 is another law than 刑法. */
const OTHER_LAW = /陸海空軍$/

/**
 * All citations in `text`, in order. A law's longest name wins; within 《 》 a name must begin at the bracket. A list
 * (第15條、第41條及第44條; 第1項、第2項) gives one citation a provision, the first of which holds the law's name; a name
 * without an article is a citation of the law.
 */
export function parseCitations(text: string, laws: readonly NamedLaw[]): Citation[] {
  const names = laws.flatMap(law => law.names.map(name => ({ name, law: law.id })))
  names.sort((a, b) => b.name.length - a.name.length)
  const found: Citation[] = []
  let at = 0
  while (at < text.length) {
    const hit = names.find(({ name }) => text.startsWith(name, at))
    if (!hit || !isName(text, at, at + hit.name.length)) {
      at += 1
      continue
    }
    at = readProvisions(text, at, at + hit.name.length, hit.law, found)
  }
  return found
}

function isName(text: string, start: number, end: number): boolean {
  if (NOT_A_NAME.test(text.slice(end)) || OTHER_LAW.test(text.slice(0, start))) return false
  const opening = text.lastIndexOf('《', start)
  return opening < 0 || opening === start - 1 || text.slice(opening, start).includes('》')
}

/** One 第…條, 第…項 or 第…款 of the text. */
interface Provision {
  number: number
  branch: number | undefined
  unit: Unit | '項' | '款'
  end: number
}

function readProvision(text: string, at: number): Provision | undefined {
  const alone = matchAt(UNITLESS, text, at)
  const match = alone ?? matchAt(UNIT, text, at)
  if (!match) return undefined
  const { number, hyphened, before, after } = match.groups ?? {}
  const branch = hyphened ?? before ?? after
  // A list's number takes the unit of the first that has one: 第1、2項.
  const unit = match.groups?.unit ?? /[條点點項款]/.exec(text.slice(at + match[0].length))?.[0] ?? '條'
  return {
    number: parseNumeral(number ?? '') ?? 0,
    branch: branch === undefined ? undefined : parseNumeral(branch),
    unit: unit === '点' ? '點' : (unit as Provision['unit']),
    end: at + match[0].length,
  }
}

/** Reads what follows a law's name, adds its citations to `found`, and returns where they end. */
function readProvisions(
  text: string,
  start: number,
  nameEnd: number,
  law: string,
  found: Citation[],
): number {
  let provision = readProvision(text, skip(AFTER_NAME, text, nameEnd))
  let ref = provision && refine(undefined, provision)
  if (!provision || !ref) {
    found.push({ start, end: nameEnd, law, article: undefined, unit: undefined })
    return nameEnd
  }
  const unit = provision.unit as Unit
  let from = start
  let end = provision.end
  const close = () => {
    if (ref) found.push({ start: from, end, law, article: `${law}/${formatArticle(ref)}`, unit })
  }
  while (true) {
    const step = nextProvision(text, end, ref)
    if (!step) break
    provision = step.provision
    if (step.starts !== undefined) {
      close()
      from = step.starts
    }
    ref = step.ref
    end = provision.end
  }
  close()
  return end
}

/** What comes next in a citation: a part of the same article, the end of a range, or the next of a list. */
function nextProvision(
  text: string,
  end: number,
  ref: ArticleRef,
): { provision: Provision; ref: ArticleRef; starts?: number } | undefined {
  const inner = readProvision(text, skip(SPACE, text, end))
  const deeper = inner && refine(ref, inner)
  if (inner && deeper) return { provision: inner, ref: deeper }
  const to = matchAt(TO, text, end)
  const last = to && readProvision(text, end + to[0].length)
  if (last && isArticle(last) && !ref.last && ref.paragraph === undefined && ref.item === undefined)
    return { provision: last, ref: { ...ref, last: { number: last.number, branch: last.branch } } }
  const joint = matchAt(JOINT, text, end)
  const starts = joint ? end + joint[0].length : -1
  const next = joint ? readProvision(text, starts) : undefined
  // Only 第… goes on a list of articles: 、106點 might begin something else; but 第15、41條 is one list.
  const goesOn = text[starts] === '第' || (joint && !/[條点點項款]\s*$/.test(text.slice(0, end)))
  const sibling = next && goesOn ? beside(ref, next) : undefined
  return next && sibling ? { provision: next, ref: sibling, starts } : undefined
}

function isArticle(provision: Provision): boolean {
  return provision.unit === '條' || provision.unit === '點'
}

/** The provision as a part of `ref`, or as an article where there is none; undefined where it is neither. */
function refine(ref: ArticleRef | undefined, { number, branch, unit }: Provision): ArticleRef | undefined {
  if (unit === '條' || unit === '點') return ref ? undefined : { number, branch }
  if (!ref || branch !== undefined || ref.item !== undefined) return undefined
  if (unit === '款') return { ...ref, item: number }
  return ref.paragraph === undefined ? { ...ref, paragraph: number } : undefined
}

/** The provision as the next of a list after `ref`: 第1項、第2項 of one article, or another article. */
function beside(ref: ArticleRef, provision: Provision): ArticleRef | undefined {
  const { number, branch, unit } = provision
  if (unit === '條' || unit === '點') return { number, branch }
  if (branch !== undefined) return undefined
  return unit === '項' ? { ...ref, paragraph: number, item: undefined } : { ...ref, item: number }
}

function matchAt(pattern: RegExp, text: string, at: number): RegExpExecArray | null {
  pattern.lastIndex = at
  return pattern.exec(text)
}

function skip(pattern: RegExp, text: string, at: number): number {
  return at + (matchAt(pattern, text, at)?.[0].length ?? 0)
}

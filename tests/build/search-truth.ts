/**
 * What a search ought to find, worked out apart from the code under test: the pages' lines by a scanner of tags, not
 * a parser; folding by one pass over the whole text; finding by `includes`.
 */
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import TAIWAN_VARIANTS from 'opencc-js/dict/TWVariants'
import { FORMS } from '../../src/domain/search/forms.ts'

export interface TruthPage {
  file: string
  title: string
  /** Names of the law on a law page. */
  names: string[]
  /** Its short names, each of which the search takes for the whole name too. */
  shortNames: string[]
  /** Folded lines: text that no block-level tag parts. */
  lines: string[]
  /** The same lines as a reader sees them. */
  shown: string[]
}

const INLINE =
  /^(?:a|abbr|b|bdi|bdo|br|cite|code|dfn|em|i|ins|del|kbd|label|mark|q|rp|rt|ruby|s|samp|small|span|strong|sub|sup|time|u|var|wbr|svg|path|input)$/
const VOID = /^(?:br|hr|img|input|wbr|meta|link|col)$/
const ENTITIES: Record<string, string> = { amp: '&', lt: '<', gt: '>', quot: '"', nbsp: '\u00a0', apos: "'" }

function decode(text: string): string {
  return text.replace(/&(?:#(\d+)|#x([0-9a-f]+)|(\w+));/gi, (whole, decimal, hex, name) => {
    if (name) return ENTITIES[name] ?? whole
    return String.fromCodePoint(decimal ? Number(decimal) : Number.parseInt(hex, 16))
  })
}

/** Characters that are one to the search, after the one that stands for them all. */
const FORMS_OF = new Map<string, string>()
for (const pair of `${FORMS}${TAIWAN_VARIANTS.replace(/[ |]/g, '')}臺台`.match(/../gu) ?? []) {
  const [form, usual] = [...pair] as [string, string]
  FORMS_OF.set(form, usual)
}

function usualForm(char: string): string {
  const usual = FORMS_OF.get(char)
  return usual === undefined ? char : usualForm(usual)
}

/** Folds a whole text at once, in other steps than `fold` takes. */
export function plain(text: string): string {
  return [...text.normalize('NFKC')]
    .filter(char => !/[\s\p{Cf}\p{Cc}\p{Variation_Selector}]/u.test(char))
    .map(usualForm)
    .join('')
    .toLowerCase()
    .replace(/(?<=[a-z])[\u0300-\u036f]+/g, '')
}

function linesOf(main: string): string[] {
  const lines: string[] = []
  // Each open element with what it does to text: silent ones have none, added ones within the source a line apart.
  const open: { tag: string; silent: boolean; source: boolean; apart: boolean }[] = []
  const buffers = ['']
  const end = () => {
    lines.push(buffers.at(-1)!)
    buffers[buffers.length - 1] = ''
  }
  for (const [token, tag] of main.matchAll(
    /<!--[\s\S]*?-->|<\/?([a-z][a-z0-9-]*)(?:"[^"]*"|[^>"])*>|[^<]+/g,
  )) {
    if (token.startsWith('<!--')) continue
    if (!tag) {
      if (!open.some(element => element.silent)) buffers[buffers.length - 1] += decode(token)
      continue
    }
    if (!INLINE.test(tag)) end()
    if (token.startsWith('</')) {
      while (open.length > 0) {
        const element = open.pop()!
        if (element.apart) {
          end()
          buffers.pop()
        }
        if (element.tag === tag) break
      }
    } else if (!VOID.test(tag) && !token.endsWith('/>')) {
      const hidden = /\shidden(?:=""|[\s>])/.test(token) || /aria-hidden="true"/.test(token)
      const silent = hidden || /^(?:script|style|template|noscript)$/.test(tag)
      const source = open.some(element => element.source)
      const apart = source && !open.some(element => element.apart) && /\sdata-added[\s=>]/.test(token)
      open.push({ tag, silent, source: source || /\sdata-source=/.test(token), apart })
      if (apart) buffers.push('')
    }
  }
  end()
  return lines.filter(line => line.trim() !== '')
}

/** The pages that the search covers, read from `dist`. */
export function truthPages(dist: string): TruthPage[] {
  return readdirSync(dist, { recursive: true, encoding: 'utf8' })
    .map(file => file.replaceAll('\\', '/'))
    .filter(file => file.endsWith('.html'))
    .sort()
    .flatMap(file => {
      const html = readFileSync(join(dist, file), 'utf8')
      const [, attributes = '', main = ''] = /<main\b((?:"[^"]*"|[^>"])*)>([\s\S]*)<\/main>/.exec(html) ?? []
      if (!/\sdata-kind=/.test(attributes)) return []
      const shown = linesOf(main)
      const title = decode(
        /<h1\b[^>]*>([\s\S]*?)<\/h1>/.exec(main)?.[1]?.replace(/<[^>]*>/g, '') ?? '',
      ).trim()
      const names = JSON.parse(decode(/data-law-names="([^"]*)"/.exec(attributes)?.[1] ?? '[]')) as string[]
      const shortNames = JSON.parse(
        decode(/data-law-short="([^"]*)"/.exec(attributes)?.[1] ?? '[]'),
      ) as string[]
      return [{ file, title, names, shortNames, shown, lines: shown.map(plain) }]
    })
}

/** The files that hold every word of a query, in no order. */
export function truth(pages: readonly TruthPage[], query: string): string[] {
  const wanted = query
    .split(/\s+/)
    .map(plain)
    .filter(word => /[\p{L}\p{N}]/u.test(word))
  if (wanted.length === 0) return []
  return pages
    .filter(page => wanted.every(word => page.lines.some(line => line.includes(word))))
    .map(page => page.file)
}

/** The same numbers for the same seed (mulberry32). */
export function randomNumbers(seed: number): () => number {
  let state = seed
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32
  }
}

/** Pieces of the pages' lines, 1 to 12 characters long, punctuation, spaces and cut words included. */
export function sampleQueries(pages: readonly TruthPage[], count: number, seed: number): string[] {
  const random = randomNumbers(seed)
  const pick = <T>(list: readonly T[]) => list[Math.floor(random() * list.length)]!
  // A word that is a law's short name finds what its name finds; that is tried by itself.
  const shortNames = new Set(pages.flatMap(page => page.shortNames).map(plain))
  const queries = Array.from({ length: count }, () => {
    const chars = [...pick(pick(pages).shown)]
    const start = Math.floor(random() * chars.length)
    return chars.slice(start, start + 1 + Math.floor(random() * 12)).join('')
  })
  return queries.filter(query => !query.split(/\s+/).some(word => shortNames.has(plain(word))))
}

/** What readers look for: words of the trade, names of laws, Latin words, numbers, variants, two words. */
export const REAL_QUERIES = (
  '底價,保留決標,考績,考績委員,隨身碟,監視器,臉書,LINE,line,ＬＩＮＥ,LINE群組,FOXY,foxy,P2P,P2P軟體,INE,13,132,' +
  '132條,第132條,刑法,刑法第132條,刑法第 132 條,採購法,政府採購法,個人資料保護法,個資,檢舉人,檢舉人身分,陳情人,' +
  '身分證字號,戶役政,入出境,警察,區公所,學校,申誡,申誡1次,申誡 1 次,記過,緩起訴,起訴,不起訴,自首,臺北市,台北市,' +
  '臺南市,秘密,祕密,密,法,A,B,釣魚,社交工程,惡意程式,傳真,廢紙,回收,印表機,副本,公文,密件,文書處理,過失,故意,' +
  '洩漏國防以外秘密,廉政署,政風,玫瑰,Under the rose,Harpocrates,rose,web54000,1999,底價 申誡,LINE 警察,' +
  '個資　申誡,學校 考績 洩漏,料,落,理由,確診,足跡,性騷擾,吹哨者,蘋果,zzz,「密」,80%,。,、「」'
).split(',')

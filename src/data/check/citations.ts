/** Citations in the cases that the laws' files do not carry, and laws that the handbook does not know. */

import { articleLabel, splitKey } from '../../domain/book/article-key.ts'
import { type Citation, parseCitations } from '../../domain/book/citation.ts'
import { citedArticle, movedOn } from '../as-of.ts'
import { type Case, namedLaws, textOf } from '../model.ts'
import type { Law } from '../schema.ts'

interface Found {
  c: Case
  block: string
  citation: Citation
}

function citations(cases: readonly Case[], laws: readonly Law[]): Found[] {
  const named = namedLaws(laws)
  return cases.flatMap(c =>
    textOf(c).flatMap(block => parseCitations(block, named).map(citation => ({ c, block, citation }))),
  )
}

/** A sentence for every article that is cited and has no data. */
export function checkCitations(
  cases: readonly Case[],
  laws: readonly Law[],
  at: (c: Case, block: string) => string,
): string[] {
  const said = new Set<string>()
  return citations(cases, laws).flatMap(({ c, block, citation: { law: id, article } }) => {
    const law = laws.find(l => l.id === id)
    if (article === undefined || !law || said.has(`${c.id} ${article}`)) return []
    if (citedArticle(law, splitKey(article).article ?? '', c.asOf)) return []
    said.add(`${c.id} ${article}`)
    return [
      `${at(c, block)}：內文引用的條文 ${article} 還沒有資料。請在 cases/laws/${id}.yaml 的 articles 加上 article: "${splitKey(article).article}"（未查證寫 verified: false、status: unverified）。`,
    ]
  })
}

/** A sentence for every number that was not this provision's in the month whose law the case cites. */
export function outdatedCitations(
  cases: readonly Case[],
  laws: readonly Law[],
  at: (c: Case, block: string) => string,
): string[] {
  return citations(cases, laws).flatMap(({ c, block, citation }) => {
    const law = laws.find(l => l.id === citation.law)
    if (!law || citation.article === undefined) return []
    const number = splitKey(citation.article).article ?? ''
    const cited = citedArticle(law, number, c.asOf)
    if (!cited || cited.state === 'valid') return []
    const name = `${law.name}${articleLabel(number, citation.unit)}`
    const { article } = cited
    return [
      cited.state === 'outdated'
        ? `${at(c, block)}：「${name}」這個條號用到 ${movedOn(law, article)} 為止，而這一案引用 ${c.asOf} 的法規；今日對應${articleLabel(article.today ?? number, citation.unit)}。請核對原文；原文真的這樣寫就保留，並加編按。`
        : `${at(c, block)}：「${name}」這個條號自 ${article.since} 才有，而這一案引用 ${c.asOf} 的法規。請核對原文；原文真的這樣寫就保留，並加編按。`,
    ]
  })
}

const ARTICLE = /第\s*[0-9０-９一二三四五六七八九十百]+(?:\s*[-－–]\s*[0-9０-９]+)?\s*[條點]/g
const LAW_ENDING = '(?:法|條例|細則|規則|準則|辦法|標準|要點|注意事項|作業規定|手冊|規程|通則|綱要)'
/** What authors put a law's name in: 《…》, and 「…法」, where only the endings of laws count (「想辦法」 is none). */
const QUOTED = new RegExp(
  `《([^《》]{2,40}?${LAW_ENDING})》|[「『]([^「『」』，。；]{2,40}?(?:法|條例|細則|準則|辦法))[」』]`,
  'g',
)
const NO_NAME = /(?:^|想|沒|設|無|新|舊|同|本|該|依|改)(?:法|辦法)$|方法$|作法$|看法$|做法$|說法$|用法$/

/** A sentence for every law that is named and not known: by its article, in 《》 or 「」, or alone under 涉及法規. */
export function unknownLaws(
  cases: readonly Case[],
  laws: readonly Law[],
  at: (c: Case, block: string) => string,
): string[] {
  const named = namedLaws(laws)
  return cases.flatMap(c =>
    textOf(c).flatMap(block => {
      const known = parseCitations(block, named)
      const free = (start: number, end: number) => !known.some(k => k.start < end && start < k.end)
      const say = (quote: string) =>
        `${at(c, block)}：「${quote}」不會成為連結，因為 cases/laws 沒有這部法規。要加，請照 README 的「法規」一節。`
      const cited = [...block.matchAll(ARTICLE)]
        .filter(({ index, 0: words }) => free(index, index + words.length))
        .map(({ index, 0: words }) => ({ start: index, quote: nameBefore(block, index) + words }))
      const quoted = [...block.matchAll(QUOTED)]
        .filter(
          ({ index, 0: words, 1: title, 2: name = title ?? '' }) =>
            free(index, index + words.length) && !NO_NAME.test(name),
        )
        .filter(
          ({ index, 0: words }) =>
            !cited.some(({ start }) => start >= index && start - index < words.length + 6),
        )
        .map(({ index, 1: title, 2: name = title ?? '' }) => ({ start: index, quote: name }))
      if (cited.length + quoted.length > 0)
        return [...cited, ...quoted].sort((a, b) => a.start - b.start).map(({ quote }) => say(quote))
      return c.blocks.laws.includes(block)
        ? unknownNames(block)
            .filter(({ start, end }) => free(start, end))
            .map(({ name }) => say(name))
        : []
    }),
  )
}

/** The law's name before an article, as far as the sentence goes. */
function nameBefore(block: string, index: number): string {
  const before = block.slice(Math.max(0, index - 24), index)
  return before.replace(/^.*[，。；：:、（(「『《]/, '')
}

/** What stands under 涉及法規 as a law's name without an article. */
function unknownNames(block: string): { name: string; start: number; end: number }[] {
  const names = new RegExp(
    `[^，。；：:、及和與（）()「」《》\\s]{2,40}?${LAW_ENDING}(?![^，。；：:、（）()「」《》\\s第])`,
    'g',
  )
  return [...block.matchAll(names)]
    .filter(({ 0: name }) => !NO_NAME.test(name))
    .map(({ index, 0: name }) => ({ name, start: index, end: index + name.length }))
}

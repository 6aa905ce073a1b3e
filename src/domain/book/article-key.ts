/**
 * The one writing of an article's key: `gpa/48.1#2` is 政府採購法第48條第1項第2款, `code/3-4` 第3條之4,
 * `manual/49~76` 第49點至第76點.
 *
 * `<law>/<article>[-<branch>][~<article>[-<branch>]][.<paragraph>][#<item>][@<year>]`, numbers without leading zeros.
 * The year tells a provision from an earlier one of the same number. A key without a slash is a law.
 */

/** 條 of laws and 點 of administrative rules. */
export type Unit = '條' | '點'

/** 第3條之4 is `{ number: 3, branch: 4 }`. */
interface ArticleNumber {
  number: number
  branch?: number | undefined
}

/** An article, or a part of one, or the articles from one to another; without its law. */
export interface ArticleRef extends ArticleNumber {
  /** The last article of a range. */
  last?: ArticleNumber | undefined
  /** 項 */
  paragraph?: number | undefined
  /** 款 */
  item?: number | undefined
  /** The year from which the number is this provision, where it was another's before. */
  year?: number | undefined
}

const NUMBER = '[1-9]\\d*'
const ARTICLE = `${NUMBER}(?:-${NUMBER})?(?:~${NUMBER}(?:-${NUMBER})?)?(?:\\.${NUMBER})?(?:#${NUMBER})?(?:@\\d{4})?`

/** What an article without its law looks like, for schemas. */
export const ARTICLE_PATTERN = new RegExp(`^${ARTICLE}$`)

/** What an article's key looks like, for schemas. */
export const KEY_PATTERN = new RegExp(`^[a-z0-9-]+/${ARTICLE}$`)

const PARTS = /^(\d+)(?:-(\d+))?(?:~(\d+)(?:-(\d+))?)?(?:\.(\d+))?(?:#(\d+))?(?:@(\d+))?$/

/** The law and the article of a key; the article is undefined where the key is a law's id. */
export function splitKey(key: string): { law: string; article: string | undefined } {
  const slash = key.indexOf('/')
  return slash < 0
    ? { law: key, article: undefined }
    : { law: key.slice(0, slash), article: key.slice(slash + 1) }
}

/** The parts of an article such as `48.1#2`. @throws RangeError where it is none */
export function parseArticle(article: string): ArticleRef {
  if (!ARTICLE_PATTERN.test(article)) throw new RangeError(`not an article: ${article}`)
  const [number, branch, last, lastBranch, paragraph, item, year] = (PARTS.exec(article) ?? [])
    .slice(1)
    .map(part => (part === undefined ? undefined : Number(part)))
  return {
    number: number!,
    branch,
    last: last === undefined ? undefined : { number: last, branch: lastBranch },
    paragraph,
    item,
    year,
  }
}

/** The writing of an article within a key: the inverse of `parseArticle`. */
export function formatArticle({ number, branch, last, paragraph, item, year }: ArticleRef): string {
  const plain = (article: ArticleNumber) =>
    `${article.number}${article.branch === undefined ? '' : `-${article.branch}`}`
  return (
    plain({ number, branch }) +
    (last ? `~${plain(last)}` : '') +
    (paragraph === undefined ? '' : `.${paragraph}`) +
    (item === undefined ? '' : `#${item}`) +
    (year === undefined ? '' : `@${year}`)
  )
}

/** The anchor of an article on its law's page: `48.1#2` is `a48.1-2`, `3-4` is `a3_4`; no two articles share one. */
export function articleAnchor(article: string): string {
  return `a${article.replaceAll('-', '_').replace('#', '-')}`
}

/** Where a link made before ranges had a sign of their own leads: `49~76` was `a49-76`; undefined for all others. */
export function formerAnchor(article: string): string | undefined {
  return article.includes('~') ? `a${article.replaceAll(/[~#]/g, '-')}` : undefined
}

/** The article in words, without spaces: `48.1#2` is 第48條第1項第2款. @throws RangeError where it is none */
export function articleLabel(article: string, unit: Unit = '條'): string {
  const { last, paragraph, item, number, branch } = parseArticle(article)
  const words = ({ number, branch }: ArticleNumber) =>
    `第${number}${unit}${branch === undefined ? '' : `之${branch}`}`
  return (
    words({ number, branch }) +
    (last ? `至${words(last)}` : '') +
    (paragraph === undefined ? '' : `第${paragraph}項`) +
    (item === undefined ? '' : `第${item}款`)
  )
}

/** Whether `inner` is `outer` or a part of it: 132 covers 132.1, 49~76 covers 50, 3~5 covers 3-4, and 253 not 253-2. */
export function covers(outer: ArticleRef, inner: ArticleRef): boolean {
  const within = outer.last
    ? compare(outer, inner) <= 0 && compare(inner.last ?? inner, outer.last) <= 0
    : !inner.last && compare(outer, inner) === 0
  return (
    within &&
    (outer.paragraph === undefined || outer.paragraph === inner.paragraph) &&
    (outer.item === undefined || outer.item === inner.item)
  )
}

/** Orders articles as a law does: 3, 3-1, 4; an article before its parts. */
export function compareArticles(a: ArticleRef, b: ArticleRef): number {
  return compare(a, b) || (a.paragraph ?? 0) - (b.paragraph ?? 0) || (a.item ?? 0) - (b.item ?? 0)
}

function compare(a: ArticleNumber, b: ArticleNumber): number {
  return a.number - b.number || (a.branch ?? 0) - (b.branch ?? 0)
}

import { gzipSync } from 'node:zlib'
import { describe, expect, it } from 'vitest'
import { essentials } from '../../src/data/essentials.ts'
import { type ArticleEntry, lawIndex } from '../../src/data/law-index.ts'
import { readHandbook } from '../../src/data/read.ts'
import { parseNumeral } from '../../src/domain/book/numeral.ts'
import { attr, distFile, distPage, findAll, sourceText } from './dist.ts'

const handbook = readHandbook()
const laws = lawIndex(handbook)
const tables = essentials(handbook, laws)
const cells = tables.flatMap(table => [
  ...table.rows.flatMap(({ label, cells }) => cells.map(cell => ({ table: table.id, label, ...cell }))),
  ...table.notes.map(cell => ({ table: table.id, label: '', ...cell })),
])

/** Every number in a text: 9,000 and 九千 are 9000, 百分之八 is 100 and 8. */
function numbersIn(text: string): number[] {
  const arabic = text.match(/\d[\d,]*/g)?.map(n => Number(n.replaceAll(',', ''))) ?? []
  const chinese = text.match(/[〇零一二兩三四五六七八九十百千]+/g)?.map(n => parseNumeral(n)!) ?? []
  return [...arabic, ...chinese]
}

/** All that the handbook has found of an article. */
function found({ law, article, elements, key }: ArticleEntry): string {
  const { summary, more, change, topic, pending, figures = [], today } = article!
  const dates = [law.today?.amended, law.note, law.effective, pending?.published]
  return [
    key,
    summary,
    more,
    change,
    topic,
    pending?.text,
    today,
    ...figures,
    ...dates,
    JSON.stringify(elements),
  ].join(' ')
}

describe('the page for the evening before', () => {
  const [main] = findAll(distPage('essentials.html'), e => e.tagName === 'main')

  it('has every table, and under every cell its article', () => {
    expect(tables.map(t => t.id)).toEqual(
      expect.arrayContaining([
        ...['article-132', 'which-secret', 'pdpa', 'procurement', 'state-secrets'],
        ...['informants', 'sanctions', 'since-2019', 'figures'],
      ]),
    )
    const shown = findAll(main!, e => e.tagName === 'td' || e.tagName === 'li')
    expect(shown).toHaveLength(cells.length)
    for (const [i, cell] of cells.entries()) expect(cell.articles.length, `cell ${i}`).toBeGreaterThan(0)
    for (const element of shown) {
      const links = findAll(element, e => e.tagName === 'a').map(a => attr(a, 'href'))
      expect([sourceText(element), links.some(href => /^laws\/[a-z0-9-]+\.html#a/.test(href ?? ''))]).toEqual(
        [sourceText(element), true],
      )
    }
  })

  it('shows a case with every cell whose articles bear on one', () => {
    const borne = cells.filter(({ articles }) =>
      articles.some(a => a.cases.length > 0 || a.related.length > 0),
    )
    expect(borne.length).toBeGreaterThan(50)
    for (const { text, cases } of borne) expect([text, cases.length > 0]).toEqual([text, true])
  })

  it.each(cells.map(cell => [`${cell.table} ${cell.label} ${cell.text}`, cell] as const))(
    '%s: names no number that its articles do not',
    (_, { label, text, articles }) => {
      const known = new Set(articles.flatMap(entry => numbersIn(found(entry))))
      expect(numbersIn(`${label} ${text}`).filter(n => !known.has(n))).toEqual([])
    },
  )

  it('has every figure that exams ask for: each article with figures, those in reserve aside', () => {
    const used = new Set(cells.flatMap(cell => cell.articles.map(a => a.key)))
    const missing = laws
      .flatMap(l => l.articles)
      .filter(({ key, article }) => article?.figures && !article.reserve && !used.has(key))
      .map(({ key }) => key)
    expect(missing).toEqual([])
  })

  it('is 30 KB at most, and led to from home, review, laws and about', () => {
    expect(gzipSync(distFile('essentials.html')).length).toBeLessThanOrEqual(30 * 1024)
    for (const page of ['index.html', 'review.html', 'laws.html', 'about.html'])
      expect([page, findAll(distPage(page), e => attr(e, 'href') === 'essentials.html').length]).toEqual([
        page,
        1,
      ])
  })
})

import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { articleAnchor, splitKey } from '../../src/domain/book/article-key.ts'
import { isWithdrawn } from '../fixtures/source-cases.ts'
import { attr, distPage, findAll, sourceText } from './dist.ts'

/** The research's list, found by hand: a line a citation, `<case>/<part> <article key or law id>`, in order. */
const all = readFileSync('tests/data/citations.txt', 'utf8').trim().split('\n')
const expected = all.filter(line => !isWithdrawn(line.split('/')[0] ?? ''))
const cases = [...new Set(expected.map(line => line.split('/')[0] ?? ''))]

describe('citations in the built pages', () => {
  it('are the 152 of the research, in their order, and no other', () => {
    const found = cases.flatMap(id =>
      ['summary', 'laws', 'measures'].flatMap(part =>
        findAll(distPage(`cases/${id}.html`), e => attr(e, 'data-source') === `${id}/${part}`)
          .flatMap(source => findAll(source, e => attr(e, 'data-citation') !== undefined))
          .map(link => `${id}/${part} ${attr(link, 'data-citation')}`),
      ),
    )
    expect(all).toHaveLength(152)
    expect(found).toEqual(expected)
  })

  it('lead to their article on the page of their law', () => {
    for (const id of cases)
      for (const link of findAll(distPage(`cases/${id}.html`), e => attr(e, 'data-citation') !== undefined)) {
        const { law, article } = splitKey(attr(link, 'data-citation') ?? '')
        const anchor = article === undefined ? '' : `#${articleAnchor(article)}`
        expect(attr(link, 'href')).toBe(`../laws/${law}.html${anchor}`)
      }
  })

  it('show the state of each where they stand: 未查證 in words', () => {
    const state = (page: string, key: string) =>
      sourceText(findAll(distPage(page), e => attr(e, 'id') === `law-${key}`)[0]!).replace(/\s+/g, '')
    const known = [
      ['taipei-25', 'civil-service-act/4', '今日對應：公務員服務法第5條第1項'],
      ['taipei-21', 'gender-equity-edu-act/22.2', '今日對應：性別平等教育法第23條第2項'],
      ['taipei-21', 'campus-gender-regs/23#4', '今日對應：校園性別事件防治準則第24條第4款'],
      ['taipei-21', 'campus-gender-regs/24.1', '今日對應：校園性別事件防治準則第25條第1項'],
      ['taipei-05', 'pdpa/41', '修正已公布，施行日未定'],
    ] as const
    for (const [id, key, words] of known)
      if (!isWithdrawn(id)) expect(state(`cases/${id}.html`, key)).toContain(words)
    for (const id of cases)
      for (const panel of findAll(
        distPage(`cases/${id}.html`),
        e => /^law-/.test(attr(e, 'id') ?? '') && e.tagName === 'div',
      )) {
        const law = splitKey((attr(panel, 'id') ?? '').slice(4)).law
        const verified = /^verified: true$/m.test(readFileSync(`cases/laws/${law}.yaml`, 'utf8'))
        expect([attr(panel, 'id'), sourceText(panel).includes('未查證')]).toEqual([
          attr(panel, 'id'),
          !verified,
        ])
      }
  })
})

import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { elementsLabel } from '../../src/data/elements.ts'
import { readHandbook } from '../../src/data/read.ts'
import { attr, distPage, findAll, sourceText } from './dist.ts'

const { laws } = readHandbook()
const text = (page: string) =>
  sourceText(findAll(distPage(page), e => e.tagName === 'main')[0]!).replace(/\s+/g, '')

describe("today's law", () => {
  it.each(laws.map(law => [law.id, law] as const))(
    '%s: name, level, state and source of every article',
    (_, law) => {
      const page = `laws/${law.id}.html`
      const all = text(page)
      expect(all).toContain(law.name)
      expect(all).toContain(law.level)
      // 未查證 stands there in words exactly where the research has not seen the text.
      expect(all.includes('未查證')).toBe(!law.verified || law.note.includes('未查證'))
      if (law.today) expect(all).toContain(`資料日期${law.today.checked}`)
      if (law.pcode) {
        expect(all).toContain('（需要網路）')
        expect(
          findAll(distPage(page), e => attr(e, 'href')?.includes(`pcode=${law.pcode}`) ?? false).length,
        ).toBeGreaterThan(0)
      }
      for (const article of law.articles) {
        const [section] = findAll(
          distPage(page),
          e => attr(e, 'data-article') === `${law.id}/${article.article}`,
        )
        const words = sourceText(section!).replace(/\s+/g, '')
        if (!article.verified) expect(words).toContain('未查證')
        else {
          expect(words).toContain(article.summary?.replace(/\s+/g, ''))
          if (article.change !== '條文相同。') expect(words).toContain(article.change?.replace(/\s+/g, ''))
          if (article.more) expect(words).toContain(article.more)
        }
      }
    },
  )

  it('lists every changed article with its equivalent', () => {
    const row = (words: string) =>
      findAll(distPage('laws.html'), e => e.tagName === 'tr')
        .map(tr => sourceText(tr).replace(/\s+/g, ''))
        .find(t => t.startsWith(words))
    expect(row('公務員服務法第4條')).toBe('公務員服務法第4條條次已變更公務員服務法第5條第1項')
    expect(row('性別平等教育法第22條第2項')).toBe(
      '性別平等教育法第22條第2項條次已變更性別平等教育法第23條第2項',
    )
    expect(row('校園性侵害性騷擾或性霸凌防治準則第23條第4款')).toContain('校園性別事件防治準則第24條第4款')
    expect(row('校園性侵害性騷擾或性霸凌防治準則第24條第1項')).toContain('校園性別事件防治準則第25條第1項')
    expect(row('個人資料保護法第18條')).toContain('修正已公布，施行日未定')
    expect(row('個人資料保護法第41條')).toContain('修正已公布，施行日未定')
    const changed = laws
      .flatMap(l => l.articles)
      .filter(a => !a.addition && ['moved', 'amended', 'pending'].includes(a.status))
    const [table] = findAll(distPage('laws.html'), e => e.tagName === 'table')
    expect(findAll(table!, e => e.tagName === 'tr')).toHaveLength(changed.length + 1)
  })

  it('sets apart what the source could not cite, as laws of their own kind', () => {
    const [section] = findAll(
      distPage('laws.html'),
      e => e.tagName === 'section' && attr(e, 'class') === 'ours',
    )
    const words = sourceText(section!)
    const cited = new Set(readFileSync('tests/data/citations.txt', 'utf8').match(/(?<= )[^/\n]+/g))
    const supplement = laws.filter(l => !cited.has(l.id) && l.articles.some(a => a.addition))
    expect(supplement.length).toBeGreaterThanOrEqual(18)
    for (const { id, name } of supplement) {
      expect(words).toContain(name)
      const [main] = findAll(distPage(`laws/${id}.html`), e => e.tagName === 'main')
      expect([id, attr(main!, 'data-kind')]).toEqual([id, '補充法規'])
      expect(text(`laws/${id}.html`)).toContain('本手冊補充')
    }
  })

  it('tells what is published and not in force apart, wherever the article stands', () => {
    const pending = laws.flatMap(l => l.articles.filter(a => a.pending).map(a => ({ l, a })))
    expect(pending.map(({ l, a }) => `${l.id}/${a.article}`).sort()).toEqual(
      ['12', '18', '27', '41', '47', '48', '49'].map(n => `pdpa/${n}`),
    )
    for (const { l, a } of pending) {
      const [section] = findAll(
        distPage(`laws/${l.id}.html`),
        e => attr(e, 'data-article') === `${l.id}/${a.article}`,
      )
      const [apart] = findAll(section!, e => attr(e, 'class') === 'pending')
      expect(sourceText(apart!)).toContain('已公布、未施行')
      expect(sourceText(apart!)).toContain(a.pending?.text)
      expect(sourceText(section!)).toContain('施行日未定')
    }
    for (const page of ['cases/taipei-05.html', 'regional.html']) {
      const [panel] = findAll(distPage(page), e => attr(e, 'id') === 'law-pdpa/41')
      expect(sourceText(panel!)).toContain('已公布、未施行')
    }
  })

  it('begins with the articles and a list of them; names and dates come after', () => {
    for (const { id, articles } of laws.filter(l => l.articles.length > 1)) {
      const [main] = findAll(distPage(`laws/${id}.html`), e => e.tagName === 'main')
      const ids = findAll(main!, e => e.tagName === 'section').map(e => attr(e, 'id'))
      expect([id, ids.at(-1)]).toEqual([id, 'about-law'])
      const jumps = findAll(main!, e => attr(e, 'class') === 'jump').flatMap(nav =>
        findAll(nav, e => e.tagName === 'a'),
      )
      expect(jumps.map(a => attr(a, 'href')).sort()).toEqual(
        ids
          .slice(0, articles.length)
          .map(x => `#${x}`)
          .sort(),
      )
    }
  })
})

describe('element by element', () => {
  const { elements } = readHandbook()

  it.each([...elements])('%s: every paragraph stands whole at its article', (id, list) => {
    for (const entry of list) {
      const [section] = findAll(
        distPage(`laws/${id}.html`),
        e => attr(e, 'data-article') === `${id}/${entry.article}`,
      )
      const words = findAll(section!, e => attr(e, 'class') === 'elements').map(sourceText)
      const own = words.filter(w => w.startsWith(elementsLabel(entry)) && w.includes(entry.does))
      expect([entry.id, own.length]).toEqual([entry.id, 1])
      for (const said of [
        entry.who,
        entry.then,
        entry.mind,
        entry.basis,
        entry.moment,
        ...(entry.unless ?? []),
      ])
        if (said) expect(own[0]).toContain(said)
      for (const { diff } of entry.compare ?? []) expect(own[0]).toContain(diff)
      // Nobody learns a figure that the table leaves out.
      for (const figure of entry.figures ?? []) expect(own[0]).toContain(figure)
    }
  })

  it('is one tap away in the panel of a citation, after one sentence', () => {
    const [panel] = findAll(
      distPage('cases/taipei-14.html'),
      e => attr(e, 'id') === 'law-criminal-code/132.2',
    )
    const link = findAll(panel!, e => e.tagName === 'a').find(a => sourceText(a).startsWith('逐項看'))
    expect(attr(link!, 'href')).toBe('../laws/criminal-code.html#a132.2')
    const [there] = findAll(distPage('laws/criminal-code.html'), e => attr(e, 'id') === 'a132.2')
    expect(sourceText(there!)).toContain('9,000元以下')
    expect(findAll(panel!, e => e.tagName === 'p').map(sourceText)[1]).toBe(
      '公務員因過失洩密也有刑責，處一年以下徒刑、拘役或九千元以下罰金。',
    )
  })
})

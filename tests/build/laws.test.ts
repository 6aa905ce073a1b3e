import { describe, expect, it } from 'vitest'
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
          expect(words).toContain(article.change?.replace(/\s+/g, ''))
          expect(words).toContain(`資料日期${law.today?.checked}`)
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
      .filter(a => ['moved', 'amended', 'pending'].includes(a.status))
    const [table] = findAll(distPage('laws.html'), e => e.tagName === 'table')
    expect(findAll(table!, e => e.tagName === 'tr')).toHaveLength(changed.length + 1)
  })

  it('sets apart what the source could not cite', () => {
    const [section] = findAll(
      distPage('laws.html'),
      e => e.tagName === 'section' && attr(e, 'class') === 'ours',
    )
    const words = sourceText(section!)
    for (const name of ['公益揭弊者保護法', '資通安全管理法', '刑事訴訟法', '中華民國刑法施行法'])
      expect(words).toContain(name)
  })
})

import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type DefaultTreeAdapterTypes, parse } from 'parse5'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { readHandbook } from '../../src/data/read.ts'
import { AGENCY, ContentCopy } from '../fixtures/agency.ts'
import { run } from '../fixtures/run.ts'
import { attr, type Element, findAll, sourceText } from './dist.ts'

type Document = DefaultTreeAdapterTypes.Document

/** Another content built by the same program, and looked at as the handbook is. */
class Built {
  readonly dist = mkdtempSync(join(tmpdir(), 'agency-'))
  readonly out: string

  constructor(root: string) {
    const { code, out, err } = run('astro', ['build'], root, '', { HANDBOOK_DIST: this.dist })
    this.out = out + err
    if (code !== 0) throw new Error(this.out)
  }

  get pages(): string[] {
    return readdirSync(this.dist, { recursive: true, encoding: 'utf8' })
      .map(file => file.replaceAll('\\', '/'))
      .filter(file => file.endsWith('.html'))
      .sort()
  }

  file(name: string): string {
    return readFileSync(join(this.dist, name), 'utf8')
  }

  page(name: string): Document {
    return parse(this.file(name), { scriptingEnabled: false })
  }

  text(name: string, match: (e: Element) => boolean): string[] {
    return findAll(this.page(name), match).map(e => sourceText(e).replace(/\s+/g, ' ').trim())
  }

  remove(): void {
    rmSync(this.dist, { recursive: true })
    rmSync(`${this.dist}.cache`, { recursive: true, force: true })
  }
}

const main = (e: Element) => e.tagName === 'main'

describe('an invented agency, by data alone', { timeout: 60_000 }, () => {
  let built: Built
  beforeAll(() => {
    built = new Built(AGENCY)
  }, 300_000)
  afterAll(() => built?.remove())

  it('has its pages, and prints one line', () => {
    expect(built.pages).toEqual(
      expect.arrayContaining([
        'cases/harbor-01.html',
        'cases/harbor-03.html',
        'cases/harbor-yards-02.html',
        'laws/harbor-rules.html',
        'table-harbor-yards.html',
      ]),
    )
    expect(built.pages).not.toContain('regional.html')
    expect(built.out.trim().split('\n').length).toBeLessThan(30)
  })

  it('gives no example for the search that it has not been given', () => {
    for (const page of ['index.html', 'search.html'])
      expect([page, built.file(page).includes('字句、法規或條號 …')]).toEqual([page, true])
  })

  it('bears its own name everywhere, and no other agency’s', () => {
    for (const page of built.pages) {
      expect([
        page,
        /臺北|區域案例表|區域表|公務機密維護案例手冊|leak-casebook/.test(built.file(page)),
      ]).toEqual([page, false])
      expect(attr(findAll(built.page(page), e => e.tagName === 'html')[0]!, 'data-slug')).toBe(
        'harbor-handbook',
      )
    }
    expect(JSON.parse(built.file('manifest.webmanifest')).name).toBe('港灣市公務保密手冊')
    expect(built.file('downloads/cards.txt')).toContain('港灣市公務保密手冊')
    expect(built.file('sw.js')).toContain('harbor-handbook')
    expect(built.file('sw.js')).not.toContain('leak-casebook')
  })

  it('shows its texts, its table and what it is about', () => {
    expect(built.text('about.html', main)[0]).toContain(
      '把兩份港灣洩密案例做成離線手冊、複習卡與模擬測驗：3 個港灣案例、2 列各碼頭案例表。',
    )
    expect(built.text('about.html', e => attr(e, 'data-source') === 'harbor/preface')[0]).toContain(
      '虛構的三個案例',
    )
    expect(
      findAll(built.page('table-harbor-yards.html'), e => e.tagName === 'tr')
        .map(e => attr(e, 'id'))
        .filter(Boolean),
    ).toEqual(['harbor-yards-01', 'harbor-yards-02'])
    expect(built.text('index.html', main)[0]).toContain('二種類型')
    expect(built.text('index.html', e => attr(e, 'data-due-text') !== undefined)).toEqual(['2 張新卡'])
    expect(built.text('print.html', main)[0]).toContain('第 2 號碼頭辦公室職員')
  })

  it('judges each citation by the law of its case', () => {
    const asOf = (page: string) => attr(findAll(built.page(page), main)[0]!, 'data-asof')
    expect([asOf('cases/harbor-01.html'), asOf('cases/harbor-03.html')]).toEqual(['2026-03', '2019-08'])
    const state = (page: string) =>
      built.text(page, e => /^law-civil-service-act/.test(attr(e, 'id') ?? '')).join(' ')
    expect(state('cases/harbor-01.html')).toContain('公務員服務法第5條第1項 條文未變')
    expect(state('cases/harbor-01.html')).not.toContain('今日對應')
    expect(state('cases/harbor-03.html')).toContain('今日對應：公務員服務法第5條第1項')
    expect(
      built.text('cases/harbor-01.html', e => attr(e, 'data-citation') === 'civil-service-act/5.1'),
    ).toEqual(['公務員服務法第 5 條', '公務員服務法第5條第1項'])
  })

  it('links a range and each item of a list', () => {
    expect(built.text('cases/harbor-01.html', e => attr(e, 'data-citation') === 'harbor-rules/3~4')).toEqual([
      '港灣市公務資訊保密要點第3點至第4點',
    ])
    expect(built.text('cases/harbor-02.html', e => attr(e, 'data-citation') === 'harbor-rules/5#2')).toEqual([
      '第2款',
    ])
    expect(built.text('laws/harbor-rules.html', e => e.tagName === 'h2').slice(0, 4)).toEqual([
      '第3點',
      '第3點至第4點',
      '第5點第1款',
      '第5點第2款',
    ])
  })
})

describe('two agencies in one handbook', { timeout: 60_000 }, () => {
  const copy = new ContentCopy(process.cwd())
  let built: Built
  beforeAll(() => {
    copy.add(AGENCY)
    built = new Built(copy.root)
  }, 300_000)
  afterAll(() => {
    built?.remove()
    copy.remove()
  })

  it('name the agency where two cases would be called the same', () => {
    const kicker = (page: string) => built.text(page, e => attr(e, 'class') === 'kicker')[1]
    expect(kicker('cases/taipei-01.html')).toBe('臺北 案例 01')
    expect(kicker('cases/harbor-01.html')).toBe('港灣 案例 01')
    const titles = built.pages.map(page => built.text(page, e => e.tagName === 'title')[0])
    expect(titles.filter((title, i) => titles.indexOf(title) !== i)).toEqual([])
    expect(built.text('index.html', e => e.tagName === 'h2')).toEqual(
      expect.arrayContaining(['臺北：六種類型', '港灣：二種類型']),
    )
    expect(built.file('downloads/cards.txt')).toContain('港灣 案例 01')
  })

  it('have an address of their own for everything on every page', () => {
    for (const page of built.pages) {
      const ids = findAll(built.page(page), e => attr(e, 'id') !== undefined).map(e => attr(e, 'id'))
      expect([page, ids.filter((id, i) => ids.indexOf(id) !== i)]).toEqual([page, []])
    }
    const { collections } = readHandbook(copy.root)
    const ids = findAll(built.page('cases.html'), e => attr(e, 'id') !== undefined).map(e => attr(e, 'id'))
    for (const { id, types } of collections)
      for (const type of types) expect(ids).toContain(`${id}.${type.id}`)
    // The anchors of 1.0.0 still lead to the first agency's types.
    expect(ids).toEqual(expect.arrayContaining(['procurement', 'documents', 'other']))
  })

  it('have each their table at its address', () => {
    expect(built.pages).toEqual(expect.arrayContaining(['regional.html', 'table-harbor-yards.html']))
    for (const page of ['settings.html', 'sitemap.html', 'index.html'])
      expect(
        findAll(built.page(page), e =>
          /regional\.html$|table-harbor-yards\.html$/.test(attr(e, 'href') ?? ''),
        ).length,
      ).toBeGreaterThanOrEqual(2)
  })
})

import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { isWithdrawn } from '../fixtures/source-cases.ts'
import { attr, distPage, findAll, sourceText } from './dist.ts'

const TAIPEI = 'cases/source/000_a636cbd73e99ba4e.txt'
const TAINAN = 'cases/source/004_1abfc87d95e538b9.txt'
const taipei = readFileSync(TAIPEI, 'utf8')
const tainan = readFileSync(TAINAN, 'utf8')

/** White space and list numbers aside, as the contract says. */
const bare = (text: string) => text.replace(/\s+/g, '')
const withoutNumbers = (text: string) => text.replace(/^\s*(?:- )?(?:\d+\.\s*|- )/gm, '')

const two = (n: number) => String(n).padStart(2, '0')

/** The parts of a case of the casebook, cut out of the source text by its headings alone. */
function taipeiParts(n: number): Record<string, string> {
  const start = taipei.indexOf(`\n案例 ${two(n)} `) + 1
  const end = n < 25 ? taipei.indexOf(`\n案例 ${two(n + 1)} `) : taipei.indexOf('Under the rose')
  const [title = '', ...lines] = taipei.slice(start, end).split('\n')
  const text = lines.join('\n')
  const laws = text.search(/^(?:涉及)?法規$/m)
  const measures = text.search(/^改進措施及建議作法$/m)
  return {
    title: title.replace(/^案例 \d\d /, ''),
    summary: text.slice(0, laws).replace(/^案情摘要：?$/m, ''),
    laws: text.slice(laws, measures).replace(/^(?:涉及)?法規$/m, ''),
    measures: text.slice(measures).replace(/^改進措施及建議作法$/m, ''),
  }
}

/** The three cells of a row of the table: each begins with a tab. */
function tainanParts(n: number): Record<string, string> {
  const start = tainan.indexOf(`\n\t${n}\n`) + `\n\t${n}\n`.length
  const next = tainan.indexOf(`\n\t${n + 1}\n`)
  const [, summary = '', laws = '', measures = ''] =
    `\n${tainan.slice(start, next < 0 ? undefined : next)}`.split(/^\t/m)
  return { summary, laws, measures }
}

const shown = (page: string, key: string) =>
  findAll(distPage(page), e => attr(e, 'data-source') === key).map(e => bare(sourceText(e)))

describe('the two source texts', () => {
  it.each([
    [TAIPEI, '7af41428ed6f352c53ce89aaadb785476e25f7ab5370623ce5a1319a58c9f042'],
    [TAINAN, 'bb776833cb7d9d0e89f516c31de0ae4e497017c3bee68ffa4e71417726d27770'],
  ])('%s is as it came', (file, sum) => {
    expect(createHash('sha256').update(readFileSync(file)).digest('hex')).toBe(sum)
  })
})

describe('every part stands character for character', () => {
  for (let n = 1; n <= 25; n++) {
    if (isWithdrawn(`taipei-${two(n)}`)) continue
    for (const [part, words] of Object.entries(taipeiParts(n)))
      it(`taipei-${two(n)}/${part}`, () => {
        const expected = bare(withoutNumbers(words))
        expect(expected.length).toBeGreaterThan(5)
        expect(shown(`cases/taipei-${two(n)}.html`, `taipei-${two(n)}/${part}`)).toEqual([expected])
        expect(shown('print.html', `taipei-${two(n)}/${part}`)).toEqual([expected])
      })
  }
  for (let n = 1; n <= 10; n++) {
    if (isWithdrawn(`tainan-${two(n)}`)) continue
    for (const [part, words] of Object.entries(tainanParts(n)))
      it(`tainan-${two(n)}/${part}`, () => {
        const expected = bare(withoutNumbers(words))
        expect(expected.length).toBeGreaterThan(5)
        for (const page of [`cases/tainan-${two(n)}.html`, 'regional.html', 'print.html'])
          expect(shown(page, `tainan-${two(n)}/${part}`)).toEqual([expected])
      })
  }

  it('cover and table of contents, essay and colophon', () => {
    const preface = taipei.slice(0, taipei.indexOf('\n案例 01 '))
    const rose = taipei.slice(taipei.indexOf('Under the rose'), taipei.indexOf('臺北市政府政風處 編製'))
    const colophon = taipei.slice(taipei.indexOf('臺北市政府政風處 編製'))
    expect(shown('about.html', 'taipei/preface')).toEqual([bare(withoutNumbers(preface))])
    expect(shown('about.html', 'taipei/rose')).toEqual([bare(rose)])
    expect(shown('about.html', 'taipei/colophon')).toEqual([bare(colophon)])
  })

  it('headings stay as each case has them', () => {
    const headings = (n: string) =>
      findAll(distPage(`cases/${n}.html`), e => e.tagName === 'section').map(s =>
        sourceText(findAll(s, e => e.tagName === 'h2')[0]!),
      )
    const written = {
      'taipei-01': ['案情摘要', '涉及法規', '改進措施及建議作法'],
      'taipei-05': ['案情摘要', '法規', '改進措施及建議作法'],
      'taipei-11': ['案情摘要：', '涉及法規', '改進措施及建議作法'],
      'tainan-01': ['案例', '涉及法規', '策進建議'],
    }
    for (const [id, words] of Object.entries(written).filter(([id]) => !isWithdrawn(id)))
      expect(headings(id)).toEqual(words)
  })
})

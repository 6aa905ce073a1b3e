/** What 網站無障礙規範 asks of markup and style and a machine can judge, on every page that is built. */

import { describe, expect, it } from 'vitest'
import { listFiles } from '../../src/build/files.ts'
import { textContent } from '../../src/data/html.ts'
import { attr, distFile, distPage, type Element, findAll } from './dist.ts'

const files = await listFiles('dist')
const pages = files.filter(name => name.endsWith('.html')).map(name => ({ name, document: distPage(name) }))
const styles = files.filter(name => name.endsWith('.css'))

type Page = (typeof pages)[number]
const all = ({ document }: Page, ...tags: string[]) => findAll(document, e => tags.includes(e.tagName))
const named = (element: Element) => attr(element, 'aria-label') ?? attr(element, 'aria-labelledby')

/** `page: what is wrong` for everything that is wrong anywhere. */
const wrong = (look: (page: Page) => (string | false | undefined)[]) =>
  pages.flatMap(page =>
    look(page)
      .filter(Boolean)
      .map(fault => `${page.name}: ${fault}`),
  )

/** Where a size of text that no browser setting moves is used: in `max()` and `min()` it only sets a bound. */
function absoluteSizes(css: string): string[] {
  return [...css.matchAll(/(?:font-size|font)\s*:\s*([^;}]+)/g)]
    .map(([, value = '']) => value.replace(/(?:min|max|clamp)\([^)]*\)/g, ''))
    .filter(value =>
      /\d(?:px|pt|pc|cm|mm|in|q)\b|\b(?:xx?-small|small|medium|large|xx?x?-large)\b/i.test(value),
    )
}

describe('style', () => {
  it('a size that does not follow the reader is recognised', () => {
    const css =
      'a{font-size:14px}b{font:bold 12pt/1.5 x}c{font-size:min(1rem, 19px)}d{font-size:large}e{font-size:91.7%}'
    expect(absoluteSizes(css)).toEqual(['14px', 'bold 12pt/1.5 x', 'large'])
  })

  it('sets no absolute size of text in any sheet (CS2140401C)', () => {
    expect(styles.length).toBeGreaterThan(5)
    expect(styles.flatMap(file => absoluteSizes(distFile(file)).map(value => `${file}: ${value}`))).toEqual(
      [],
    )
  })

  it('takes the outline from nothing but what shows its focus otherwise, or takes it without being pressed', () => {
    const removed = styles.flatMap(file =>
      [...distFile(file).matchAll(/([^{}]+)\{[^{}]*outline:\s*(?:none|0)\b/g)].flatMap(([, selectors = '']) =>
        selectors.split(','),
      ),
    )
    expect([...new Set(removed)].sort()).toEqual([
      // Beside it stands the label, which gets the outline (`:has(input:focus-visible)`).
      '#marks-file:focus-visible',
      '.card-back:focus-visible',
      '.exam-option input',
      '.panel:focus',
      '.sitting-stage:focus-visible',
      'main:focus',
    ])
  })

  it('moves nothing for a reader who does not want motion', () => {
    for (const file of styles) {
      const still = distFile(file).replace(
        /@media \(prefers-reduced-motion: ?no-preference\)\{(?:[^{}]|\{(?:[^{}]|\{[^{}]*\})*\})*\}/g,
        '',
      )
      expect([
        file,
        still.match(/(?:animation|transition)(?:-duration)?:(?! ?none)[^;}]+|scroll-behavior: ?smooth/g),
      ]).toEqual([file, null])
    }
  })
})

describe('every page', () => {
  it('has a language, and no part with another that is empty or the same again (HM1310100C, HM2310200C)', () => {
    expect(
      wrong(page =>
        findAll(page.document, e => attr(e, 'lang') !== undefined).map(
          e =>
            e.tagName !== 'html' &&
            ['', 'zh-Hant-TW'].includes(attr(e, 'lang') ?? '') &&
            `<${e.tagName} lang>`,
        ),
      ),
    ).toEqual([])
  })

  it('has a title of its own (HM1240200C)', () => {
    const titles = pages.map(page =>
      all(page, 'title')
        .map(e => textContent(e))
        .join('|')
        .trim(),
    )
    expect(titles.filter(title => title === '' || title.includes('|'))).toEqual([])
    expect(new Set(titles).size).toBe(titles.length)
  })

  it('has one h1, and headings that skip no level', () => {
    expect(
      wrong(page => {
        const levels = all(page, 'h1', 'h2', 'h3', 'h4', 'h5', 'h6').map(e => Number(e.tagName[1]))
        return [
          levels.filter(level => level === 1).length !== 1 && 'not one h1',
          ...levels.map(
            (level, i) => i > 0 && level > (levels[i - 1] ?? 0) + 1 && `h${levels[i - 1]} → h${level}`,
          ),
        ]
      }),
    ).toEqual([])
  })

  it('begins with the way to the content, and marks three regions with :::, U, C and Z (GN1240100E)', () => {
    expect(
      wrong(page => {
        const keys = findAll(page.document, e => attr(e, 'accesskey') !== undefined)
        const first = findAll(page.document, e => ['a', 'button', 'input', 'summary'].includes(e.tagName))[0]
        return [
          keys.map(e => attr(e, 'accesskey')).join('') !== 'UCZ' && 'access keys',
          keys.some(e => textContent(e).trim() !== ':::' || !attr(e, 'aria-label')) && ':::',
          (!first || attr(first, 'href') !== '#main') && 'the first link does not skip to the content',
        ]
      }),
    ).toEqual([])
  })

  it('uses every id once, and refers to ids that are there', () => {
    const REFERRING = ['for', 'aria-labelledby', 'aria-describedby', 'aria-controls', 'headers', 'list']
    expect(
      wrong(page => {
        const ids = findAll(page.document, e => attr(e, 'id') !== undefined).map(e => attr(e, 'id') ?? '')
        const known = new Set(ids)
        return [
          ...ids.map((id, i) => ids.indexOf(id) !== i && `#${id} twice`),
          ...findAll(page.document, e => REFERRING.some(name => attr(e, name))).flatMap(e =>
            REFERRING.flatMap(name => (attr(e, name) ?? '').split(/\s+/).filter(Boolean)).map(
              id => !known.has(id) && `no #${id}`,
            ),
          ),
        ]
      }),
    ).toEqual([])
  })

  it('names every picture, frame, field, group, table, link and button', () => {
    expect(
      wrong(page => {
        const labels = all(page, 'label')
        const labelled = new Set(labels.map(e => attr(e, 'for')).filter(Boolean))
        const wrapped = new Set(
          labels.flatMap(e => findAll(e, inner => /^(?:input|select|textarea)$/.test(inner.tagName))),
        )
        return [
          ...all(page, 'img').map(e => attr(e, 'alt') === undefined && 'img without alt (HM1110100C)'),
          // HM1110106C: a picture that says nothing has no words to hover either.
          ...all(page, 'img').map(e => attr(e, 'alt') === '' && attr(e, 'title') && 'title beside alt=""'),
          ...all(page, 'svg').map(
            e => attr(e, 'aria-hidden') !== 'true' && !named(e) && 'svg without a name',
          ),
          ...all(page, 'iframe').map(e => !attr(e, 'title') && 'iframe without title (HM1410201C)'),
          ...all(page, 'input', 'select', 'textarea').map(
            e =>
              attr(e, 'type') !== 'hidden' &&
              !named(e) &&
              !wrapped.has(e) &&
              !labelled.has(attr(e, 'id')) &&
              'field without label (HM1130104C)',
          ),
          // HM1130105C
          ...all(page, 'fieldset').map(
            e => findAll(e, x => x.tagName === 'legend').length !== 1 && 'fieldset without legend',
          ),
          ...findAll(page.document, e => attr(e, 'role') === 'group').map(
            e => !named(e) && 'group without a name',
          ),
          ...all(page, 'table').map(
            e =>
              findAll(e, x => x.tagName === 'th').length === 0 &&
              attr(e, 'role') !== 'presentation' &&
              'table without th (HM1130101C)',
          ),
          ...all(page, 'a', 'button', 'summary').map(
            e =>
              textContent(e).trim() === '' &&
              !named(e) &&
              findAll(e, x => x.tagName === 'img' && Boolean(attr(x, 'alt'))).length === 0 &&
              `<${e.tagName}> says nothing`,
          ),
          ...all(page, 'nav').map(e => !named(e) && 'nav without a name'),
        ]
      }),
    ).toEqual([])
  })

  it('moves, reloads, opens and traps nothing by itself', () => {
    expect(
      wrong(page => [
        ...all(page, 'marquee', 'blink', 'frame', 'frameset', 'object', 'embed', 'applet').map(
          e => `<${e.tagName}>`,
        ),
        ...all(page, 'meta').map(
          e => attr(e, 'http-equiv')?.toLowerCase() === 'refresh' && 'refresh (HM1220100C)',
        ),
        ...all(page, 'meta').map(
          e =>
            attr(e, 'name') === 'viewport' &&
            /user-scalable\s*=\s*no|maximum-scale/.test(attr(e, 'content') ?? '') &&
            'no zoom',
        ),
        ...findAll(page.document, e => Number(attr(e, 'tabindex') ?? 0) > 0).map(() => 'tabindex above 0'),
        ...findAll(
          page.document,
          e => attr(e, 'autofocus') !== undefined || attr(e, 'autoplay') !== undefined,
        ).map(() => 'autofocus or autoplay'),
        ...all(page, 'a').map(e => attr(e, 'target') === '_blank' && 'opens a window'),
      ]),
    ).toEqual([])
  })

  it('offers no file that only an office programme opens (ME1320200C)', () => {
    expect(
      wrong(page =>
        all(page, 'a').map(
          e => /\.(?:docx?|xlsx?|pptx?)(?:$|[?#])/i.test(attr(e, 'href') ?? '') && attr(e, 'href'),
        ),
      ),
    ).toEqual([])
  })

  it('puts list items into lists, and only those', () => {
    expect(
      wrong(page => [
        ...all(page, 'ul', 'ol').flatMap(e =>
          e.childNodes.map(
            child =>
              'tagName' in child &&
              !['li', 'script', 'template'].includes(child.tagName) &&
              `<${child.tagName}> in a list`,
          ),
        ),
        ...all(page, 'li').map(
          e => !['ul', 'ol', 'menu'].includes((e.parentNode as Element).tagName) && 'li outside a list',
        ),
      ]),
    ).toEqual([])
  })

  it('tells the day of update and leads to the site map, the statement, the contact and privacy', () => {
    expect(
      wrong(page => {
        const foot = all(page, 'footer')
          .map(e => textContent(e))
          .join('')
        return [!/更新日期 \d{4}-\d{2}-\d{2}.*網站導覽.*無障礙.*反映意見.*隱私/s.test(foot) && 'foot']
      }),
    ).toEqual([])
  })
})

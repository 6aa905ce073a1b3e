import { parseFragment } from 'parse5'
import { expect, test } from 'vitest'
import { toXhtml } from '../../src/editions/xhtml.ts'

function convert(html: string): string {
  const claimed = new Set<string>()
  return toXhtml(parseFragment(html).childNodes, {
    resolve: href => (href.startsWith('/laws/gpa') ? 'laws-gpa.xhtml#a34' : undefined),
    claim: id => !claimed.has(id) && Boolean(claimed.add(id)),
  })
}

test.each([
  ['<p>甲&amp;乙<br>丙</p>', '<p>甲&amp;乙<br/>丙</p>'],
  ['<p data-x="1" style="a" class="small">甲</p>', '<p class="small">甲</p>'],
  ['<p id="a">甲</p><p id="a">乙</p>', '<p id="a">甲</p><p>乙</p>'],
  ['<a href="/laws/gpa.html#a34">第34條</a>', '<a href="laws-gpa.xhtml#a34">第34條</a>'],
  ['<a href="/cases.html?agency=x">機關</a>', '機關'],
  ['<a href="https://law.moj.gov.tw/">法規</a>', '<a href="https://law.moj.gov.tw/">法規</a>'],
  [
    '<details><summary>編按</summary><p>甲</p></details>',
    '<section><p class="fold">編按</p><p>甲</p></section>',
  ],
  ['<p class="js-only">甲</p><button>乙</button><p hidden>丙</p>', ''],
  [
    '<ul class="notes"><li id="note-1" data-note="1"><p>甲</p></li></ul>',
    '<div class="notes"><aside id="note-1" epub:type="footnote" role="doc-footnote"><p>甲</p></aside></div>',
  ],
  [
    '<a class="mark" data-note="1" href="/laws/gpa.html#note-1">編</a>',
    '<a class="mark" href="laws-gpa.xhtml#a34" epub:type="noteref" role="doc-noteref">編</a>',
  ],
  ['<article-table><p>甲</p></article-table>', '<p>甲</p>'],
])('%s', (html, expected) => {
  expect(convert(html)).toBe(expected)
})

test('what XML cannot hold is left out', () => {
  expect(convert('<p>甲\u000b乙</p>')).toBe('<p>甲乙</p>')
})

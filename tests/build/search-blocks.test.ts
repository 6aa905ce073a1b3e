import { describe, expect, it } from 'vitest'
import { readPage } from '../../src/build/search-blocks.ts'

const read = (main: string, attributes = 'data-kind="案例"') =>
  readPage('a.html', `<title>案例 01 甲｜手冊</title><body>外<main id="main" ${attributes}>${main}</main>外`)
const texts = (main: string) => read(main)?.blocks.map(block => block.text)

describe('readPage', () => {
  it('leaves out pages without data-kind', () => {
    expect(read('<p>甲</p>', '')).toBeUndefined()
  })
  it('parts blocks and keeps inline elements within the phrase', () => {
    expect(
      texts('<h1>甲</h1><p>公布<a href="#">底</a><em>價</em>，<br>申誡</p><ul><li>一<li>二</ul>'),
    ).toEqual(['甲', '公布底價，申誡', '一', '二'])
  })
  it('leaves out what nobody sees', () => {
    expect(
      texts(
        '<p>甲<span aria-hidden="true">乙</span><span hidden>丙</span></p><script>丁</script><style>戊</style><template>己</template><noscript>庚</noscript><div hidden="until-found">辛</div>',
      ),
    ).toEqual(['甲', '辛'])
  })
  it('reads what is added within the source by itself', () => {
    expect(
      texts('<div data-source="a/summary"><p>公布底<a data-added href="#">編按</a>價</p></div>'),
    ).toEqual(['編按', '公布底價'])
  })
  it('leaves out text without a letter or number', () => {
    expect(texts('<p>—</p><p>·</p><p>密</p>')).toEqual(['密'])
  })
  it('says which section a block is in: the enclosing one, or the one before', () => {
    const page = read(
      '<p>甲</p><h2 id="a">乙</h2><p>丙</p><section id="b"><p>丁</p><div><p id="c">戊</p>己</div></section>',
    )
    expect(page?.blocks.map(({ text, anchor, heading }) => [text, anchor, heading])).toEqual([
      ['甲', '', false],
      ['乙', 'a', true],
      ['丙', 'a', false],
      ['丁', 'b', false],
      ['戊', 'c', false],
      ['己', 'b', false],
    ])
  })
  it('takes the title without the name of the handbook', () => {
    expect(read('<p>甲</p>')?.entry.title).toBe('案例 01 甲')
  })
  it('reads citations once for each article, without what is added', () => {
    const page = read(
      '<p data-source="a/laws"><a data-citation="gpa/34.3">採購法第34條<sup data-added>編</sup>第3項</a>、<a data-citation="gpa/34.3">同條</a></p>',
    )
    expect(page?.citations).toEqual([{ key: 'gpa/34.3', words: '採購法第34條第3項' }])
  })
  it('reads the articles and names of a law', () => {
    const page = read(
      '<h1>採購法</h1><section id="a34.3" data-article="gpa/34.3"><h2>第34條第3項</h2></section>',
      `data-kind="法規" data-law="gpa" data-law-names='["政府採購法","採購法"]'`,
    )
    expect(page?.law).toEqual({
      id: 'gpa',
      names: ['政府採購法', '採購法'],
      shortNames: [],
      articles: [{ key: 'gpa/34.3', anchor: 'a34.3', title: '第34條第3項' }],
    })
    expect(page?.entry.names).toEqual(['政府採購法', '採購法'])
  })
  it('names the page whose facets are no JSON', () => {
    expect(() => read('<p>甲</p>', 'data-kind="案例" data-facets="{"')).toThrow(/a\.html: data-facets/)
  })
})

import { describe, expect, it } from 'vitest'
import { annotateParts, annotateTitle } from '../../src/data/annotate.ts'
import type { Note } from '../../src/data/schema.ts'

const laws = [{ id: 'gpa', names: ['政府採購法'] }]
const note = (reading: string, more: Partial<Note> = {}): Note => ({
  id: 'taipei-01-1',
  part: 'summary',
  reading,
  severity: 'A',
  category: '錯字',
  note: '…',
  certainty: '確定',
  basis: '文義',
  ...more,
})
const annotate = (html: string, notes: Note[] = []) =>
  annotateParts(html, { laws, notes, noteHref: id => `/errata.html#note-${id}` }).map(p => p.html)
const MARK =
  '<a class="mark" data-added="" data-note="taipei-01-1" href="/errata.html#note-taipei-01-1" aria-label="編按：錯字">編</a>'

describe('the text of a case', () => {
  it('gets its citations linked, the words unchanged', () => {
    expect(annotate('<h2>案情摘要</h2><p>依政府採購法第34條、第 53 條</p>')).toEqual([
      '<p>依<a class="citation" href="/laws/gpa.html#a34" data-citation="gpa/34">政府採購法<span class="j">第34條</span></a>、<a class="citation" href="/laws/gpa.html#a53" data-citation="gpa/53"><span class="j">第 53 條</span></a></p>',
    ])
  })

  it('gets a mark after the words of a note', () => {
    expect(annotate('<h2>案情摘要</h2><p>甲乙丙</p>', [note('乙')])).toEqual([
      `<p>甲<span class="noted">乙</span>${MARK}丙</p>`,
    ])
  })

  it('puts the mark after the link where the words end inside a citation', () => {
    expect(annotate('<h2>案情摘要</h2><p>依政府採購法第34條辦</p>', [note('依政府')])).toEqual([
      `<p><span class="noted">依</span><a class="citation" href="/laws/gpa.html#a34" data-citation="gpa/34"><span class="noted">政府</span>採購法<span class="j">第34條</span></a>${MARK}辦</p>`,
    ])
  })

  it('marks the item of the list that the note names', () => {
    expect(
      annotate('<h2>涉及法規</h2><ol><li>甲</li><li>甲</li></ol>', [note('甲', { part: 'laws', item: 2 })]),
    ).toEqual([`<ol><li>甲</li><li><span class="noted">甲</span>${MARK}</li></ol>`])
  })

  it('keeps the marks of wording, of layout and of hidden notes until the reader asks for them', () => {
    for (const more of [{ severity: 'B' }, { severity: 'D' }, { severity: 'N' }, { hide: true }] as const)
      expect(annotate('<h2>案情摘要</h2><p>甲</p>', [note('甲', more)])).toEqual([
        `<p><span class="noted" data-quiet="">甲</span>${MARK.replace(' href', ' data-quiet="" href')}</p>`,
      ])
  })

  it('shows two marks of a paragraph at first, meaning before errors', () => {
    const notes = ['甲', '乙', '丙'].map((reading, i) =>
      note(reading, { id: `taipei-01-${i}`, severity: i === 2 ? 'C' : 'A' }),
    )
    const [html] = annotate('<h2>案情摘要</h2><p>甲乙丙</p><p>丁</p>', notes)
    expect([...html!.matchAll(/data-note="([^"]*)"( data-quiet)?/g)].map(m => [m[1], Boolean(m[2])])).toEqual(
      [
        ['taipei-01-0', false],
        ['taipei-01-1', true],
        ['taipei-01-2', false],
      ],
    )
  })

  it('stops at words that no paragraph holds whole', () => {
    expect(() => annotate('<h2>案情摘要</h2><p>甲</p><p>乙</p>', [note('甲乙')])).toThrow('跨越了兩個段落')
  })

  it('escapes what a title holds', () => {
    expect(annotateTitle('A<B', { laws, notes: [], noteHref: id => id })).toBe('A&lt;B')
  })
})

import { readdirSync, readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { parse } from 'yaml'
import { attr, distPage, findAll, sourceText } from './dist.ts'

interface Note {
  id: string
  part: string
  reading?: string
  severity: string
}

const notes: { id: string; note: Note; page: string; key: string }[] = ['taipei', 'tainan'].flatMap(
  collection =>
    readdirSync(`cases/${collection}`)
      .filter(file => file.endsWith('.notes.yaml'))
      .flatMap(file => {
        const id = /^\d+/.test(file) ? `${collection}-${file.slice(0, 2)}` : collection
        return (parse(readFileSync(`cases/${collection}/${file}`, 'utf8')) as Note[]).map(note => ({
          id: note.id,
          note,
          page: id === collection ? 'about.html' : `cases/${id}.html`,
          key: id === collection ? `${collection}/${note.part}` : `${id}/${note.part}`,
        }))
      }),
)

describe("the editor's notes", () => {
  it('are, on the two source texts, 107 readings and 7 that are right after all', () => {
    const later = /^cases\/(taipei-(2[6-9]|[3-9]\d)|tainan-(1[1-9]|[2-9]\d))\.html$/
    const first = notes.filter(n => !later.test(n.page))
    expect(first.filter(n => n.note.severity !== 'N')).toHaveLength(107)
    expect(first.filter(n => n.note.severity === 'N')).toHaveLength(7)
  })

  it('stand all on errata.html, and each on the page of its case', () => {
    const listed = (page: string) =>
      findAll(distPage(page), e => e.tagName === 'li' && attr(e, 'data-note') !== undefined).map(e =>
        attr(e, 'data-note'),
      )
    expect(listed('errata.html').sort()).toEqual(notes.map(n => n.id).sort())
    for (const page of new Set(notes.map(n => n.page).filter(p => p.startsWith('cases/'))))
      expect(listed(page)).toEqual(notes.filter(n => n.page === page).map(n => n.id))
  })

  it.each(notes.filter(n => n.note.reading && n.note.part !== 'heading' && n.note.part !== 'table'))(
    '$id: its words are in the source of $key, and a mark stands at them where it should',
    ({ id, note, page, key }) => {
      const [source] = findAll(distPage(page), e => attr(e, 'data-source') === key)
      expect(source && sourceText(source)).toContain(note.reading)
      const mark = findAll(source!, e => attr(e, 'data-note') === id && attr(e, 'data-added') !== undefined)
      if (!'ACN'.includes(note.severity)) return expect(mark).toEqual([])
      expect(mark).toHaveLength(1)
      const noted = findAll(source!, e => attr(e, 'class') === 'noted')
        .map(sourceText)
        .join('')
      expect(noted).toContain(note.reading)
      // The mark follows its words, or the citation in which they end (links do not nest).
      expect(textBefore(source!, mark[0]!)).toContain(note.reading)
    },
  )
})

function textBefore(root: Parameters<typeof sourceText>[0], mark: unknown): string {
  let text = ''
  const visit = (node: typeof root): boolean => {
    if (node === mark) return true
    if (node.nodeName === '#text') text += (node as { value: string }).value
    if ('tagName' in node && attr(node, 'data-added') !== undefined) return false
    return 'childNodes' in node && node.childNodes.some(visit)
  }
  visit(root)
  return text
}

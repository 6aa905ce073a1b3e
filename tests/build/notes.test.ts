import { readdirSync, readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { parse } from 'yaml'
import { allSourceCases, isWithdrawn } from '../fixtures/source-cases.ts'
import { attr, distPage, findAll, sourceText } from './dist.ts'

interface Note {
  id: string
  part: string
  reading?: string
  severity: string
  hide?: boolean
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

const SOURCE_CASES = allSourceCases()

describe("the editor's notes", () => {
  it.runIf(!SOURCE_CASES.some(isWithdrawn))(
    'are, on the two source texts, 126 readings and 8 that are right after all',
    () => {
      const pages = ['about.html', ...SOURCE_CASES.map(id => `cases/${id}.html`)]
      const first = notes.filter(n => pages.includes(n.page))
      expect(first.filter(n => n.note.severity !== 'N')).toHaveLength(126)
      expect(first.filter(n => n.note.severity === 'N')).toHaveLength(8)
    },
  )

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
      const quiet = note.hide || !'AC'.includes(note.severity)
      // Words that run over two paragraphs have no place for a mark; only what readers need not see may be so.
      if (quiet && mark.length === 0) return
      expect(mark).toHaveLength(1)
      if (quiet) expect(attr(mark[0]!, 'data-quiet')).toBeDefined()
      const noted = findAll(source!, e => attr(e, 'class') === 'noted')
        .map(sourceText)
        .join('')
      expect(noted).toContain(note.reading)
      // The mark follows its words, or the citation in which they end (links do not nest).
      expect(textBefore(source!, mark[0]!)).toContain(note.reading)
    },
  )
})

describe('at first sight', () => {
  const pages = [...new Set(notes.map(n => n.page)), 'regional.html']
  it.each(pages)('%s: a paragraph has two marks at most, errors and what bears on meaning', page => {
    const blocks = findAll(distPage(page), e => /^(?:p|li|h1|td)$/.test(e.tagName))
    for (const block of blocks.filter(
      b => findAll(b, e => e !== b && /^(?:p|li)$/.test(e.tagName)).length === 0,
    )) {
      const marks = findAll(block, e => attr(e, 'class') === 'mark')
      const loud = marks.filter(e => attr(e, 'data-quiet') === undefined).map(e => attr(e, 'data-note'))
      expect([page, loud.length <= 2]).toEqual([page, true])
      // A mark waits only where two others are seen, or where its note is of the kind that waits.
      const waiting = marks
        .filter(e => attr(e, 'data-quiet') !== undefined)
        .map(e => notes.find(n => n.id === attr(e, 'data-note'))?.note)
        .filter(n => n && !n.hide && 'AC'.includes(n.severity))
      if (waiting.length > 0) expect(loud).toHaveLength(2)
    }
  })
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

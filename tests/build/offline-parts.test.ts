import { describe, expect, it } from 'vitest'
import { offlineParts } from '../../src/build/offline-parts.ts'

describe('offlineParts', () => {
  const { parts, partOf } = offlineParts()
  const nameOf = (file: string) => parts[partOf(file) ?? -1]?.name

  it('puts the pages of a type together, whatever shows them', () => {
    const procurement = nameOf('cases/taipei-01.html')
    expect(procurement).toContain('政府採購案')
    expect(nameOf(`lists/${parts[partOf('cases/taipei-01.html')!]!.id}-2.html`)).toBe(procurement)
    expect(nameOf('cases/tainan-01.html')).toBe('區域案例表')
  })

  it('parts the texts of the search and what is there to be printed', () => {
    expect(nameOf('pagefind/texts-3.0123abcd.js')).toBe('全文搜尋')
    expect(nameOf('print.html')).toBe('列印用的頁面')
    expect(nameOf('print/documents-1.html')).toBe('列印用的頁面')
  })

  it('always keeps what every reader needs', () => {
    for (const file of ['index.html', 'cases.html', 'laws/gpa.html', 'review.html', 'assets/app.0123abcd.js'])
      expect([file, partOf(file)]).toEqual([file, undefined])
  })

  it('names its parts by ids that tell them apart', () => {
    expect(new Set(parts.map(({ id }) => id)).size).toBe(parts.length)
  })
})

/** How a handbook too large to be kept whole unasked is parted for readers: by type, the texts of the search, the print. */

import { loadHandbook } from '../data/handbook.ts'
import { caseGroups } from '../data/paging.ts'
import type { Part } from '../domain/offline/list.ts'

/** The parts, and to which of them (its place) a file belongs; what belongs to none is always kept. */
export function offlineParts(): { parts: Part[]; partOf: (file: string) => number | undefined } {
  const groups = caseGroups(loadHandbook().handbook)
  const parts: Part[] = [
    ...groups.map(({ anchor, title }) => ({ id: anchor, name: title })),
    { id: 'search-texts', name: '全文搜尋' },
    { id: 'print', name: '列印用的頁面' },
  ]
  const places = new Map(parts.map(({ id }, place) => [id, place]))
  const pages = new Map(
    groups.flatMap(({ anchor, cases }) => cases.map(c => [`cases/${c.id}.html`, places.get(anchor)])),
  )
  const partOf = (file: string) => {
    if (file.startsWith('pagefind/')) return places.get('search-texts')
    if (file === 'print.html' || file.startsWith('print/')) return places.get('print')
    return pages.get(file) ?? places.get(/^lists\/(.+)-\d+\.html$/.exec(file)?.[1] ?? '')
  }
  return { parts, partOf }
}

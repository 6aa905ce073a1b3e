/** What is wrong in `cases/collections.yaml` that the shape of its fields does not show. */

import { tablePage } from '../names.ts'
import type { Collection } from '../schema.ts'

/** Folders that are no collections, and pages that are no tables. */
const TAKEN_IDS = ['laws', 'source', 'confusion']
const TAKEN_PAGES =
  'index cases laws search review exam marks sitemap accessibility errata about settings print 404 assets downloads pagefind'.split(
    ' ',
  )

export function checkCollections(
  collections: readonly Collection[],
  at: (...path: (string | number)[]) => string,
): string[] {
  const problems: string[] = []
  const say = (path: (string | number)[], words: string) => problems.push(`${at(...path)}：${words}`)
  const unique = (values: readonly string[], path: (i: number) => (string | number)[], what: string) => {
    values.forEach((value, i) => {
      if (values.indexOf(value) < i) say(path(i), `${what}「${value}」用了兩次。請改其中一個。`)
    })
  }
  unique(
    collections.map(c => c.id),
    i => [i, 'id'],
    '文集的代號',
  )
  unique(
    collections.map(c => c.label),
    i => [i, 'label'],
    '文集的 label',
  )
  unique(
    collections.filter(c => c.layout === 'table').map(c => tablePage(c)),
    () => [],
    '表格頁的網址',
  )
  collections.forEach(({ id, layout, page, types, texts, file, sha256 }, i) => {
    if (TAKEN_IDS.includes(id) || /-\d+$/.test(id))
      say(
        [i, 'id'],
        `文集的代號不能是「${id}」：與手冊自己的代號或案例代號混淆。請另取一個，例如 north-city。`,
      )
    if (page !== undefined && layout === 'cases')
      say([i, 'page'], '欄位「page」只給表格（layout: table）用。請刪去。')
    if (page !== undefined && TAKEN_PAGES.includes(page))
      say([i, 'page'], `欄位「page」的「${page}」已是手冊的一頁。請另取一個。`)
    if ((file === undefined) !== (sha256 === undefined))
      say([i, file === undefined ? 'sha256' : 'file'], '欄位「file」與「sha256」要一起寫，或一起刪去。')
    unique(
      types.map(t => t.id),
      j => [i, 'types', j, 'id'],
      `文集 ${id} 的類型代號`,
    )
    unique(
      types.map(t => t.name),
      j => [i, 'types', j, 'name'],
      `文集 ${id} 的類型名稱`,
    )
    unique(
      texts.map(t => t.id),
      j => [i, 'texts', j, 'id'],
      `文集 ${id} 的文字代號`,
    )
  })
  return problems
}

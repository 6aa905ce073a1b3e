/** Draws the answer: hits, articles, what is near; and moves between the hits by arrow keys. */

import type { Near } from '../../domain/search/near.ts'
import type { ShownHit, View } from '../../domain/search/view.ts'
import { element } from '../page/element.ts'
import { readCases } from '../page/read-cases.ts'
import { hitAddress } from './address.ts'

/** How many hits are shown at once. */
export const PAGE_SIZE = 10

/** The hits as items of their list, marked where the reader has read the case to its end. */
export function hitItems(hits: readonly ShownHit[]): HTMLLIElement[] {
  const read = readCases()
  return hits.map(hit => hitItem(hit, read.has(/^cases\/(.+)\.html$/.exec(hit.file)?.[1] ?? '')))
}

/** One hit: the link with kind and title, below it the excerpt. */
function hitItem({ file, title, kind, highlight, excerpt }: ShownHit, isRead: boolean): HTMLLIElement {
  const words = excerpt.parts.map(({ text, marked }) => (marked ? element('mark', {}, text) : text))
  const link = element(
    'a',
    {
      href: hitAddress(file, highlight, excerpt.anchor),
      class: 'search-result',
      'data-result': file,
    },
    element('span', { class: 'search-kind' }, isRead ? `${kind}・讀過` : kind),
    ' ',
    element('span', { class: 'search-title' }, title),
    element('span', { class: 'search-excerpt' }, ...words),
  )
  return element('li', {}, link)
}

/** The articles that a query names and the cases that cite one of them; these links are no hits. */
export function articleGroup({ articles, citing, citingTotal }: View): Node[] {
  if (articles.length === 0) return []
  const items = articles.map(({ file, anchor, title }) =>
    element('li', {}, element('a', { href: `${file}#${anchor}` }, title)),
  )
  const group: Node[] = [element('h2', {}, '條文'), element('ul', { class: 'search-article' }, ...items)]
  if (citing.length === 0) return group
  const cases = citing.map(({ file, title }) => element('li', {}, element('a', { href: file }, title)))
  const summary = element('summary', {}, `引用的案例（${citingTotal}）`)
  if (citingTotal > citing.length)
    cases.push(element('li', { class: 'muted' }, `這裡列前 ${citing.length} 則；其餘請加字再搜尋。`))
  return [...group, element('details', {}, summary, element('ul', { class: 'lines' }, ...cases))]
}

/** What the reader can try when nothing was found; `searchAddress` makes a query's address. */
export function nearOffers(near: Near, searchAddress: (query: string) => string): Node[] {
  const offers: Node[] = []
  if (near.parts.length > 0) {
    const links = near.parts.map(({ text, total }) =>
      element(
        'li',
        {},
        element(
          'a',
          { href: searchAddress(text), class: 'chip', 'data-query-link': text },
          `${text}（${total} 筆）`,
        ),
      ),
    )
    offers.push(element('p', {}, '改搜尋：'), element('ul', { class: 'search-offers' }, ...links))
  }
  if (near.laws.length > 0) {
    const links = near.laws.map(({ file, title }) =>
      element('li', {}, element('a', { href: file, class: 'chip' }, title)),
    )
    offers.push(element('p', {}, '名稱相近的法規：'), element('ul', { class: 'search-offers' }, ...links))
  }
  return offers
}

/** The sentence that the reader sees above the hits and that a screen reader hears. */
export function statusText({ query, searchable, byArticle, also, all, total }: View): string {
  if (!searchable) return '只有標點符號，沒有可以搜尋的字。請輸入文字或數字。'
  const others = also.length > 0 ? `。也找了：${also.join('、')}` : ''
  if (byArticle) return `這一條與引用它的案例，共 ${total} 筆${others}`
  if (all === 0) return `找不到「${query.trim()}」`
  return (total === all ? `${total} 筆結果` : `${all} 筆結果，篩選後 ${total} 筆`) + others
}

/** Arrow keys go from the field to the first hit, from hit to hit and back; Enter then opens the link. */
export function moveByArrows(field: HTMLInputElement, list: HTMLElement, event: KeyboardEvent): void {
  if (event.key !== 'ArrowDown' && event.key !== 'ArrowUp') return
  const links = [...list.querySelectorAll<HTMLAnchorElement>('a[data-result]')]
  const at = links.indexOf(document.activeElement as HTMLAnchorElement)
  if (at < 0 && document.activeElement !== field) return
  const next = at + (event.key === 'ArrowDown' ? 1 : -1)
  if (next >= links.length || (at < 0 && next < 0)) return
  event.preventDefault()
  if (next < 0) field.focus()
  else links[next]!.focus()
}

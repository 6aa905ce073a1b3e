/** Bookmarks, links and shared addresses of version 1.0.0 lead where they led. */

import { existsSync, readFileSync } from 'node:fs'
import { posix } from 'node:path'
import { expect, test } from 'vitest'
import { isWithdrawn } from '../fixtures/source-cases.ts'
import { readOldSite } from '../fixtures/v1.0.0/site.ts'

const site = await readOldSite()
const pages = Object.entries(site).flatMap(([path, bytes]) =>
  path.endsWith('.html') ? [[path, new TextDecoder().decode(bytes)] as const] : [],
)

/** Whether an address is a case's that its author took back, or leads to its row, its notes or its citations. */
const ofWithdrawn = (address: string) =>
  (address.match(/(?:taipei|tainan)-\d\d/g) ?? []).some(id => isWithdrawn(id))

/** A note that was withdrawn because it was wrong or said nothing; its page opens at the top. */
const WITHDRAWN = ['cases/taipei-21.html#note-taipei-21-5']

/** Every place on another page or its own that a page of 1.0.0 links to, such as `laws/criminal.html#a132`. */
const linked = new Set(
  pages.flatMap(([path, html]) =>
    [...html.matchAll(/href="([^"]*)"/g)].flatMap(([, href = '']) => {
      const { pathname, hash, host } = new URL(href, `http://old/${path}`)
      return host === 'old' && hash.length > 1
        ? [decodeURIComponent(pathname.replace(/^\/+/, '') + hash)]
        : []
    }),
  ),
)

test('every page of 1.0.0 is there', () => {
  expect(pages.length).toBeGreaterThan(70)
  const missing = pages.map(([path]) => path).filter(path => !existsSync(posix.join('dist', path)))
  expect(missing.filter(path => !ofWithdrawn(path))).toEqual([])
})

test('every place that a page of 1.0.0 linked to is there', () => {
  expect(linked.size).toBeGreaterThan(150)
  const ids = new Map<string, Set<string>>()
  const missing = [...linked]
    .filter(place => !ofWithdrawn(place))
    .filter(place => {
      const [path = '', id = ''] = place.split('#')
      if (!ids.has(path)) {
        const html = readFileSync(posix.join('dist', path), 'utf8')
        ids.set(path, new Set([...html.matchAll(/\sid="([^"]+)"/g)].map(([, id = '']) => id)))
      }
      return !ids.get(path)?.has(id)
    })
  expect(missing).toEqual(WITHDRAWN.filter(place => !ofWithdrawn(place)))
})

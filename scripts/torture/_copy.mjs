// What the modules about the offline copy share: what lies in the caches, held against the files on the server.
import { createHash } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { EXTRA } from '../../src/domain/offline/list.ts'

/** Every file of this handbook's caches as `{ version, path, sha256 }`; the hash is of the bytes that a page would get. */
export function cached(page) {
  return page.evaluate(async () => {
    const found = []
    // A page of the browser's own, in the place of one that did not open.
    if (!('caches' in window)) return found
    for (const name of await caches.keys()) {
      const [, version, scope] = /^leak-casebook-files-([0-9a-f]{8})-(.*)$/.exec(name) ?? []
      if (!scope || !location.href.startsWith(scope)) continue
      const cache = await caches.open(name)
      for (const request of await cache.keys()) {
        const response = await cache.match(request)
        const digest = await crypto.subtle.digest('SHA-256', await response.arrayBuffer())
        const sha256 = btoa(String.fromCharCode(...new Uint8Array(digest)))
        const path = decodeURI(request.url.slice(scope.length))
        found.push({ version, path, sha256, type: response.headers.get('content-type') ?? '' })
      }
    }
    return found
  })
}

/** How many of the files in the caches are not what some version in `folders` has, or have not their own type. */
export async function wrong(page, folders) {
  let count = 0
  for (const { path, sha256, type } of await cached(page)) {
    const right = await Promise.all(folders.map(folder => hash(join(folder, path))))
    const isPage = path.endsWith('.html')
    if (!right.includes(sha256) || isPage !== type.startsWith('text/html')) count++
  }
  return count
}

async function hash(file) {
  const content = await readFile(file).catch(() => undefined)
  return content && createHash('sha256').update(content).digest('base64')
}

/** How many files of the list in `sw.js` are not in the caches. */
export async function missing(page, site) {
  const listed = [...(await site.read('sw.js')).matchAll(/\{url:"([^"]+)",sha256:"[^"]+",bytes:\d+\}/g)]
  const there = new Set((await cached(page)).map(({ path }) => path))
  // Icons, manifest and licences come when the rest is whole.
  return listed.filter(([, url]) => !there.has(url) && !EXTRA.test(url)).length
}

/** What the page says of its offline copy, as soon as it is one of `states`; undefined after `limit` ms. */
export async function says(page, states, limit = 60_000) {
  const said = await page
    .waitForFunction(
      wanted =>
        wanted.includes(document.documentElement.dataset.offline) && document.documentElement.dataset.offline,
      states,
      { timeout: limit },
    )
    .catch(() => undefined)
  return await said?.jsonValue()
}

/** The worker waits between its tries; here it need not. */
export async function hurry(site) {
  const worker = await site.read('sw.js')
  const hurried = worker.replace('[1e3,4e3]', '[1,1]')
  if (hurried === worker) throw new Error('the pauses are not where they were')
  await site.write('sw.js', hurried)
}

/** Runs `work` for every item, a few at a time. */
export async function several(items, work, atOnce = 3) {
  const waiting = [...items]
  const next = async () => {
    for (let item = waiting.shift(); item !== undefined; item = waiting.shift()) await work(item)
  }
  await Promise.all(Array.from({ length: atOnce }, next))
}

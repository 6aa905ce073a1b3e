/** The service worker: keeps every file of the precache list, serves it first, and tells pages how far it is. */

import { cacheNames, setCacheNameDetails } from 'workbox-core'
import { PrecacheController, type PrecacheEntry, PrecacheRoute } from 'workbox-precaching'
import { registerRoute } from 'workbox-routing'

declare const self: ServiceWorkerGlobalScope & { __WB_MANIFEST: (PrecacheEntry | string)[] }

const CONCURRENT = 6

/**
 * A Windows server answers 404 for this file type unless it was told of it. Only installing to the home screen needs
 * the file, so its absence must not cost the offline copy.
 */
const OPTIONAL = /\.webmanifest(?:\?|$)/

// The cache's name carries the product and the scope: another handbook on this host keeps its own.
setCacheNameDetails({ prefix: 'leak-casebook', suffix: self.registration.scope, precache: 'files' })

const controller = new PrecacheController({ cacheName: cacheNames.precache })
controller.addToCacheList(self.__WB_MANIFEST)

registerRoute(
  new PrecacheRoute(controller, {
    cleanURLs: false,
    directoryIndex: 'index.html',
    ignoreURLParametersMatching: [/.*/],
  }),
)

// In place of Workbox's own install, which fetches one file after another.
self.addEventListener('install', event => event.waitUntil(fetchMissing()))
self.addEventListener('activate', event => event.waitUntil(activate(event)))

/** Throws away the files of older versions, and serves the page that installed the worker from now on. */
async function activate(event: ExtendableEvent): Promise<void> {
  await controller.activate(event)
  await self.clients.claim()
}

/**
 * Fetches what is not in the cache, several files at once. What an install that was cut off has fetched is not fetched
 * again; a file that is not the one of this version (half a deployment, a login page) is refused by its integrity.
 */
async function fetchMissing(): Promise<void> {
  const waiting = await missing()
  const work = async () => {
    for (let key = waiting.pop(); key; key = waiting.pop()) {
      try {
        await keep(key)
      } catch (error) {
        if (!OPTIONAL.test(key)) throw error
      }
    }
  }
  await Promise.all(Array.from({ length: CONCURRENT }, work))
}

async function keep(key: string): Promise<void> {
  const integrity = controller.getIntegrityForCacheKey(key)
  const response = await fetch(key, {
    cache: 'no-store',
    credentials: 'same-origin',
    ...(integrity ? { integrity } : {}),
  })
  if (!response.ok) throw new Error(`${response.status} ${key}`)
  const cache = await caches.open(cacheNames.precache)
  // Browsers refuse a redirected response for a navigation; hosts that drop `.html` from addresses redirect.
  const { status, headers } = response
  await cache.put(
    key,
    response.redirected ? new Response(await response.blob(), { status, headers }) : response,
  )
}

/** The cache keys of the list that are not in the cache. */
async function missing(): Promise<string[]> {
  const cache = await caches.open(cacheNames.precache)
  const there = new Set((await cache.keys()).map(request => request.url))
  return [...controller.getURLsToCacheKeys().values()].filter(key => !there.has(key))
}

self.addEventListener('message', event => {
  if (event.data === 'activate') void self.skipWaiting()
  if (event.data === 'status') event.waitUntil(answerStatus(event))
})

/** Answers with the number of files still missing, after trying to fetch what a browser has thrown away. */
async function answerStatus(event: ExtendableMessageEvent): Promise<void> {
  const files = controller.getURLsToCacheKeys().size
  const count = async () => (await missing()).filter(key => !OPTIONAL.test(key)).length
  try {
    if ((await count()) > 0) await fetchMissing()
  } catch (error) {
    // Offline, or the server has another version by now: the count below tells.
    console.warn(error)
  }
  // A browser that has lost its cache storage throws again; then nothing is known to be there.
  event.ports[0]?.postMessage({ files, missing: await count().catch(() => files) })
}

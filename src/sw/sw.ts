/** The service worker: keeps every file of the precache list, serves it first, and tells pages how far it is. */

import { cacheNames, setCacheNameDetails } from 'workbox-core'
import { PrecacheController, type PrecacheEntry, PrecacheRoute } from 'workbox-precaching'
import { registerRoute } from 'workbox-routing'

declare const self: ServiceWorkerGlobalScope & { __WB_MANIFEST: (PrecacheEntry | string)[] }

const CONCURRENT = 6

// The cache's name carries the product and (by Workbox) the scope: another handbook on this host keeps its own.
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

self.addEventListener('install', event => event.waitUntil(install(event)))
self.addEventListener('activate', event => event.waitUntil(controller.activate(event)))

/**
 * Workbox fetches one file after another; fetching several at once into the same cache first makes an install on a
 * slow line several times faster, and what an install that was cut off has fetched is not fetched again.
 */
async function install(event: ExtendableEvent): Promise<void> {
  await fetchMissing()
  await controller.install(event)
}

async function fetchMissing(): Promise<void> {
  const waiting = await missing()
  const work = async () => {
    for (let key = waiting.pop(); key; key = waiting.pop()) {
      const response = await fetch(key, { cache: 'no-store', credentials: 'same-origin' })
      if (!response.ok) throw new Error(`${response.status} ${key}`)
      const cache = await caches.open(cacheNames.precache)
      await cache.put(key, response)
    }
  }
  await Promise.all(Array.from({ length: CONCURRENT }, work))
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
  const port = event.ports[0]
  const files = controller.getURLsToCacheKeys().size
  try {
    if ((await missing()).length > 0) await fetchMissing()
  } catch (error) {
    port?.postMessage({ files, missing: (await missing()).length, error: String(error) })
    return
  }
  port?.postMessage({ files, missing: (await missing()).length })
}

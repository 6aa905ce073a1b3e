/** The service worker: keeps every file of the list, serves it first, and tells pages how far it is. */

import type { FromPage } from '../domain/offline/list.ts'
import { choose, wantedFiles } from './choice.ts'
import { absent, dropAllBut, dropOthers, dropOwn } from './copy.ts'
import { fill, fillExtras } from './fill.ts'
import { fileAt, list } from './list.ts'
import { serve } from './serve.ts'
import { tell } from './tell.ts'

declare const self: ServiceWorkerGlobalScope

self.addEventListener('install', event => event.waitUntil(install()))
self.addEventListener('activate', event => event.waitUntil(activate()))
self.addEventListener('fetch', serve)
self.addEventListener('message', event => {
  if (event.data === 'activate') void self.skipWaiting()
  // 1.0.0 asks for the `status` and takes the first answer for it.
  if (event.data === 'look') event.ports[0]?.postMessage('here')
  if (event.data === 'look' || event.data === 'status') event.waitUntil(answer(event))
  const asked = event.data as FromPage
  if (asked?.keep) event.waitUntil(keepOnly(asked.keep))
  if (asked?.has) event.waitUntil(tellAbsent(asked.has, event))
})

/** Keeps what is always kept and these parts, and tells every page how far that is. */
async function keepOnly(parts: readonly string[]): Promise<void> {
  await choose(parts)
  // One that was under way does not know of the choice yet.
  await fill()
  await dropAllBut([...(await wantedFiles()), ...list.extras])
  await tell(await fill())
}

/** Answers with those of the addresses that are files of the handbook and not on this device. */
async function tellAbsent(addresses: readonly string[], event: ExtendableMessageEvent): Promise<void> {
  const files = new Map(addresses.map(address => [address, fileAt(address)]))
  const missing = new Set(await absent([...files.values()].filter(file => file !== undefined)))
  const without = addresses.filter(address => missing.has(files.get(address)!))
  event.ports[0]?.postMessage(without)
}

/** @throws Error where the copy is not whole, so that no half version takes over; the next try goes on from there */
async function install(): Promise<void> {
  const report = await fill()
  if (report.missing === 0) return
  // What can be fetched again does not take the room of what cannot.
  if (report.cause === 'space') await dropOwn()
  await tell(report)
  throw new Error(`${report.missing} files are missing: ${report.cause} ${report.file}`)
}

/** Throws away the files of other versions, and serves the page that installed the worker from now on. */
async function activate(): Promise<void> {
  await dropOthers()
  await self.clients.claim()
}

async function answer(event: ExtendableMessageEvent): Promise<void> {
  event.ports[0]?.postMessage(await fill())
  await fillExtras().catch(() => undefined)
}

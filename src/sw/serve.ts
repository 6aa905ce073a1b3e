/** Answers pages from the offline copy; what is missing or damaged comes from the network, and is kept if it is right. */

import type { ListedFile } from '../domain/offline/list.ts'
import { wantedFiles } from './choice.ts'
import { asResponse, isSound, keep, read } from './copy.ts'
import { fill } from './fill.ts'
import { fileAt, list, scope } from './list.ts'
import { tell } from './tell.ts'

declare const self: ServiceWorkerGlobalScope

/** Such a name stands for one content: another one under it is wrong. */
const NAMED_BY_CONTENT = /\.[0-9a-f]{8}\.(?:js|css)$/
const NOT_FOUND = list.files.find(({ url }) => url === '404.html')

export function serve(event: FetchEvent): void {
  const { request } = event
  if (request.method !== 'GET') return
  const file = fileAt(request.url)
  if (file) event.respondWith(answer(file, event))
  else if (request.mode === 'navigate' && isPage(request.url))
    event.respondWith(fetch(request).catch(() => notFound(404)))
}

function isPage(url: string): boolean {
  return url.startsWith(scope) && /(?:\.html?|\/[^/.]*)$/.test(new URL(url).pathname)
}

async function answer(file: ListedFile, event: FetchEvent): Promise<Response> {
  const bytes = await read(file).catch(() => undefined)
  if (bytes) return asResponse(file, bytes)
  if (file.part !== undefined && !(await wantedFiles().catch(() => list.files)).includes(file))
    return fetch(event.request).catch(() => absentPage(event.request))
  return fromNetwork(file, event)
}

async function fromNetwork(file: ListedFile, event: FetchEvent): Promise<Response> {
  const { request } = event
  try {
    const response = await fetch(request)
    const bytes = new Uint8Array(await response.clone().arrayBuffer())
    if (response.ok && (await isSound(file, bytes))) {
      event.waitUntil(mend(file, bytes))
      return asResponse(file, bytes)
    }
    // The server has another version by now: its pages bring what they need, and the new version is to come.
    event.waitUntil(self.registration.update().catch(() => undefined))
    event.waitUntil(mend())
    return NAMED_BY_CONTENT.test(file.url) ? Response.error() : response
  } catch {
    event.waitUntil(mend())
    return absentPage(request)
  }
}

function absentPage(request: Request): Promise<Response> | Response {
  return request.mode === 'navigate' ? notFound(503) : Response.error()
}

/** A page that says the copy is whole must not go on saying so. */
async function mend(file?: ListedFile, bytes?: Uint8Array<ArrayBuffer>): Promise<void> {
  if (file && bytes) await keep(file, bytes).catch(() => undefined)
  await tell(await fill())
}

/** @param status 404 where the handbook has no such page, 503 where it has and this device has not */
async function notFound(status: number): Promise<Response> {
  const bytes = NOT_FOUND && (await read(NOT_FOUND).catch(() => undefined))
  return bytes ? asResponse(NOT_FOUND, bytes, status) : Response.error()
}

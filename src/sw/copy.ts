/** The offline copy of one version: a cache of its own, in which only bytes with the right checksum are kept. */

import { headersOf } from '../domain/offline/headers.ts'
import type { ListedFile } from '../domain/offline/list.ts'
import { address, fileAt, list, scope } from './list.ts'

// The name carries the product, the version and the scope: another handbook on this host keeps its own.
const PRODUCT = `${list.slug}-files-`
const NAME = `${PRODUCT}${list.version}-${scope}`

/** Caches of this handbook at this place, of any version; 1.0.0 had no version in the name. */
function isOurs(name: string): boolean {
  if (!name.startsWith(PRODUCT) || !name.endsWith(scope)) return false
  return /^(?:[0-9a-f]{8}-)?$/.test(name.slice(PRODUCT.length, name.length - scope.length))
}

export async function isSound(file: ListedFile, bytes: Uint8Array<ArrayBuffer>): Promise<boolean> {
  if (bytes.length !== file.bytes) return false
  const digest = new Uint8Array(await crypto.subtle.digest('SHA-256', bytes))
  return btoa(String.fromCharCode(...digest)) === file.sha256
}

/** A file as pages get it. */
export function asResponse({ url }: ListedFile, bytes: Uint8Array<ArrayBuffer>, status = 200): Response {
  return new Response(bytes, { status, headers: headersOf(url) })
}

/** @throws DOMException `QuotaExceededError` */
export async function keep(file: ListedFile, bytes: Uint8Array<ArrayBuffer>): Promise<void> {
  const cache = await caches.open(NAME)
  await cache.put(address(file), asResponse(file, bytes))
}

/** The bytes of a kept file; undefined where it is not there, or where what is there has been damaged. */
export async function read(file: ListedFile): Promise<Uint8Array<ArrayBuffer> | undefined> {
  const cache = await caches.open(NAME)
  const response = await cache.match(address(file), { ignoreVary: true })
  if (!response) return undefined
  // A body that the browser has lost throws here.
  const bytes = await response.arrayBuffer().then(
    buffer => new Uint8Array(buffer),
    () => undefined,
  )
  if (bytes && (await isSound(file, bytes))) return bytes
  await cache.delete(address(file))
  return undefined
}

/** Those of `files` that are not in the copy. */
export async function absent(files: readonly ListedFile[]): Promise<ListedFile[]> {
  const cache = await caches.open(NAME)
  const there = new Set((await cache.keys()).map(request => request.url))
  return files.filter(file => !there.has(address(file)))
}

/** Takes over from other versions' copies what has not changed. What a server said of it then is left behind. */
export async function takeOver(files: readonly ListedFile[]): Promise<void> {
  const wanted = new Map(files.map(file => [file.url, file]))
  for (const name of await caches.keys()) {
    if (!isOurs(name) || name === NAME || wanted.size === 0) continue
    const cache = await caches.open(name)
    for (const request of await cache.keys()) {
      const file = wanted.get(fileAt(request.url)?.url ?? '')
      const buffer = file && (await (await cache.match(request))?.arrayBuffer().catch(() => undefined))
      if (!file || !buffer || !(await isSound(file, new Uint8Array(buffer)))) continue
      await keep(file, new Uint8Array(buffer))
      wanted.delete(file.url)
    }
  }
}

/** Lets go of what is not among `files`. */
export async function dropAllBut(files: readonly ListedFile[]): Promise<void> {
  const wanted = new Set(files.map(address))
  const cache = await caches.open(NAME)
  for (const request of await cache.keys()) if (!wanted.has(request.url)) await cache.delete(request)
}

export async function dropOthers(): Promise<void> {
  for (const name of await caches.keys()) if (isOurs(name) && name !== NAME) await caches.delete(name)
}

export async function dropOwn(): Promise<void> {
  await caches.delete(NAME)
}

/** The files of this version, and which of them an address means. */

import type { ListedFile, Pack, PrecacheList } from '../domain/offline/list.ts'

declare const self: ServiceWorkerGlobalScope
/** Put in by `build/precache.ts`. */
declare const PRECACHE_LIST: PrecacheList

export const list: PrecacheList = PRECACHE_LIST

/** What lies in one pack: what is always kept, or a part. */
export interface Packed {
  pack: Pack
  files: readonly ListedFile[]
}

export const packed: readonly Packed[] = [
  { pack: list.pack, files: list.files.filter(file => file.part === undefined) },
  ...list.parts.map(({ pack }, i) => ({ pack, files: list.files.filter(({ part }) => part === i) })),
]

/** The site's root; ends in a slash. */
export const scope = self.registration.scope

const byUrl = new Map([...list.files, ...list.extras].map(file => [file.url, file]))

export function address({ url }: { url: string }): string {
  return new URL(url, scope).href
}

/** The listed file that an absolute URL means, whatever its query and fragment. */
export function fileAt(url: string): ListedFile | undefined {
  const { origin, pathname } = new URL(url)
  const plain = origin + pathname
  if (!plain.startsWith(scope)) return undefined
  const path = plain.slice(scope.length)
  return byUrl.get(path) ?? byUrl.get(decoded(path)) ?? byUrl.get(`${path}index.html`)
}

function decoded(path: string): string {
  try {
    return decodeURIComponent(path)
  } catch {
    return path
  }
}

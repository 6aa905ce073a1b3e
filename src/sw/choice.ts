/** What of a large handbook is kept: the reader's choice, which stays from version to version. */

import { type ListedFile, type OfflineReport, sizeOf } from '../domain/offline/list.ts'
import { list, packed, scope } from './list.ts'

/** A cache of its own with one entry: what a worker can read and the deletion of everything finds. */
const NAME = `${list.slug}-choice-${scope}`

async function chosen(): Promise<readonly unknown[]> {
  if (list.parts.length === 0) return []
  const entry = await (await caches.open(NAME)).match(scope).catch(() => undefined)
  const ids: unknown = await entry?.json().catch(() => undefined)
  return Array.isArray(ids) ? ids : []
}

/** @param ids of parts; what is not among them is not kept any more */
export async function choose(ids: readonly string[]): Promise<void> {
  await (await caches.open(NAME)).put(scope, new Response(JSON.stringify(ids)))
}

/** The files that this device is to keep. */
export async function wantedFiles(): Promise<readonly ListedFile[]> {
  if (list.parts.length === 0) return list.files
  const ids = await chosen()
  return list.files.filter(({ part }) => part === undefined || ids.includes(list.parts[part]?.id))
}

/** What there is to choose from; nothing where the handbook is kept whole. */
export async function choiceOf(): Promise<Pick<OfflineReport, 'choice'>> {
  if (list.parts.length === 0 || !list.choice) return {}
  const ids = await chosen()
  const parts = list.parts.map(({ id, name }, i) => ({
    id,
    name,
    bytes: sizeOf(packed[i + 1]?.files ?? []),
    wanted: ids.includes(id),
  }))
  return { choice: { script: list.choice, parts } }
}

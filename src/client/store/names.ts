/** How this handbook's stores are called: by its slug, so that a record follows the reader and not a folder. */

import { SLUG } from '../page/slug.ts'

/** The database of the review log. */
export const LOG_NAME = SLUG

/** The database of another kind of data of the same handbook, such as `marks`. */
export function siblingName(kind: string): string {
  return `${SLUG}.${kind}`
}

/** Version 1.0.0 named its database by the path of the handbook's folder. */
export function oldLogName(path: string): string {
  return `${SLUG}:${path}`
}

/**
 * The names of all databases of this handbook that there may be, whatever their age.
 * @param path of the handbook's folder now
 */
export async function allNames(path: string): Promise<string[]> {
  const known = [LOG_NAME, siblingName('marks'), ...(await oldNames(path))]
  const listed = await listDatabases()
  return [...new Set([...known, ...listed.filter(name => name.startsWith(`${SLUG}.`))])]
}

/** The names under which version 1.0.0 may have kept a log on this origin; opening one that is not there is harmless. */
export async function oldNames(path: string): Promise<string[]> {
  const listed = await listDatabases()
  const names = listed.filter(name => name.startsWith(`${SLUG}:/`))
  return [...new Set([...names, ...[path, ...rememberedPaths()].map(oldLogName)])]
}

async function listDatabases(): Promise<string[]> {
  try {
    // Missing in Firefox before 126; where storage is blocked it rejects.
    const list = (await indexedDB.databases?.()) ?? []
    return list.flatMap(({ name }) => name ?? [])
  } catch {
    return []
  }
}

/** Paths that small settings in localStorage speak of: `<slug>:/path/:name`. */
function rememberedPaths(): string[] {
  try {
    const ours = Object.keys(localStorage).filter(key => key.startsWith(`${SLUG}:`))
    return ours.flatMap(key => /^:(\/.*\/|\/):[a-z-]+$/.exec(key.slice(SLUG.length))?.[1] ?? [])
  } catch {
    return []
  }
}

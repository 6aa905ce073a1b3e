/** Finds what version 1.0.0 kept in databases named by folders, and joins it to the log by union, once. */

import { deleteDB, openDB } from 'idb'
import { compareEvents, type ReviewEvent } from '../../domain/review/events.ts'
import { type ReviewSettings, readSettings } from '../../domain/review/settings.ts'
import type { Database, Writing } from './database.ts'
import { addEvents } from './imports.ts'
import { ALL, emptyHead, type LogSchema, readHead } from './log-schema.ts'
import { oldLogName, oldNames } from './names.ts'

/** How version 1.0.0 kept the log as it was before an import. */
interface OldSnapshot {
  at: number
  reviews: number
  counter: number
  events: ReviewEvent[]
  settings: ReviewSettings
  imported?: ReviewSettings
}

interface OldLog {
  name: string
  events: ReviewEvent[]
  device: string
  exported: number
  settings: ReviewSettings | undefined
  snapshots: OldSnapshot[]
}

/**
 * Joins the old logs of this origin that have not been joined yet; with `again` also those that have grown since.
 * What is joined stays where it was, for a copy of version 1.0.0 that may still be in use.
 * @param path of the handbook's folder now
 * @returns how many reviews came from other folders than this one
 */
export async function joinOldLogs(
  database: Database<LogSchema>,
  path: string,
  again = false,
): Promise<number> {
  const joined = (await database.read(['head'], tx => tx.objectStore('head').get('log')))?.joined ?? {}
  let elsewhere = 0
  for (const name of await oldNames(path)) {
    if (Object.hasOwn(joined, name) && !again) continue
    const old = await readOldLog(name, joined[name])
    if (!old) continue
    const added = await database.write([...ALL], tx => join(tx, old))
    if (name !== oldLogName(path)) elsewhere += added
  }
  return elsewhere
}

/** What a database of version 1.0.0 holds; undefined where there is none, or as many events as `known`. */
async function readOldLog(name: string, known: number | undefined): Promise<OldLog | undefined> {
  let isNew = false
  try {
    // Without a version: one that a still later version has raised is read as well, and none is changed.
    const db = await openDB(name, undefined, {
      upgrade() {
        isNew = true
      },
    })
    try {
      if (isNew || !db.objectStoreNames.contains('events')) return undefined
      if ((await db.count('events')) === known) return undefined
      const all = async (store: string) => (db.objectStoreNames.contains(store) ? db.getAll(store) : [])
      const [[head], [settings]] = [await all('head'), await all('settings')]
      const [events, snapshots] = [await all('events'), await all('snapshots')]
      return {
        name,
        events,
        device: String(head?.device ?? ''),
        exported: Number(head?.exported) || 0,
        settings,
        snapshots,
      }
    } finally {
      db.close()
    }
  } catch {
    // Left as it is, and looked at again on the next opening.
    return undefined
  } finally {
    if (isNew) await deleteDB(name).catch(() => {})
  }
}

async function join(tx: Writing<LogSchema>, old: OldLog): Promise<number> {
  const head = await readHead(tx)
  const events = old.events.filter(event => typeof event?.id === 'string').sort(compareEvents)
  const first = head.events === 0
  const snapshots = old.snapshots
    .filter(snapshot => Array.isArray(snapshot?.events))
    .sort((a, b) => a.at - b.at)
  const imports = tx.objectStore('imports')
  const held = snapshots.map(({ events }) => new Set(events.map(event => event.id)))
  for (const { at, reviews, settings, imported } of snapshots) {
    if (typeof at !== 'number' || (await imports.get(at))) continue
    await imports.put({
      at,
      reviews,
      settings: readSettings({ ...settings }),
      sections: {},
      ...(imported ? { imported: readSettings({ ...imported }) } : {}),
    })
  }
  /** The last import that brought an event: not there before it, and not done on that device since. */
  const batchOf = (event: ReviewEvent) => {
    const own = event.id.startsWith(`${old.device}-`) ? Number(event.id.slice(old.device.length + 1)) : 0
    return snapshots.findLast(({ counter }, i) => !held[i]?.has(event.id) && !(own > counter))?.at
  }
  const added = await addEvents(tx, head, events, event => {
    const batch = batchOf(event)
    return batch === undefined ? { mine: 1 } : { batch }
  })
  if (first && old.settings) await tx.objectStore('settings').put(readSettings({ ...old.settings }), 'review')
  const now = await readHead(tx)
  await tx.objectStore('head').put(
    {
      ...now,
      device: first && old.device ? old.device : now.device || emptyHead().device,
      exported: Math.min(now.reviews, now.exported + Math.min(old.exported, added)),
      joined: { ...now.joined, [old.name]: old.events.length },
    },
    'log',
  )
  return added
}

/** Records that version 1.0.0 kept under the names of folders are found and joined, once, without losing one. */

import { beforeEach, expect, test, vi } from 'vitest'
import { allNames, LOG_NAME, oldLogName, siblingName } from '../../../src/client/store/names.ts'
import { openReviewLog } from '../../../src/client/store/review-log.ts'
import { foldEvents, type ReviewEvent } from '../../../src/domain/review/events.ts'
import { DEFAULT_SETTINGS } from '../../../src/domain/review/settings.ts'
import { reviewed } from '../../domain/review/log.ts'
import { draft, emptyDevice, open, raw, silent, tamper } from './stores.ts'

interface Old {
  events: ReviewEvent[]
  head?: object
  settings?: object
  snapshots?: object[]
}

/** A database as version 1.0.0 made it. */
function makeOld(path: string, { events, head, settings, snapshots = [] }: Old, version = 1): Promise<void> {
  return new Promise(resolve => {
    const request = indexedDB.open(oldLogName(path), version)
    request.onupgradeneeded = () => {
      const db = request.result
      const log = db.createObjectStore('events', { keyPath: 'id' })
      log.createIndex('card', 'card')
      for (const event of events) log.put(event)
      db.createObjectStore('states', { keyPath: 'card' })
      const counts = { device: 'test', counter: 9, events: events.length, exported: 0, foldVersion: 1 }
      db.createObjectStore('head').put({ ...counts, reviews: events.length, ...head }, 'log')
      const kept = db.createObjectStore('settings')
      if (settings) kept.put(settings, 'review')
      const snaps = db.createObjectStore('snapshots', { keyPath: 'at' })
      for (const snapshot of snapshots) snaps.put(snapshot)
    }
    request.onsuccess = () => {
      request.result.close()
      resolve()
    }
  })
}

beforeEach(() => {
  vi.unstubAllGlobals()
  emptyDevice()
})

const [one, two, three, four] = [1, 2, 3, 4].map(n => reviewed(n, `c${n}`, n)) as [
  ReviewEvent,
  ReviewEvent,
  ReviewEvent,
  ReviewEvent,
]

test('three reviews under E: and two under F: are five, with their states, and the page can say so', async () => {
  await makeOld('/E:/手冊/', { events: [one, two], settings: { ...DEFAULT_SETTINGS, newPerDay: 5 } })
  await makeOld('/F:/手冊/', { events: [two, three, four] })
  const { storage, joined } = await openReviewLog('/F:/手冊/', silent)
  const { states, reviews, settings } = await storage.read()
  expect(reviews).toBe(4)
  expect(states).toEqual(foldEvents([one, two, three, four]))
  expect(settings.newPerDay).toBe(5)
  expect(joined).toBe(2)
  storage.close()
  const again = await openReviewLog('/G:/', silent)
  expect(again.joined).toBe(0)
  expect((await again.storage.read()).reviews).toBe(4)
  again.storage.close()
  expect((await raw(oldLogName('/E:/手冊/'))).version).toBe(1)
})

test('reviews of one copied profile under two folders are all kept', async () => {
  await makeOld('/a/', { events: [one, two] })
  await makeOld('/b/', { events: [one, { ...two, card: 'other' }] })
  const storage = await open('/a/')
  expect((await storage.read()).reviews).toBe(3)
  expect((await storage.read()).states.size).toBe(3)
})

test('what was last done can be undone after the change of version, and no more than that', async () => {
  const foreign = { ...three, id: 'other-000000001' }
  await makeOld('/', {
    events: [one, two, foreign],
    head: { counter: 2 },
    snapshots: [{ at: 1000, reviews: 1, counter: 1, events: [one], settings: DEFAULT_SETTINGS }],
  })
  const storage = await open('/')
  expect((await storage.lastStanding())?.id).toBe(two.id)
  // As the version before would have done it: the import goes, what was done here since then stays.
  expect(await storage.snapshots()).toEqual([{ at: 1000, reviews: 1 }])
  await storage.restore(1000)
  expect((await storage.events()).map(event => event.id)).toEqual([one.id, two.id])
})

test('a copy of the version before that is still in use is joined again when it has grown', async () => {
  await makeOld('/old/', { events: [one] })
  const storage = await open('/new/')
  expect((await storage.read()).reviews).toBe(1)
  expect(await storage.repair()).toBe(false)
  await tamper(oldLogName('/old/'), 'events', store => store.put(two))
  expect(await storage.repair()).toBe(true)
  expect((await storage.read()).reviews).toBe(2)
  await storage.append(draft(three))
  expect(await storage.repair()).toBe(false)
  expect((await storage.read()).reviews).toBe(3)
})

test('where databases cannot be listed, folders are known from the small settings', async () => {
  await makeOld('/E:/', { events: [one] })
  await makeOld('/here/', { events: [two] })
  vi.spyOn(indexedDB, 'databases').mockRejectedValue(new Error('no'))
  vi.stubGlobal('localStorage', { 'leak-casebook:/E:/:due': '1', 'leak-casebook:reviews': '3', other: 'x' })
  const storage = await open('/here/')
  expect((await storage.read()).reviews).toBe(2)
})

test('garbage in an old record costs only itself, and a record of a later version is read too', async () => {
  await makeOld('/a/', {
    events: [one, { ...two, grade: 9 } as never, { id: 'x' } as never],
    head: { device: 5, exported: 'many' },
    settings: { retention: 'high' },
    snapshots: [{ at: 7 }, { at: 8, events: 'none' }],
  })
  await makeOld('/b/', { events: [three] }, 6)
  const storage = await open('/c/')
  expect((await storage.read()).states).toEqual(foldEvents([one, three]))
  expect((await storage.read()).settings).toEqual(DEFAULT_SETTINGS)
  await storage.rebuild()
  expect(await storage.events()).toHaveLength(4)
})

test('looking for old records leaves no database behind, and all names are found for deletion', async () => {
  await makeOld('/E:/', { events: [one] })
  ;(await raw(siblingName('papers'))).close()
  ;(await raw('leak-casebook-of-another')).close()
  await open('/here/')
  const names = (await indexedDB.databases()).map(({ name }) => name)
  expect(names.sort()).toEqual(
    [LOG_NAME, siblingName('papers'), 'leak-casebook-of-another', oldLogName('/E:/')].sort(),
  )
  const all = await allNames('/here/')
  for (const name of [LOG_NAME, siblingName('papers'), siblingName('marks'), oldLogName('/E:/')])
    expect(all).toContain(name)
  expect(all).not.toContain('leak-casebook-of-another')
})

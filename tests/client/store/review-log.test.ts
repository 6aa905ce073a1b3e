/** What only the log on disk does: several tabs, damage, failing writes, records of other versions. */

import { beforeEach, expect, test } from 'vitest'
import { LOG_NAME } from '../../../src/client/store/names.ts'
import { openNewerLog } from '../../../src/client/store/newer-log.ts'
import { isFoldable } from '../../../src/domain/review/check-event.ts'
import { foldEvents, type ReviewEvent } from '../../../src/domain/review/events.ts'
import { DEFAULT_SETTINGS } from '../../../src/domain/review/settings.ts'
import { reviewed } from '../../domain/review/log.ts'
import { bring, draft, drafts, emptyDevice, open, raw, silent, tamper } from './stores.ts'

beforeEach(emptyDevice)

/** A tab, and the moment it hears that another has written. */
async function openListening() {
  let changed = () => {}
  const heard = new Promise<void>(resolve => {
    changed = resolve
  })
  return { heard, storage: await open('/', { ...silent, changed: () => changed() }) }
}

test('a review is there after opening anew, and from whatever folder', async () => {
  const storage = await open('/E:/手冊/')
  const written = await storage.append(draft(reviewed(1, 'a', 0)))
  storage.close()
  const again = await open('/F:/改名/')
  expect((await again.read()).reviews).toBe(1)
  expect((await again.read()).states.get('a')).toEqual(written.state)
  expect(await again.events()).toEqual([written.event])
})

test('two tabs that write at once lose nothing, and each hears of the other', async () => {
  const [one, two] = [await openListening(), await openListening()]
  await Promise.all([
    two.storage.append(draft(reviewed(1, 'a', 0))),
    one.storage.append(draft(reviewed(2, 'a', 3))),
  ])
  await Promise.all([one.heard, two.heard])
  const third = await open()
  const events = await third.events()
  expect(events).toHaveLength(2)
  expect((await third.read()).states).toEqual(foldEvents(events))
})

test('a write that is tried again after its connection was cut is stored once', async () => {
  const storage = await open()
  await storage.append(draft(reviewed(1, 'a', 0)))
  // Stored, but the connection goes before anybody hears of it.
  const { transaction } = IDBDatabase.prototype
  let cut = true
  IDBDatabase.prototype.transaction = function (stores, mode, options) {
    const tx = transaction.call(this, stores, mode, options)
    if (mode !== 'readwrite' || !cut) return tx
    cut = false
    const listen = tx.addEventListener.bind(tx) as (type: string, listener: EventListener) => void
    tx.addEventListener = (type: string, listener: never) => {
      if (type !== 'complete') listen(type === 'abort' ? 'complete' : type, listener)
    }
    return tx
  }
  try {
    const written = await storage.append(draft(reviewed(2, 'b', 0)))
    expect(written.reviews).toBe(2)
    expect(cut).toBe(false)
  } finally {
    IDBDatabase.prototype.transaction = transaction
  }
  expect(await drafts(storage)).toEqual([draft(reviewed(1, 'a', 0)), draft(reviewed(2, 'b', 0))])
})

test('a write that cannot be stored leaves the log as it was, and the next one works', async () => {
  const storage = await open()
  const { event } = await storage.append(draft(reviewed(1, 'a', 0)))
  const before = await storage.read()
  const unclonable = { ...draft(reviewed(2, 'a', 1)), rev: (() => 0) as never }
  await expect(storage.append(unclonable)).rejects.toMatchObject({ problem: 'failed' })
  await expect(
    storage.importBackup(bring([{ ...reviewed(3, 'b', 0), rev: (() => 0) as never }]), 1000),
  ).rejects.toMatchObject({ problem: 'failed' })
  expect(await storage.events()).toEqual([event])
  expect(await storage.read()).toEqual(before)
  expect(await storage.snapshots()).toEqual([])
  expect((await storage.append(draft(reviewed(2, 'a', 1)))).reviews).toBe(2)
})

test('an import that is stopped leaves everything as it was', async () => {
  const storage = await open()
  const abort = new AbortController()
  const many = Array.from({ length: 3000 }, (_, i) => reviewed(i, `c${i % 9}`, i))
  const shares: number[] = []
  const stopped = storage.importBackup(
    bring(many),
    1000,
    share => {
      shares.push(share)
      if (share > 0.3) abort.abort()
    },
    abort.signal,
  )
  await expect(stopped).rejects.toMatchObject({ name: 'StorageError' })
  expect(shares.length).toBeGreaterThan(1)
  expect(await storage.events()).toEqual([])
  expect(await storage.snapshots()).toEqual([])
})

test('an import under a clock set back can still be taken back, and only the last three are offered', async () => {
  const storage = await open()
  for (const now of [1000, 2000, 3000]) await storage.importBackup(bring([]), now)
  const { event } = await storage.append(draft(reviewed(1, 'a', 0)))
  await storage.importBackup(bring([reviewed(5, 'z', 0)]), 500)
  expect((await storage.snapshots()).map(({ at }) => at)).toEqual([3001, 3000, 2000])
  await storage.restore(3001)
  expect(await storage.events()).toEqual([event])
})

test('taking an import back takes only the settings that it brought', async () => {
  const storage = await open()
  await storage.importBackup(bring([]), 1000)
  const own = { ...DEFAULT_SETTINGS, minutes: 10 }
  await storage.saveSettings(own)
  await storage.restore(1000)
  expect((await storage.read()).settings).toEqual(own)

  const settings = { ...DEFAULT_SETTINGS, newPerDay: 3, retention: 0.95 }
  await storage.importBackup(bring([], { settings }), 2000)
  await storage.saveSettings({ ...settings, retention: 0.85 })
  await storage.restore(2000)
  expect((await storage.read()).settings).toEqual({ ...own, retention: 0.85 })

  const exam = { date: '2026-12-09', minutes: 15, off: [0], thrifty: false, started: 20_000 }
  const planned = { ...DEFAULT_SETTINGS, exam }
  await storage.importBackup(bring([], { settings: planned }), 3000)
  expect((await storage.read()).settings).toEqual(planned)
  await storage.restore(3000)
  expect((await storage.read()).settings).toEqual({ ...own, retention: 0.85 })
})

test('an import keeps no second copy of the log', async () => {
  const storage = await open()
  for (let i = 0; i < 20; i++) await storage.append(draft(reviewed(i, `c${i}`, 0)))
  await storage.importBackup(bring([reviewed(50, 'z', 0)]), 1000)
  const db = await raw(LOG_NAME)
  const imports = await new Promise<unknown[]>(resolve => {
    const request = db.transaction('imports').objectStore('imports').getAll()
    request.onsuccess = () => resolve(request.result)
  })
  db.close()
  expect(JSON.stringify(imports).length).toBeLessThan(500)
})

/** Every damage that a test can do without taking the database apart. */
const damages: [string, () => Promise<void>][] = [
  ['states gone', () => tamper(LOG_NAME, 'states', store => store.clear())],
  ['a state of nothing', () => tamper(LOG_NAME, 'states', store => store.put({ card: 'ghost' }))],
  [
    'as many states, all wrong',
    () =>
      tamper(LOG_NAME, 'states', store => {
        store.getAll().onsuccess = function () {
          for (const state of this.result) store.put({ ...state, stability: 9999 })
        }
      }),
  ],
  ['the head gone', () => tamper(LOG_NAME, 'head', store => store.clear())],
  ['a head of garbage', () => tamper(LOG_NAME, 'head', store => store.put('garbage', 'log'))],
  ['a head of wrong kinds', () => tamper(LOG_NAME, 'head', store => store.put({ reviews: 'many' }, 'log'))],
  [
    'counts behind the log',
    () =>
      tamper(LOG_NAME, 'head', store => {
        store.get('log').onsuccess = function () {
          store.put({ ...this.result, events: 0, reviews: 0 }, 'log')
        }
      }),
  ],
  ['settings of garbage', () => tamper(LOG_NAME, 'settings', store => store.put(17, 'review'))],
  ['an event more', () => tamper(LOG_NAME, 'events', store => store.add({ event: reviewed(77, 'z', 0) }))],
  [
    'an event of grade 9',
    () => tamper(LOG_NAME, 'events', store => store.add({ event: { ...reviewed(78, 'a', 0), grade: 9 } })),
  ],
  [
    'an event without card',
    () =>
      tamper(LOG_NAME, 'events', store => store.add({ event: { ...reviewed(79, 'a', 0), card: undefined } })),
  ],
  [
    'an event of numbers that are none',
    () =>
      tamper(LOG_NAME, 'events', store => store.add({ event: { ...reviewed(80, 'a', 0), t: Number.NaN } })),
  ],
  ['an entry of nothing', () => tamper(LOG_NAME, 'events', store => store.add({}))],
  ['an entry of null', () => tamper(LOG_NAME, 'events', store => store.add(null))],
  ['a text for an entry', () => tamper(LOG_NAME, 'events', store => store.add('garbage'))],
]

test.each(damages)('%s: noticed, repaired, and nothing lost', async (_, damage) => {
  const storage = await open()
  for (let i = 0; i < 5; i++) await storage.append(draft(reviewed(i, `c${i % 2}`, i)))
  const before = await storage.events()
  await damage()
  await storage.repair()
  const events = await storage.events()
  for (const event of before) expect(events).toContainEqual(event)
  const { states, reviews } = await storage.read()
  const foldable = events.filter(isFoldable)
  expect(states).toEqual(foldEvents(foldable))
  expect(reviews).toBe(foldable.filter(event => event.kind === 'review').length)
  expect(await storage.repair()).toBe(false)
  await storage.rebuild()
  expect((await storage.append(draft(reviewed(9, 'c0', 9)))).reviews).toBe(reviews + 1)
  expect(await storage.importBackup(bring([reviewed(500, 'n', 0)]), 1000)).toBe(1)
})

test('what cannot be folded stays in the log that is exported', async () => {
  const storage = await open()
  const odd = { ...reviewed(78, 'a', 0), grade: 9 } as unknown as ReviewEvent
  await tamper(LOG_NAME, 'events', store => store.add({ event: odd }))
  await storage.rebuild()
  expect(await storage.events()).toEqual([odd])
})

test('a record of a later version is read whole, and never written to', async () => {
  const storage = await open()
  const { event } = await storage.append(draft(reviewed(1, 'a', 0)))
  storage.close()
  ;(await raw(LOG_NAME, 7)).close()
  await expect(open()).rejects.toMatchObject({ problem: 'newer' })
  const newer = await openNewerLog()
  expect((await newer.read()).reviews).toBe(1)
  expect((await newer.read()).states.get('a')?.reviews).toBe(1)
  expect(await newer.events()).toEqual([event])
  expect(await newer.device()).not.toBe('')
  for (const write of [
    newer.append(draft(reviewed(2, 'b', 0))),
    newer.saveSettings(DEFAULT_SETTINGS),
    newer.importBackup(bring([]), 1),
    newer.restore(1),
    newer.rebuild(),
  ])
    await expect(write).rejects.toMatchObject({ problem: 'newer' })
  const db = await raw(LOG_NAME)
  expect(db.version).toBe(7)
  db.close()
})

test('the check of a long log stands back while cards are answered', async () => {
  const storage = await open()
  for (let i = 0; i < 6; i++) await storage.append(draft(reviewed(i, `c${i % 3}`, i)))
  let go = () => {}
  let rests = 0
  const sitting = new Promise<void>(resolve => {
    go = resolve
  })
  const repaired = storage.repair(() => {
    rests++
    return sitting
  })
  for (let i = 6; i < 9; i++) await storage.append(draft(reviewed(i, `c${i % 3}`, i)))
  expect(rests).toBe(1)
  go()
  expect(await repaired).toBe(false)
  expect(rests).toBe(3)
  expect((await storage.read()).reviews).toBe(9)
})

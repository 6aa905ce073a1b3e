import 'fake-indexeddb/auto'
import { IDBFactory } from 'fake-indexeddb'
import fc from 'fast-check'
import { afterEach, beforeEach, expect, test } from 'vitest'
import {
  type EventDraft,
  memoryStorage,
  openStorage,
  type ReviewStorage,
  StorageError,
  type StorageListener,
  type StorageProblem,
} from '../../../src/client/store/storage.ts'
import { foldEvents, type ReviewEvent } from '../../../src/domain/review/events.ts'
import { DEFAULT_SETTINGS } from '../../../src/domain/review/settings.ts'
import { reviewed, someLog, undone } from '../../domain/review/log.ts'

const silent: StorageListener = { problem() {}, changed() {} }
const opened: ReviewStorage[] = []

async function open(scope = '/', listener = silent): Promise<ReviewStorage> {
  const storage = await openStorage(scope, listener)
  opened.push(storage)
  return storage
}

/** A tab, and the moment it hears that another has written. */
async function openListening(): Promise<[heard: Promise<void>, storage: ReviewStorage]> {
  let changed = () => {}
  const heard = new Promise<void>(resolve => {
    changed = resolve
  })
  return [heard, await open('/', { ...silent, changed })]
}

/** A newer version of the handbook, opened in another tab. */
const upgrade = () =>
  new Promise<void>(resolve => {
    indexedDB.open('leak-casebook:/', 2).onsuccess = () => resolve()
  })

const draft = ({ id: _, ...event }: ReviewEvent): EventDraft => event

beforeEach(() => {
  globalThis.indexedDB = new IDBFactory()
})
afterEach(() => {
  for (const storage of opened.splice(0)) storage.close()
})

test('a review is there after opening anew', async () => {
  const storage = await open()
  const written = await storage.append(draft(reviewed(1, 'a', 0)))
  expect(written.reviews).toBe(1)
  storage.close()
  const again = await open()
  const { states, reviews } = await again.read()
  expect(reviews).toBe(1)
  expect(states.get('a')).toEqual(written.state)
  expect(await again.events()).toEqual([written.event])
})

test('stored states equal a replay of the log, whatever was done', async () => {
  await fc.assert(
    fc.asyncProperty(someLog('one', 20), async log => {
      globalThis.indexedDB = new IDBFactory()
      const storage = await openStorage('/', silent)
      const ids = new Map<string, string>()
      for (const event of log) {
        const of = event.of === undefined ? {} : { of: ids.get(event.of)! }
        const written = await storage.append({ ...draft(event), ...of })
        ids.set(event.id, written.event.id)
      }
      const { states } = await storage.read()
      expect(states).toEqual(foldEvents(await storage.events()))
      await storage.rebuild()
      expect((await storage.read()).states).toEqual(states)
      storage.close()
    }),
    { numRuns: 30 },
  )
})

test('two tabs that write at once get ids of their own, and each hears of the other', async () => {
  const [heardByOne, one] = await openListening()
  const [heardByTwo, two] = await openListening()
  await Promise.all([two.append(draft(reviewed(1, 'a', 0))), one.append(draft(reviewed(2, 'a', 3)))])
  await Promise.all([heardByOne, heardByTwo])
  const third = await open()
  const events = await third.events()
  expect(new Set(events.map(event => event.id)).size).toBe(2)
  expect((await third.read()).states).toEqual(foldEvents(events))
})

test('copies of the handbook under different paths keep apart', async () => {
  await (await open('/a/')).append(draft(reviewed(1, 'a', 0)))
  expect((await (await open('/b/')).read()).reviews).toBe(0)
})

test('undoing goes back as far as one likes, over a reload', async () => {
  let storage = await open()
  for (let i = 0; i < 5; i++) await storage.append(draft(reviewed(i, `card-${i}`, i)))
  storage.close()
  storage = await open()
  const order: string[] = []
  for (let last = await storage.lastStanding(); last; last = await storage.lastStanding()) {
    order.push(last.card)
    await storage.append(draft(undone(100 + order.length, last)))
  }
  expect(order).toEqual(['card-4', 'card-3', 'card-2', 'card-1', 'card-0'])
  expect((await storage.read()).states.size).toBe(0)
  expect((await storage.read()).reviews).toBe(5)
})

test('the reviews since the last export are counted', async () => {
  const storage = await open()
  await storage.append(draft(reviewed(1, 'a', 0)))
  await storage.markExported()
  await storage.append(draft(reviewed(2, 'b', 0)))
  expect((await storage.read()).reviewsSinceExport).toBe(1)
})

test('an import adds, adds nothing twice, and can be taken back without losing later reviews', async () => {
  const storage = await open()
  await storage.append(draft(reviewed(1, 'a', 0)))
  const before = await storage.events()
  const foreign = [reviewed(1, 'b', 1), reviewed(2, 'a', 2)]
  await storage.importEvents(foreign, { ...DEFAULT_SETTINGS, newPerDay: 3 }, 1000)
  await storage.importEvents(foreign, undefined, 2000)
  const stored = await storage.read()
  expect(stored.reviews).toBe(3)
  expect(stored.settings.newPerDay).toBe(3)
  expect(stored.states).toEqual(foldEvents([...before, ...foreign]))

  const { event: later } = await storage.append(draft(reviewed(9, 'c', 3)))
  expect(await storage.snapshots()).toEqual([
    { at: 2000, reviews: 3 },
    { at: 1000, reviews: 1 },
  ])
  await storage.restore(1000)
  expect(await storage.events()).toEqual([...before, later])
  const restored = await storage.read()
  expect(restored.states).toEqual(foldEvents([...before, later]))
  expect(restored.settings.newPerDay).toBe(DEFAULT_SETTINGS.newPerDay)
})

test('events that carry this device’s name, from a copied profile, do not stop it from writing', async () => {
  const storage = await open()
  const device = await storage.device()
  await storage.importEvents([{ ...reviewed(1, 'a', 0), id: `${device}-000000007` }], undefined, 1000)
  expect((await storage.append(draft(reviewed(2, 'b', 0)))).event.id).toBe(`${device}-000000008`)
})

test('states that do not belong to the log are rebuilt', async () => {
  const storage = await open()
  await storage.append(draft(reviewed(1, 'a', 0)))
  expect(await storage.repair()).toBe(false)
  const raw = await new Promise<IDBDatabase>(resolve => {
    const request = indexedDB.open('leak-casebook:/')
    request.onsuccess = () => resolve(request.result)
  })
  await new Promise<void>(resolve => {
    const tx = raw.transaction(['events'], 'readwrite')
    tx.objectStore('events').add(reviewed(2, 'b', 0))
    tx.oncomplete = () => resolve()
  })
  raw.close()
  expect(await storage.repair()).toBe(true)
  expect((await storage.read()).states).toEqual(foldEvents(await storage.events()))
})

test('a newer version in another tab makes this one let go and say so', async () => {
  const problems: StorageProblem[] = []
  const storage = await open('/', { ...silent, problem: problem => problems.push(problem) })
  await upgrade()
  expect(problems).toEqual(['outdated'])
  await expect(storage.append(draft(reviewed(1, 'a', 0)))).rejects.toMatchObject({ problem: 'outdated' })
  await expect(storage.events()).rejects.toMatchObject({ problem: 'outdated' })
  await expect(open()).rejects.toMatchObject({ problem: 'outdated' })
})

test('a browser that refuses storage is named as such', async () => {
  globalThis.indexedDB = {
    open() {
      throw new DOMException('denied', 'SecurityError')
    },
  } as unknown as IDBFactory
  const refused = openStorage('/', silent)
  await expect(refused).rejects.toThrow(StorageError)
  await expect(refused).rejects.toMatchObject({ problem: 'unavailable' })
})

test('a write that fails says so and leaves the log as it was', async () => {
  const storage = await open()
  const unclonable = { ...draft(reviewed(1, 'a', 0)), rev: (() => 0) as never }
  await expect(storage.append(unclonable)).rejects.toMatchObject({ problem: 'failed' })
  expect(await storage.events()).toEqual([])
  expect((await storage.append(draft(reviewed(1, 'a', 0)))).reviews).toBe(1)
})

/** An event on which the scheduling algorithm throws. */
const unfoldable = { ...reviewed(2, 'a', 1), grade: 7 as never }

test('a write that cannot be folded leaves nothing behind', async () => {
  const storage = await open()
  const { event } = await storage.append(draft(reviewed(1, 'a', 0)))
  const before = await storage.read()
  await expect(storage.append(draft(unfoldable))).rejects.toMatchObject({ problem: 'failed' })
  await expect(storage.importEvents([unfoldable], undefined, 1000)).rejects.toMatchObject({
    problem: 'failed',
  })
  expect(await storage.events()).toEqual([event])
  expect(await storage.read()).toEqual(before)
  expect(await storage.snapshots()).toEqual([])
})

test('a write after a failed reopening is stored, said to be, and heard of in other tabs', async () => {
  const storage = await open()
  await new Promise<void>(resolve => {
    indexedDB.deleteDatabase('leak-casebook:/').onsuccess = () => resolve()
  })
  const working = globalThis.indexedDB
  globalThis.indexedDB = {
    open() {
      throw new DOMException('not now', 'UnknownError')
    },
  } as unknown as IDBFactory
  await expect(storage.append(draft(reviewed(1, 'a', 0)))).rejects.toMatchObject({ problem: 'unavailable' })
  globalThis.indexedDB = working
  const [heard] = await openListening()
  const { event } = await storage.append(draft(reviewed(2, 'a', 0)))
  await heard
  expect(await storage.events()).toEqual([event])
})

test('a reading that fails says so', async () => {
  const storage = await open()
  await storage.append(draft(reviewed(1, 'a', 0)))
  const { transaction } = IDBDatabase.prototype
  IDBDatabase.prototype.transaction = () => {
    throw new DOMException('disk error', 'UnknownError')
  }
  try {
    for (const reading of [
      () => storage.read(),
      () => storage.events(),
      () => storage.eventsOf('a'),
      () => storage.lastStanding(),
      () => storage.device(),
      () => storage.snapshots(),
      () => storage.repair(),
    ]) {
      await expect(reading()).rejects.toMatchObject({ name: 'StorageError', problem: 'unreadable' })
    }
  } finally {
    IDBDatabase.prototype.transaction = transaction
  }
})

test('an import under a clock set back can still be taken back', async () => {
  const storage = await open()
  for (const now of [1000, 2000, 3000]) await storage.importEvents([], undefined, now)
  const { event } = await storage.append(draft(reviewed(1, 'a', 0)))
  await storage.importEvents([reviewed(5, 'z', 0)], undefined, 500)
  expect(await storage.snapshots()).toEqual([
    { at: 3001, reviews: 1 },
    { at: 3000, reviews: 0 },
    { at: 2000, reviews: 0 },
  ])
  await storage.restore(3001)
  expect(await storage.events()).toEqual([event])
})

test('taking an import back takes only the settings that it brought', async () => {
  const storage = await open()
  await storage.importEvents([], undefined, 1000)
  const own = { ...DEFAULT_SETTINGS, minutes: 10 }
  await storage.saveSettings(own)
  await storage.restore(1000)
  expect((await storage.read()).settings).toEqual(own)

  const imported = { ...DEFAULT_SETTINGS, newPerDay: 3, retention: 0.95 }
  await storage.importEvents([], imported, 2000)
  await storage.saveSettings({ ...imported, retention: 0.85 })
  await storage.restore(2000)
  expect((await storage.read()).settings).toEqual({ ...own, retention: 0.85 })
})

test('without storage reviews work in memory and none counts as stored', async () => {
  const storage = memoryStorage()
  const { state, event } = await storage.append(draft(reviewed(1, 'a', 0)))
  expect(state?.reviews).toBe(1)
  expect((await storage.read()).reviews).toBe(0)
  expect(await storage.lastStanding()).toEqual(event)
  await storage.append(draft(undone(2, event)))
  expect(await storage.lastStanding()).toBeUndefined()
})

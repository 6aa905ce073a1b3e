/** A connection: opened once, opened anew when it was cut, closed for a newer version. */

import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { Database, type Design } from '../../../src/client/store/database.ts'
import { StorageError, type StorageProblem } from '../../../src/client/store/problems.ts'
import { emptyDevice, raw } from './stores.ts'

const DESIGN: Design<{ notes: { key: string; value: string } }> = {
  name: 'test',
  version: 1,
  upgrade: db => {
    db.createObjectStore('notes')
  },
}
const problems: StorageProblem[] = []
let changes = 0
let databases: Database<{ notes: { key: string; value: string } }>[] = []

function make() {
  const database = new Database(DESIGN, {
    problem: problem => problems.push(problem),
    changed: () => {
      changes++
    },
  })
  databases.push(database)
  return database
}
const put = (database: ReturnType<typeof make>, text: string) =>
  database.write(['notes'], tx => tx.objectStore('notes').put(text, 'one'))
const get = (database: ReturnType<typeof make>) =>
  database.read(['notes'], tx => tx.objectStore('notes').get('one'))

beforeEach(() => {
  emptyDevice()
  problems.length = 0
  changes = 0
})
afterEach(() => {
  for (const database of databases.splice(0)) database.close()
  databases = []
  vi.useRealTimers()
})

/** Lets `open` answer only when it is told to. */
function heldOpen(): () => void {
  const { open } = IDBFactory.prototype
  let release = () => {}
  const gate = new Promise<void>(resolve => {
    release = resolve
  })
  IDBFactory.prototype.open = function (...args) {
    const request = open.apply(this, args)
    const listen = request.addEventListener.bind(request)
    request.addEventListener = ((type: string, listener: EventListener) =>
      listen(type, event => void gate.then(() => listener(event)))) as typeof listen
    return request
  }
  return () => {
    IDBFactory.prototype.open = open
    release()
  }
}

test('three who ask at once get one connection', async () => {
  const open = vi.spyOn(IDBFactory.prototype, 'open')
  const database = make()
  const connections = await Promise.all([
    database.open(),
    database.open(),
    get(database).then(() => database.open()),
  ])
  expect(new Set(connections).size).toBe(1)
  expect(open).toHaveBeenCalledTimes(1)
  open.mockRestore()
})

test('after a cut connection several readings at once open one, and a later version is not held up', async () => {
  const database = make()
  await put(database, 'kept')
  ;(await database.open()).close()
  const open = vi.spyOn(IDBFactory.prototype, 'open')
  expect(await Promise.all([get(database), get(database), get(database)])).toEqual(['kept', 'kept', 'kept'])
  expect(open).toHaveBeenCalledTimes(1)
  open.mockRestore()
  ;(await raw('test', 2)).close()
  expect(problems).toEqual(['outdated'])
})

test('a write whose connection the system has cut is done on a new one', async () => {
  const database = make()
  await put(database, 'before')
  ;(await database.open()).close()
  await put(database, 'after')
  expect(await get(database)).toBe('after')
})

test('a connection that the system closes is opened anew, and the page is told to look again', async () => {
  const listening = vi.spyOn(IDBDatabase.prototype, 'addEventListener')
  const database = make()
  await put(database, 'kept')
  const [, closed] = listening.mock.calls.find(([type]) => type === 'close') ?? []
  listening.mockRestore()
  ;(await database.open()).close()
  ;(closed as () => void)()
  expect(changes).toBe(1)
  expect(await get(database)).toBe('kept')
})

test('a connection that opens when nobody waits for it any more is closed', async () => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] })
  const release = heldOpen()
  const opening = make().open()
  const refused = expect(opening).rejects.toMatchObject({ problem: 'unavailable' })
  await vi.advanceTimersByTimeAsync(5000)
  await refused
  vi.useRealTimers()
  release()
  const newer = await raw('test', 2)
  expect(newer.version).toBe(2)
  newer.close()
})

test('a newer version in another tab makes this one let go and say so, for good', async () => {
  const database = make()
  await database.open()
  ;(await raw('test', 2)).close()
  expect(problems).toEqual(['outdated'])
  await expect(put(database, 'x')).rejects.toMatchObject({ problem: 'outdated' })
  await expect(get(database)).rejects.toMatchObject({ problem: 'outdated' })
  await expect(make().open()).rejects.toMatchObject({ problem: 'newer' })
})

test('what another tab deletes is not made anew by this one', async () => {
  const database = make()
  await put(database, 'x')
  await new Promise<void>(resolve => {
    indexedDB.deleteDatabase('test').onsuccess = () => resolve()
  })
  expect(problems).toEqual(['deleted'])
  await expect(put(database, 'y')).rejects.toMatchObject({ problem: 'deleted' })
  expect(await indexedDB.databases()).toEqual([])
})

test.each([
  ['SecurityError', 'unavailable'],
  ['QuotaExceededError', 'noroom'],
  ['VersionError', 'newer'],
])('%s on opening is named, and opening is tried again when it is asked for again', async (name, problem) => {
  const open = vi.spyOn(IDBFactory.prototype, 'open').mockImplementation(() => {
    throw new DOMException('no', name)
  })
  const database = make()
  await expect(database.open()).rejects.toMatchObject({ problem })
  await expect(put(database, 'x')).rejects.toThrow(StorageError)
  open.mockRestore()
  await put(database, 'x')
  expect(await get(database)).toBe('x')
})

test.each([
  ['QuotaExceededError', 'full'],
  ['DataError', 'failed'],
  ['UnknownError', 'failed'],
])('%s on writing is named and leaves nothing behind', async (name, problem) => {
  const database = make()
  await put(database, 'before')
  const failing = database.write(['notes'], async tx => {
    await tx.objectStore('notes').put('half', 'one')
    throw new DOMException('no', name)
  })
  await expect(failing).rejects.toMatchObject({ problem })
  expect(await get(database)).toBe('before')
})

test('a reading that fails twice says so', async () => {
  const database = make()
  const failing = database.read(['notes'], () => Promise.reject(new DOMException('disk', 'UnknownError')))
  await expect(failing).rejects.toMatchObject({ problem: 'unreadable' })
})

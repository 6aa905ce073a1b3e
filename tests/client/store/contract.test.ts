/** What every store of reviews does, held against the one on disk, the one in memory and the one of a tab. */

import fc from 'fast-check'
import { beforeEach, describe, expect, test } from 'vitest'
import { memoryStorage } from '../../../src/client/store/memory.ts'
import type { ReviewStorage } from '../../../src/client/store/review-storage.ts'
import { foldEvents } from '../../../src/domain/review/events.ts'
import { DEFAULT_SETTINGS } from '../../../src/domain/review/settings.ts'
import { reviewed, someLog, undone } from '../../domain/review/log.ts'
import { bring, draft, drafts, emptyDevice, open } from './stores.ts'

let text: string | null = null
const shelf = {
  read: () => text,
  write(next: string) {
    text = next
  },
}

const stores: [string, () => Promise<ReviewStorage>, boolean][] = [
  ['on disk', () => open(), true],
  ['in memory', async () => memoryStorage(), false],
  ['of a tab', async () => memoryStorage(shelf), true],
]

describe.each(stores)('a store %s', (_, make, counts) => {
  beforeEach(() => {
    emptyDevice()
    text = null
  })

  test('gives back what was written, in the order of writing, each with an id of its own', async () => {
    const storage = await make()
    const late = reviewed(2, 'a', 5)
    const early = reviewed(1, 'a', 0)
    const written = [await storage.append(draft(late)), await storage.append(draft(early))]
    expect(await storage.events()).toEqual(written.map(({ event }) => event))
    expect(await drafts(storage)).toEqual([draft(late), draft(early)])
    expect(new Set((await storage.events()).map(({ id }) => id)).size).toBe(2)
    expect((await storage.read()).reviews).toBe(counts ? 2 : 0)
  })

  test('says nothing in an id, of the device or of the order', async () => {
    const storage = await make()
    await storage.append(draft(reviewed(1, 'a', 0)))
    const [event] = await storage.events()
    expect(event?.id).toMatch(/^[0-9a-f]{32}$/)
    expect(event?.id).not.toContain(await storage.device())
  })

  test('has the states that follow from its log, whatever was done', async () => {
    await fc.assert(
      fc.asyncProperty(someLog('one', 15), async log => {
        emptyDevice()
        text = null
        const storage = await make()
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
      }),
      { numRuns: 20 },
    )
  })

  test('undoes in the order of doing, as far as one likes, whatever the clock said', async () => {
    const storage = await make()
    for (const [i, day] of [9, 3, 7, 0, 5].entries())
      await storage.append(draft(reviewed(i, `card-${i}`, day)))
    const order: string[] = []
    for (let last = await storage.lastStanding(); last; last = await storage.lastStanding()) {
      order.push(last.card)
      await storage.append(draft(undone(100 + order.length, last)))
    }
    expect(order).toEqual(['card-4', 'card-3', 'card-2', 'card-1', 'card-0'])
    expect((await storage.read()).states.size).toBe(0)
  })

  test('an import adds, adds nothing twice, says how much, and is taken back whole', async () => {
    const storage = await make()
    await storage.append(draft(reviewed(1, 'a', 0)))
    const before = await storage.events()
    const foreign = [reviewed(1, 'b', 1), reviewed(2, 'a', 2)]
    const settings = { ...DEFAULT_SETTINGS, newPerDay: 3 }
    expect(await storage.importBackup(bring(foreign, { settings }), 1000)).toBe(2)
    expect(await storage.importBackup(bring(foreign), 2000)).toBe(0)
    expect((await storage.read()).states).toEqual(foldEvents([...before, ...foreign]))
    expect((await storage.read()).settings.newPerDay).toBe(3)

    const { event: later } = await storage.append(draft(reviewed(9, 'c', 3)))
    expect((await storage.snapshots()).map(({ at }) => at)).toEqual([2000, 1000])
    await storage.restore(1000)
    expect(await storage.events()).toEqual([...before, later])
    expect((await storage.read()).states).toEqual(foldEvents([...before, later]))
    expect((await storage.read()).settings).toEqual(DEFAULT_SETTINGS)
    expect(await storage.snapshots()).toEqual([])
  })

  test('undo never takes back what an import brought, and an own id among it locks and takes nothing', async () => {
    const storage = await make()
    const { event: own } = await storage.append(draft(reviewed(1, 'a', 0)))
    const device = await storage.device()
    const forged = ['9007199254740992', '-Infinity', '-999999999', '-zzz'].map((end, i) => ({
      ...reviewed(i, `forged-${i}`, 300),
      id: `${device}-${end}`,
    }))
    await storage.importBackup(bring([...forged, { ...own, grade: 1 as const }]), 1000)
    expect(await storage.lastStanding()).toEqual(own)
    const { event } = await storage.append(draft(reviewed(2, 'b', 0)))
    expect(await storage.lastStanding()).toEqual(event)
    await storage.restore(1000)
    expect(await storage.events()).toEqual([own, event])
    expect((await storage.append(draft(reviewed(3, 'c', 0)))).event.card).toBe('c')
  })

  test('keeps sections that it does not know, and gives the old ones back with the import', async () => {
    const storage = await make()
    await storage.importBackup(bring([], { sections: { later: { a: 1 } } }), 1000)
    await storage.importBackup(bring([], { sections: { later: { a: 2 }, other: [3] } }), 2000)
    expect(await storage.sections()).toEqual({ later: { a: 2 }, other: [3] })
    await storage.restore(2000)
    expect(await storage.sections()).toEqual({ later: { a: 1 } })
  })

  test('counts what no backup holds by the reviews that one held', async () => {
    const storage = await make()
    await storage.append(draft(reviewed(1, 'a', 0)))
    await storage.markExported(1)
    await storage.append(draft(reviewed(2, 'b', 0)))
    expect((await storage.read()).reviewsSinceExport).toBe(counts ? 1 : 0)
  })
})

test('what a tab keeps is there on its next page, and garbage on its shelf is none', async () => {
  text = null
  const storage = memoryStorage(shelf)
  const { event } = await storage.append(draft(reviewed(1, 'a', 0)))
  expect(await memoryStorage(shelf).events()).toEqual([event])
  expect((await memoryStorage(shelf).read()).reviews).toBe(1)
  for (const garbage of ['', '{', 'null', '5', '[]', '{"entries":7}']) {
    text = garbage
    expect(await memoryStorage(shelf).events()).toEqual([])
  }
})

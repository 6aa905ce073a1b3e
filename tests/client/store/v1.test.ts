/** A database and a backup that version 1.0.0 made open in this version, and are the same record. */

import { readFileSync } from 'node:fs'
import { beforeEach, expect, test } from 'vitest'
import { oldLogName } from '../../../src/client/store/names.ts'
import { parseBackup } from '../../../src/domain/review/backup.ts'
import { foldEvents, type ReviewEvent } from '../../../src/domain/review/events.ts'
import { mergeEvents } from '../../../src/domain/review/merge.ts'
import { makeOldDatabase, profile } from '../../fixtures/v1.0.0/profile.ts'
import { bring, emptyDevice, open } from './stores.ts'

const stores = profile.databases[0]!.stores
const events = stores.events.records.map(({ value }) => value as unknown as ReviewEvent)
const backup = parseBackup(readFileSync('tests/fixtures/v1.0.0/backup.json', 'utf8'))

beforeEach(async () => {
  emptyDevice()
  await makeOldDatabase({ kept: profile, name: oldLogName('/') })
})

test('the database: every review, every state, the settings, and the import that can be taken back', async () => {
  const storage = await open('/')
  const { states, reviews, settings } = await storage.read()
  const head = stores.head.records[0]!.value
  expect(reviews).toBe(head.reviews)
  expect(await storage.device()).toBe(head.device)
  expect([...states.values()].sort((a, b) => (a.card < b.card ? -1 : 1))).toEqual(
    stores.states.records.map(({ value }) => value),
  )
  expect(settings).toEqual(stores.settings.records[0]!.value)
  const [snapshot] = stores.snapshots.records
  expect(await storage.snapshots()).toEqual([{ at: snapshot!.value.at, reviews: snapshot!.value.reviews }])
  expect(await storage.repair()).toBe(false)
})

test('taking that import back gives what the version before would have given', async () => {
  const storage = await open('/')
  const { device } = stores.head.records[0]!.value
  const { at, counter, events: before } = stores.snapshots.records[0]!.value
  const since = events.filter(({ id }) => id.startsWith(`${device}-`) && Number(id.split('-')[1]) > counter)
  await storage.restore(at)
  const expected = mergeEvents(before as unknown as ReviewEvent[], since)
  expect(mergeEvents([], await storage.events())).toEqual(expected)
  expect((await storage.read()).states).toEqual(foldEvents(expected))
})

test('the backup: nothing is left out, all of it is known here, and on an empty device it is the same record', async () => {
  expect(backup.leftOut).toEqual({})
  expect(backup.events).toHaveLength(events.length)
  const here = await open('/')
  expect(await here.importBackup(bring(backup.events), 1)).toBe(0)
  const { states } = await here.read()
  here.close()
  emptyDevice()
  const empty = await open('/')
  await empty.importBackup(bring(backup.events), 1)
  expect((await empty.read()).states).toEqual(states)
})

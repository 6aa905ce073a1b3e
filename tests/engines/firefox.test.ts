/** A reader's day in Firefox, from a server and with the server gone. */

import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { findFirefox } from '../../scripts/bootstrap.mjs'
import { type Firefox, startFirefox } from './firefox.ts'
import { offline, readCase, review, search } from './journeys.ts'
import { onServer, type Place } from './places.ts'

const installed = findFirefox()

describe.runIf(installed)(`Firefox${installed ? '' : ' is not installed here'}`, () => {
  let engine: Firefox
  let place: Place
  beforeAll(async () => {
    place = await onServer()
    engine = await startFirefox()
  }, 60_000)
  afterAll(async () => {
    await engine?.close()
    place?.close()
  })

  test('a case and what it cites', () => readCase(engine, place.url), 60_000)
  test('search', () => search(engine, place.url), 60_000)
  test('a review is kept over a reload', () => review(engine, place.url), 60_000)
  test('all of it with the server gone', async () => {
    await offline(engine, place.url, place.close)
    expect(engine.errors).toEqual([])
  }, 90_000)
})

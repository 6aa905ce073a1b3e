/** A reader's day in WebKit: from a server, with the server gone, and from a folder. */

import { afterAll, beforeAll, describe, test } from 'vitest'
import { offline, readCase, review, search } from './journeys.ts'
import { inFolder, onServer, type Place } from './places.ts'
import { startWebKit, type WebKit, whyNot } from './webdriver.ts'

const reason = whyNot()

describe.runIf(reason === undefined)(`WebKit${reason ? ` cannot be tried: ${reason}` : ''}`, () => {
  let engine: WebKit
  let served: Place
  let folder: Place
  beforeAll(async () => {
    folder = inFolder()
    served = await onServer()
    engine = await startWebKit()
  }, 60_000)
  afterAll(async () => {
    await engine?.close()
    served?.close()
    folder?.close()
  })

  for (const [name, place] of [
    ['a folder', () => folder],
    ['localhost', () => served],
  ] as const) {
    test(`${name}: a case and what it cites`, () => readCase(engine, place().url), 60_000)
    test(`${name}: search`, () => search(engine, place().url), 60_000)
    test(`${name}: a review is kept over a reload`, () => review(engine, place().url), 60_000)
  }

  test('localhost: all of it with the server gone', () => offline(engine, served.url, served.close), 90_000)
})

/** A reader's day in WebKit: from a server, with the server gone, and from a folder. */

import { cpSync, mkdtempSync, rmSync } from 'node:fs'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { afterAll, beforeAll, describe, test } from 'vitest'
import { serve } from '../../scripts/serve.mjs'
import { offline, readCase, review, search } from './journeys.ts'
import { startWebKit, type WebKit, whyNot } from './webdriver.ts'

const reason = whyNot()

describe.runIf(reason === undefined)(`WebKit${reason ? ` cannot be tried: ${reason}` : ''}`, () => {
  let engine: WebKit
  let server: Awaited<ReturnType<typeof serve>>
  let port: number
  const folder = mkdtempSync(join(tmpdir(), '手冊 #1 '))
  const base = '/機關/手冊/'
  beforeAll(async () => {
    cpSync('dist', folder, { recursive: true })
    server = await serve('dist', { base })
    port = (server.address() as AddressInfo).port
    engine = await startWebKit()
  }, 60_000)
  afterAll(async () => {
    await engine?.close()
    server?.close()
    rmSync(folder, { recursive: true })
  })

  const served = (path: string) => `http://localhost:${port}${encodeURI(base)}${path}`
  const inFolder = (path: string) => `${pathToFileURL(folder).href}/${path}`

  for (const [place, url] of [
    ['a folder', inFolder],
    ['localhost', served],
  ] as const) {
    test(`${place}: a case and what it cites`, () => readCase(engine, url), 60_000)
    test(`${place}: search`, () => search(engine, url), 60_000)
    test(`${place}: a review is kept over a reload`, () => review(engine, url), 60_000)
  }

  test('localhost: all of it with the server gone', async () => {
    await offline(engine, served, () => {
      server.close()
      server.closeAllConnections()
    })
  }, 90_000)
})

/** A reader's day in Firefox, from a server and with the server gone. */

import type { AddressInfo } from 'node:net'
import puppeteer, { type Browser } from 'puppeteer-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { findFirefox } from '../../scripts/bootstrap.mjs'
import { serve } from '../../scripts/serve.mjs'
import { type Engine, offline, readCase, review, search } from './journeys.ts'

const executablePath = findFirefox()

describe.runIf(executablePath)(`Firefox${executablePath ? '' : ' is not installed here'}`, () => {
  let browser: Browser
  let engine: Engine
  let server: Awaited<ReturnType<typeof serve>>
  let port: number
  const errors: string[] = []
  const base = '/機關/手冊/'
  beforeAll(async () => {
    server = await serve('dist', { base })
    port = (server.address() as AddressInfo).port
    browser = await puppeteer.launch({
      browser: 'firefox',
      executablePath: executablePath ?? '',
      headless: true,
    })
    const page = await browser.newPage()
    page.on('pageerror', error => errors.push(String(error)))
    engine = {
      goto: async url => void (await page.goto(url)),
      run: body => page.evaluate(new Function(body) as () => unknown),
    }
  }, 60_000)
  afterAll(async () => {
    await browser?.close()
    server?.close()
  })

  const url = (path: string) => `http://localhost:${port}${encodeURI(base)}${path}`

  test('a case and what it cites', () => readCase(engine, url), 60_000)
  test('search', () => search(engine, url), 60_000)
  test('a review is kept over a reload', () => review(engine, url), 60_000)
  test('all of it with the server gone', async () => {
    await offline(engine, url, () => {
      server.close()
      server.closeAllConnections()
    })
    expect(errors).toEqual([])
  }, 90_000)
})

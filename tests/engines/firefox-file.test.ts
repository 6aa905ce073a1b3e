/** The folder opened by double click in Firefox, where every file:// page is an origin of its own. */

import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { findFirefox } from '../../scripts/bootstrap.mjs'
import { listFiles } from '../../src/build/files.ts'
import { type Firefox, startFirefox } from './firefox.ts'
import { readCase, review, search, until } from './journeys.ts'
import { inFolder, type Place } from './places.ts'

const installed = findFirefox()

describe.runIf(installed)(
  `file:// in Firefox${installed ? ', its strict origin policy on' : ' (not installed here)'}`,
  () => {
    let engine: Firefox
    let folder: Place
    beforeAll(async () => {
      folder = inFolder()
      engine = await startFirefox()
      engine.page.on('console', message => message.type() === 'error' && engine.errors.push(message.text()))
    }, 60_000)
    afterAll(async () => {
      await engine?.close()
      folder?.close()
    })

    it('opens every page without an error', async () => {
      const pages = (await listFiles('dist')).filter(name => name.endsWith('.html'))
      expect(pages.length).toBeGreaterThan(70)
      for (const path of pages) {
        await engine.goto(folder.url(path))
        const headings = await engine.page.$$eval('main h1, main h2', all => all.length)
        expect([path, headings > 0]).toEqual([path, true])
      }
      expect(engine.errors).toEqual([])
    }, 120_000)

    it('opens what stands behind a citation in place', () => readCase(engine, folder.url), 60_000)

    it('searches, and marks the words on the page that a hit leads to', async () => {
      await search(engine, folder.url)
      expect(engine.errors).toEqual([])
    }, 60_000)

    it('says before the first review that each folder keeps its own record, and keeps a review over a reload', async () => {
      const apart = `return document.body.textContent.includes('各存一份資料')`
      await engine.goto(folder.url('review.html'))
      await until(engine, apart)
      await review(engine, folder.url)
      expect(await engine.run(apart)).toBe(false)
      expect(engine.errors).toEqual([])
    }, 60_000)

    it('goes on with a paper after a reload, and marks it', async () => {
      const { page } = engine
      const press = (selector: string) => page.$eval(selector, element => (element as HTMLElement).click())
      await page.goto(folder.url('exam.html?seed=firefox&n=10'))
      await press('.exam-begin')
      await page.waitForSelector('#exam[data-at="1"]')
      await press('.exam-option')
      await press('.exam-places button:nth-child(4)')
      await page.waitForSelector('#exam[data-at="4"]')
      await page.reload()
      await page.waitForSelector('#exam[data-at="4"]')
      await press('[aria-expanded]')
      await press('.exam-sure .primary')
      await page.waitForSelector('#exam[data-exam="result"]')
      expect(await page.$$eval('[data-verdict="blank"]', all => all.length)).toBe(9)
      await page.waitForFunction(() => document.body.textContent?.includes('複習頁看不到這次的結果'))
      expect(engine.errors).toEqual([])
    }, 30_000)
  },
)

/** The folder opened by double click in Firefox, where every file:// page is an origin of its own. */

import { cpSync, existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import puppeteer, { type Browser, type Page } from 'puppeteer-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { findFirefox } from '../../scripts/bootstrap.mjs'

const executablePath = findFirefox()

describe.runIf(executablePath)(
  `file:// in Firefox${executablePath ? ', its strict origin policy on' : ' (not installed here)'}`,
  () => {
    let browser: Browser
    let page: Page
    const errors: string[] = []
    const folder = mkdtempSync(join(tmpdir(), '手冊 #1 '))
    const url = (path: string) => `${pathToFileURL(folder).href}/${path}`

    beforeAll(async () => {
      cpSync('dist', folder, { recursive: true })
      browser = await puppeteer.launch({
        browser: 'firefox',
        executablePath: executablePath ?? '',
        headless: true,
        // Under automation Firefox relaxes the policy; without this the test would prove nothing.
        extraPrefsFirefox: { 'security.fileuri.strict_origin_policy': true },
      })
      page = await browser.newPage()
      page.on('pageerror', error => errors.push(String(error)))
      page.on('console', message => message.type() === 'error' && errors.push(message.text()))
    }, 60_000)
    afterAll(async () => {
      await browser?.close()
      rmSync(folder, { recursive: true })
    })

    it('opens every page without an error', async () => {
      const pages = readdirSync('dist', { recursive: true, encoding: 'utf8' }).filter(name =>
        name.endsWith('.html'),
      )
      expect(pages.length).toBeGreaterThan(70)
      for (const path of pages) {
        await page.goto(url(path))
        expect([path, await page.$$eval('main h1, main h2', all => all.length > 0)]).toEqual([path, true])
        expect(existsSync(join(folder, path))).toBe(true)
      }
      expect(errors).toEqual([])
    }, 120_000)

    it('opens what stands behind a citation in place', async () => {
      await page.goto(url('cases/taipei-25.html'))
      await page.click('#laws [data-citation="civil-service-act/4"]')
      const panel = await page.waitForSelector('aside.panel')
      expect(await panel?.evaluate(e => e.textContent)).toContain('公務員服務法第5條第1項')
    }, 30_000)

    it('searches, and marks the words on the page that a hit leads to', async () => {
      await page.goto(url(`search.html?q=${encodeURIComponent('底價')}`))
      await page.waitForSelector(
        '[data-results][data-query="底價"][aria-busy="false"], [data-results][data-query="底價"]:not([aria-busy])',
      )
      const hits = await page.$$eval('[data-result]', links => links.map(a => a.getAttribute('data-result')))
      expect(hits).toEqual(
        expect.arrayContaining(['cases/taipei-01.html', 'cases/taipei-02.html', 'cases/taipei-03.html']),
      )
      await page.click('[data-result="cases/taipei-02.html"]')
      await page.waitForSelector('main[data-case="taipei-02"]')
      await page.waitForFunction(() => CSS.highlights.get('search-hit')?.size ?? 0)
      expect(await page.evaluate(() => CSS.highlights.get('search-hit')?.size)).toBeGreaterThan(3)
      expect(errors).toEqual([])
    }, 30_000)

    it('says before the first review that each folder keeps its own record, and keeps a review over a reload', async () => {
      await page.goto(url('review.html'))
      const button = async (name: string) => {
        await page.waitForFunction(
          words =>
            [...document.querySelectorAll('button')].some(b => b.textContent?.trim().startsWith(words)),
          {},
          name,
        )
        await page.evaluate(words => {
          const found = [...document.querySelectorAll('button')].find(b =>
            b.textContent?.trim().startsWith(words),
          )
          found?.click()
        }, name)
      }
      const apart = () => page.evaluate(() => document.body.textContent?.includes('各存一份資料') ?? false)
      await page.waitForFunction(() => document.body.textContent?.includes('各存一份資料'))
      await button('開始複習')
      await button('顯示答案')
      await button('記得')
      await page.waitForSelector('[data-review][data-reviews="1"]')
      await page.reload()
      await page.waitForSelector('[data-review][data-reviews="1"]')
      expect(await apart()).toBe(false)
      expect(errors).toEqual([])
    }, 30_000)

    it('goes on with a paper after a reload, and marks it', async () => {
      const press = (selector: string) => page.$eval(selector, element => (element as HTMLElement).click())
      await page.goto(url('exam.html?seed=firefox&n=10'))
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
      expect(errors).toEqual([])
    }, 30_000)
  },
)

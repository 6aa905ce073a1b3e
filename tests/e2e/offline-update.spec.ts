/** A new version: it waits for the reader, brings only what has changed, and takes every open page with it. */

import type { Page } from 'playwright/test'
import { expect, expectOffline, isPack, type Site, test } from './site.ts'

const offerOf = (page: Page) => page.getByRole('button', { name: '更新並重新載入' })

async function installed(page: Page, site: Site): Promise<void> {
  await page.goto(site.url('index.html'))
  await expectOffline(page, 'ready')
}

test.describe('offline, a new version', { tag: '@localhost' }, () => {
  test('it waits until the reader takes it', async ({ page, site }) => {
    await installed(page, site)
    await site.release()
    await page.goto(site.url('settings.html'))
    await expect(offerOf(page)).toBeVisible({ timeout: 30_000 })
    await page.goto(site.url('about.html'))
    await expect(page.locator('h1')).toHaveText('關於這本手冊')
    await expect(offerOf(page)).toBeVisible()
    await Promise.all([page.waitForEvent('load'), offerOf(page).click()])
    await expect(page.locator('h1')).toHaveText('關於新版手冊')
    await expectOffline(page, 'ready')
  })

  test('it brings only the files that have changed', async ({ page, site }) => {
    await installed(page, site)
    await site.release()
    site.asked.length = 0
    await page.goto(site.url('settings.html'))
    await expect(offerOf(page)).toBeVisible({ timeout: 30_000 })
    expect(site.asked.filter(path => path.endsWith('.html') || isPack(path))).toEqual(['about.html'])
  })

  test('half a deployment is not offered, and the old version stays whole', async ({ page, site }) => {
    await installed(page, site)
    const old = await site.read('about.html')
    await site.release()
    await site.write('about.html', old)
    await page.goto(site.url('settings.html'))
    await expect.poll(() => site.asked.filter(path => path === 'about.html').length).toBeGreaterThan(0)
    await expectOffline(page, 'ready')
    await expect(offerOf(page)).toBeHidden()
    await site.stop()
    await page.goto(site.url('about.html'))
    await expect(page.locator('h1')).toHaveText('關於這本手冊')
  })

  test('every open page follows, the one of the first visit too, whichever is clicked', async ({
    page,
    site,
  }) => {
    await installed(page, site)
    await site.release()
    const second = await page.context().newPage()
    await second.goto(site.url('about.html'))
    // Loaded past the worker, as a forced reload does it.
    const forced = await page.context().newPage()
    await forced.goto(site.url('about.html'))
    const session = await page.context().newCDPSession(forced)
    await session.send('Page.enable')
    await Promise.all([forced.waitForEvent('load'), session.send('Page.reload', { ignoreCache: true })])
    await expect(offerOf(page)).toBeVisible({ timeout: 30_000 })
    const reloads = [page, second, forced].map(tab => tab.waitForEvent('load'))
    await offerOf(page).click()
    await Promise.all(reloads)
    await expect(second.locator('h1')).toHaveText('關於新版手冊')
    await expectOffline(page, 'ready')
  })

  test('a sitting in another page goes on where it was', async ({ page, site }) => {
    const box = page.locator('[data-review]')
    await page.goto(site.url('review.html'))
    await expectOffline(page, 'ready')
    const press = (name: string) => page.getByRole('button', { name: new RegExp(`^${name}`) }).click()
    await press('開始複習')
    await press('顯示答案')
    await press('記得')
    await expect(box).toHaveAttribute('data-reviews', '1')
    await expect(box).toHaveAttribute('data-review', 'front')
    const card = (await box.getAttribute('data-card')) ?? ''
    await site.release()
    const second = await page.context().newPage()
    await second.goto(site.url('about.html'))
    await expect(offerOf(second)).toBeVisible({ timeout: 30_000 })
    const reloads = [page, second].map(tab => tab.waitForEvent('load'))
    await offerOf(second).click()
    await Promise.all(reloads)
    await expect(box).toHaveAttribute('data-card', card)
    await expect(box).toHaveAttribute('data-reviews', '1')
    await expect(box).toHaveAttribute('data-review', 'front')
  })

  test('a version taken back goes the same way', async ({ page, site }) => {
    await installed(page, site)
    await site.release()
    await page.goto(site.url('about.html'))
    await expect(offerOf(page)).toBeVisible({ timeout: 30_000 })
    await Promise.all([page.waitForEvent('load'), offerOf(page).click()])
    await site.release('about.html', '關於新版手冊', '關於這本手冊')
    await page.goto(site.url('about.html'))
    await expect(offerOf(page)).toBeVisible({ timeout: 30_000 })
    await Promise.all([page.waitForEvent('load'), offerOf(page).click()])
    await expect(page.locator('h1')).toHaveText('關於這本手冊')
    await expectOffline(page, 'ready')
  })
})

/** A handbook too large to be kept whole unasked: what is always kept, what the reader chooses, what is marked. */

import { writePrecache } from '../../src/build/precache.ts'
import { expect, expectOffline, test } from './site.ts'

test.describe('offline, in parts', { tag: '@localhost' }, () => {
  test('keeps what the reader chooses, and marks what this device does not have', async ({ page, site }) => {
    await writePrecache(site.folder, { large: 1_000_000 })
    await page.goto(site.url('index.html'))
    await expectOffline(page, 'ready')
    await expect(page.getByText('案例還沒有存')).toBeVisible()
    expect(site.asked.filter(path => path.startsWith('cases/'))).toEqual([])

    await page.goto(site.url('settings.html'))
    await page.getByRole('checkbox', { name: /政府採購案/ }).check()
    await page.getByRole('checkbox', { name: /全文搜尋/ }).check()
    await page.getByRole('button', { name: /^存下這些（約 [\d.]+ MB）$/ }).click()
    await expect(page.getByText('已經存好。')).toBeVisible({ timeout: 30_000 })
    await expectOffline(page, 'ready')

    // Read on the way, with the network there: it is no reason to keep it.
    await page.goto(site.url('cases/taipei-25.html'))
    await expect(page.locator('h1')).toBeVisible()
    await site.stop()
    await page.goto(site.url('cases/taipei-01.html'))
    await expect(page.locator('[data-source="taipei-01/summary"]')).toBeVisible()
    await page.goto(site.url('search.html?q=底價'))
    await expect(page.locator('[data-result]').first()).toBeVisible()
    const answer = await page.goto(site.url('cases/taipei-25.html'))
    expect(answer?.status()).toBe(503)
    await expect(page.getByText('沒有存下這一頁')).toBeVisible()

    await page.goto(site.url('cases.html'))
    await page.context().setOffline(true)
    const entry = (id: string) => page.locator(`[data-entry="${id}"]`)
    await expect(entry('taipei-25')).toContainText('（未存）')
    await expect(entry('taipei-01')).not.toContainText('（未存）')
    await page.context().setOffline(false)
    await expect(entry('taipei-25')).not.toContainText('（未存）')
  })

  test('lets go of what the reader no longer wants, and keeps the choice in the next version', async ({
    page,
    site,
  }) => {
    await writePrecache(site.folder, { large: 1_000_000 })
    await page.goto(site.url('settings.html'))
    const procurement = page.getByRole('checkbox', { name: /政府採購案/ })
    const documents = page.getByRole('checkbox', { name: /公文書/ })
    const kept = () =>
      page.evaluate(async () => {
        const urls = []
        for (const name of await caches.keys())
          for (const request of await (await caches.open(name)).keys()) urls.push(request.url)
        return urls.filter(url => url.includes('/cases/')).map(url => url.replace(/.*\//, ''))
      })
    await procurement.check()
    await page.getByRole('button', { name: /^存下這些/ }).click()
    await expect.poll(kept, { timeout: 30_000 }).toContain('taipei-01.html')
    await procurement.uncheck()
    await documents.check()
    await page.getByRole('button', { name: /^存下這些/ }).click()
    await expect(page.getByText('已經存好。')).toBeVisible({ timeout: 30_000 })
    await expect.poll(async () => (await kept()).length).toBeGreaterThan(0)
    const before = (await kept()).sort()
    expect(before).not.toContain('taipei-01.html')

    await site.write('about.html', (await site.read('about.html')).replaceAll('關於這本手冊', '關於新版手冊'))
    await writePrecache(site.folder, { large: 1_000_000 })
    await page.goto(site.url('about.html'))
    const take = page.getByRole('button', { name: '更新並重新載入' })
    await expect(take).toBeVisible({ timeout: 30_000 })
    await Promise.all([page.waitForEvent('load'), take.click()])
    await expect(page.locator('h1')).toHaveText('關於新版手冊')
    await expectOffline(page, 'ready')
    expect((await kept()).sort()).toEqual(before)
    await page.goto(site.url('settings.html'))
    await expect(documents).toBeChecked()
    await expect(procurement).not.toBeChecked()
  })
})

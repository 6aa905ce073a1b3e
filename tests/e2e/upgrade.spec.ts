/** From version 1.0.0 to this one, back, and forth again: the offline copy, the record and the backup of a reader. */

import { cp } from 'node:fs/promises'
import type { Page } from 'playwright/test'
import { copyOldSite } from '../fixtures/v1.0.0/site.ts'
import { answer, begin, box, button } from './review-page.ts'
import { expect, expectOffline, test } from './site.ts'

/** Takes the version that lies on the server, as the page offers it. */
async function take(page: Page, url: string): Promise<void> {
  await page.goto(url)
  const offer = button(page, '更新並重新載入')
  await expect(offer).toBeVisible({ timeout: 30_000 })
  await Promise.all([page.waitForEvent('load'), offer.click()])
  await expectOffline(page, 'ready')
}

test('a reader of 1.0.0 comes to this version and goes back, with every review', {
  tag: '@localhost',
}, async ({ page, site }) => {
  test.slow()
  await copyOldSite(site.folder)
  await page.goto(site.url('index.html'))
  await expectOffline(page, 'ready')
  await page.goto(site.url('review.html'))
  await begin(page)
  for (let n = 0; n < 3; n++) await answer(page, '記得')

  await cp('dist', site.folder, { recursive: true })
  await take(page, site.url('settings.html'))
  await page.goto(site.url('review.html'))
  await expect(box(page)).toHaveAttribute('data-reviews', '3')
  await begin(page)
  for (let n = 0; n < 2; n++) await answer(page, '記得')
  await page.goto('about:blank')
  await page.goto(site.url('review.html#backup'))
  const download = page.waitForEvent('download')
  await button(page, '匯出備份').click()
  const backup = await (await download).path()

  await copyOldSite(site.folder)
  await take(page, site.url('settings.html'))
  await page.goto(site.url('review.html#backup'))
  await expect(box(page)).toHaveAttribute('data-reviews', '3')
  await page.locator('input[type=file]').setInputFiles(backup)
  await button(page, '確認匯入').click()
  await expect(box(page)).toHaveAttribute('data-reviews', '5')

  await cp('dist', site.folder, { recursive: true })
  await take(page, site.url('settings.html'))
  await site.stop()
  await page.goto(site.url('review.html'))
  await expect(box(page)).toHaveAttribute('data-reviews', '5')
})

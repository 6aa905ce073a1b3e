/** Addresses that lead nowhere, at any depth: a styled page whose links lead home. */

import { expect, expectOffline, test } from './site.ts'

const WRONG = ['nothing.html', 'cases/taipei-99.html', '很/深/的/地方', 'a/b/c/?q=底價#x']

test.describe('a page that is not there', { tag: '@localhost' }, () => {
  test('is styled and leads home at any depth, online and with the server gone', async ({ page, site }) => {
    for (const online of [true, false]) {
      for (const path of WRONG) {
        const response = await page.goto(site.url(path))
        expect([path, response?.status()]).toEqual([path, 404])
        await expect(page.locator('h1')).toHaveText('找不到這一頁')
        expect(await page.locator('.places').evaluate(nav => getComputedStyle(nav).display)).not.toBe('block')
        await expect(page.getByRole('link', { name: '首頁' }).last()).toHaveAttribute(
          'href',
          encodeURI(decodeURI(site.url('index.html'))),
        )
      }
      await page.getByRole('link', { name: '案例' }).last().click()
      await expect(page.locator('h1')).toHaveText('案例')
      if (!online) continue
      await expectOffline(page, 'ready')
      await site.stop()
    }
  })

  test('is readable where no script runs', async ({ browser, site }) => {
    const context = await browser.newContext({ javaScriptEnabled: false })
    const page = await context.newPage()
    await page.goto(site.url('cases/nothing/at/all.html'))
    await expect(page.getByText('把網址列裡手冊資料夾名稱後面的字刪掉')).toBeVisible()
    expect(await page.locator('.places').evaluate(nav => getComputedStyle(nav).display)).not.toBe('block')
    await context.close()
  })
})

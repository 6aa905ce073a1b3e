/** Servers that give a wrong `charset` for everything: nothing is garbled, and the search finds. */

import { expect, expectOffline, test } from './site.ts'

test('a wrong charset in the header garbles neither pages nor scripts', { tag: '@localhost' }, async ({
  page,
  site,
}) => {
  const types: Record<string, string> = { html: 'text/html', css: 'text/css', js: 'text/javascript' }
  site.fault = path => {
    const type = types[path.slice(path.lastIndexOf('.') + 1)]
    return type ? { headers: { 'content-type': `${type}; charset=big5` } } : undefined
  }
  const errors: string[] = []
  page.on('pageerror', error => errors.push(error.message))
  await page.goto(site.url('search.html?q=底價'))
  await expect(page.locator('h1')).toHaveText('搜尋')
  await expect(page.locator('[data-results]')).toHaveAttribute('aria-busy', 'false')
  await expect(page.locator('[data-result]').first()).toBeVisible()
  await page.goto(site.url('review.html'))
  await expect(page.getByRole('button', { name: '開始複習' })).toBeVisible()
  await expectOffline(page, 'ready')
  expect(errors).toEqual([])
})

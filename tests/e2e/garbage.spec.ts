import type { Page } from 'playwright'
import { expect, test } from './world.ts'

/** Under every name that the handbook has used; a rival script or an older version may have left anything there. */
const NAMES = ['preferences', 'place', 'places', 'due', 'read', 'recent-searches', 'exam', 'speech']
const VALUES = [
  '{',
  'null',
  '5',
  '"javascript:alert(1)"',
  '[]',
  '[null,5,{}]',
  '{"page":"javascript:alert(1)","title":"x","section":"","heading":""}',
  '[{"page":"https://evil.example/","title":"x","section":"","heading":"","block":0}]',
  '[{"page":"//evil.example/x.html","title":{},"section":7,"heading":null,"block":"x"}]',
  '{"theme":{"toString":5},"size":{},"notes":[]}',
  '{"theme":"\\"><img src=x onerror=alert(1)>","size":99,"notes":true}',
  '{"day":"x","dayStart":null,"counts":[{}],"minutes":[[]]}',
  '{"day":1e308,"dayStart":-1e308,"counts":[1e308],"minutes":["<b>"]}',
  '{"__proto__":{"polluted":1},"constructor":5}',
]
const PAGES = [
  'index.html',
  'cases.html',
  'cases/taipei-03.html',
  'settings.html',
  'search.html',
  'review.html',
]

/** Links that lead elsewhere than the handbook and the statutes’ own site. */
const strays = (page: Page) =>
  page.evaluate(() => {
    const root = new URL('.', (document.querySelector('script[src*="assets/app"]') as HTMLScriptElement).src)
    const base = new URL('..', root).href
    return [...document.links]
      .map(link => link.href)
      .filter(href => !href.startsWith(base) && !/^(https:\/\/law\.moj\.gov\.tw\/|mailto:)/.test(href))
  })

test('garbage in any stored value stops no page and leads nowhere', { tag: '@localhost' }, async ({
  page,
  open,
}) => {
  test.setTimeout(240_000)
  const clean: Record<string, string[]> = {}
  for (const path of PAGES) {
    await open(path)
    clean[path] = await strays(page)
  }
  for (const value of VALUES) {
    for (const path of PAGES) {
      await page.evaluate(
        ([names, text]) => {
          localStorage.clear()
          for (const name of names) localStorage.setItem(`leak-casebook:/:${name}`, text)
          localStorage.setItem('leak-casebook:reviews', text)
          for (const name of ['sitting', 'shared', 'tab-record'])
            sessionStorage.setItem(`leak-casebook:${name}`, text)
        },
        [NAMES, value] as const,
      )
      await open(path)
      await expect(page.locator('html')).toHaveClass(/js/)
      expect(await strays(page), `${path} with ${value}`).toEqual(clean[path])
      if (path === 'review.html')
        await expect(page.locator('#review')).toHaveAttribute('data-review', 'start')
    }
  }
})

for (const address of [
  'regional.html#%',
  'regional.html#%E0%A4%A',
  'cases/taipei-03.html#%ff',
  'cases/taipei-03.html?q=%00%ff#%',
  'cases/taipei-03.html?q=%F0%9F%98',
  'search.html?q=%ED%A0%80',
  'search.html?q=%00&type=__proto__&agency=%ff#%',
  'review.html?case=__proto__',
  'review.html?case=constructor#constructor',
  'review.html#toString',
  'review.html#__proto__',
  'review.html#%',
  'laws.html#%',
  'index.html#%E5',
  'settings.html#%',
])
  test(`the address ${address} is answered by a page that works`, { tag: '@localhost' }, async ({
    page,
    open,
  }) => {
    await open(address)
    await expect(page.locator('#main h1')).toBeVisible()
    if (address.startsWith('review'))
      await expect(page.locator('#review')).toHaveAttribute('data-review', 'start')
    if (address.startsWith('search'))
      await expect(page.locator('[data-results]')).not.toContainText('沒能載入')
  })

test('half a character in a search field leads to the search page, not to nothing', {
  tag: '@localhost',
}, async ({ page, open }) => {
  await open('index.html')
  const field = page.getByRole('textbox', { name: '搜尋' }).first()
  await field.evaluate((input: HTMLInputElement) => {
    input.value = '底價\ud800'
  })
  await field.press('Enter')
  await expect(page).toHaveURL(/search\.html/)
})

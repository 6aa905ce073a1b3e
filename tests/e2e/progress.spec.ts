/** What is remembered of the reading: cases read to their end, the last places to the paragraph, the size of the text. */

import { expect, test } from './world.ts'

test('a case read to its end is ticked in the index and on home, until the reader clears it', async ({
  page,
  open,
  url,
}) => {
  await open('cases/taipei-06.html')
  await page.locator('#facts').scrollIntoViewIfNeeded()
  await expect
    .poll(() => page.evaluate(() => Object.keys(localStorage).some(key => key.endsWith(':read'))))
    .toBe(true)
  await page.goto(url('cases.html'))
  await expect(page.locator('[data-read]')).toHaveCount(1)
  await expect(page.locator('[data-entry="taipei-06"]')).toHaveAttribute('data-read', '')
  await expect(page.locator('[data-entry="taipei-06"]')).toContainText('讀過')
  await expect(page.locator('[data-read-count]')).toHaveText('35 則讀了 1')
  await page.goto(url('index.html'))
  await expect(page.locator('[data-dots="taipei.portable-media"]')).toContainText(/^●○+，讀了 1 則$/)
  await page.goto(url('settings.html'))
  await page.getByRole('button', { name: '清除閱讀進度' }).click()
  await page.goto(url('cases.html'))
  await expect(page.locator('[data-read]')).toHaveCount(0)
})

test('home leads back to the last three places, the latest to its paragraph', async ({ page, open, url }) => {
  await open('cases/taipei-01.html')
  await page.goto(url('laws/criminal-code.html'))
  await page.goto(url('cases/taipei-08.html'))
  const item = page.locator('#measures li').nth(1)
  await item.evaluate(element => element.scrollIntoView({ behavior: 'instant' }))
  const words = await item.innerText()
  await page.goto(url('index.html'))
  await expect(page.locator('[data-continue]')).toContainText(
    /案例 08 利用職務之便.*改進措施及建議作法.*第 2 段/,
  )
  await expect(page.locator('[data-earlier] a')).toHaveText(['中華民國刑法', /^案例 01/])
  await page.locator('[data-continue]').click()
  await expect(page).toHaveURL(/taipei-08\.html#measures$/)
  const top = page.locator('#measures li').filter({ hasText: words.slice(0, 20) })
  await expect.poll(async () => Math.abs((await top.boundingBox())?.y ?? 999)).toBeLessThan(120)
})

test('the place that version 1.0.0 kept is offered; what is no page of the handbook is not', async ({
  page,
  open,
}) => {
  await open('settings.html')
  const keep = (name: string, value: unknown) =>
    page.evaluate(
      ([name, value]) => {
        const root = new URL('.', location.href).pathname
        localStorage.setItem(`leak-casebook:${root}:${name}`, value!)
      },
      [name, JSON.stringify(value)] as const,
    )
  await keep('place', {
    page: 'cases/taipei-03.html',
    title: '案例 03 題名',
    section: 'laws',
    heading: '涉及法規',
  })
  await open('index.html')
  await expect(page.locator('[data-continue]')).toHaveAttribute('href', /cases\/taipei-03\.html#laws$/)
  for (const bad of [
    'https://example.org/x.html',
    '//example.org',
    'javascript:alert(1)',
    '../../x.html',
    7,
  ]) {
    await keep('places', [{ page: bad, title: 'x', section: '', heading: '', block: 0 }])
    await open('index.html')
    await expect(page.locator('[data-continue]')).toBeHidden()
  }
})

test('the size of the text is changed by two buttons that say where they are, and the line stays', async ({
  page,
  open,
  url,
}) => {
  await open('cases/taipei-02.html')
  const smaller = page.getByRole('button', { name: '字級變小' })
  const larger = page.getByRole('button', { name: '字級變大' })
  await expect(smaller).toHaveAttribute('aria-disabled', 'true')
  const line = page.locator('#measures li').first()
  await line.evaluate(element =>
    scrollTo({ top: element.getBoundingClientRect().top - 240, behavior: 'instant' }),
  )
  const before = (await line.boundingBox())?.y ?? 0
  // By script: the buttons are above the screen, as they are for a reader of a long case who uses the keyboard.
  for (const _ of [1, 2, 3]) await larger.evaluate(button => (button as HTMLElement).click())
  expect(Math.abs(((await line.boundingBox())?.y ?? 0) - before)).toBeLessThan(60)
  await expect(page.locator('[data-text-size-state]')).toHaveText('最大')
  await expect(larger).toHaveAttribute('aria-disabled', 'true')
  await page.goto(url('cases/taipei-03.html'))
  await expect(page.locator('html')).toHaveAttribute('data-size', '3')
  await smaller.click()
  await expect(page.locator('[data-text-size-state]')).toHaveText('更大')
})

test('one goes on from case to case by link and key, and from the last of the casebook to the table', async ({
  page,
  open,
}) => {
  await open('cases/taipei-24.html')
  await expect(page.locator('.turn a[rel="prev"]')).toHaveText(/案例 23 .{6,}/)
  await page.keyboard.press('ArrowRight')
  await expect(page).toHaveURL(/taipei-25/)
  await page.locator('.turn a[rel="next"]').click()
  await expect(page).toHaveURL(/regional\.html$/)
})

test('a case is copied with its citation, and with the words that are selected', async ({
  page,
  open,
  world,
}) => {
  await page.addInitScript(() => {
    const copied: string[] = []
    Object.assign(window, { copied })
    Object.defineProperty(navigator, 'clipboard', {
      value: { writeText: async (text: string) => void copied.push(text) },
    })
  })
  await open('cases/taipei-05.html')
  const button = page.getByRole('button', { name: /^複製引用/ })
  await button.click()
  const copied = () => page.evaluate(() => (window as unknown as { copied: string[] }).copied.at(-1) ?? '')
  await expect.poll(copied).toMatch(/^臺北市政府政風處，《公務機密維護 案例彙編》，.*案例 05〈.+〉。/)
  expect((await copied()).includes('http')).toBe(world !== 'file')
})

test('where Safari forgets after seven days, home offers the backup from the second day on', {
  tag: '@localhost',
}, async ({ page, open }) => {
  await page.addInitScript(() =>
    Object.defineProperty(navigator, 'vendor', { value: 'Apple Computer, Inc.' }),
  )
  await page.clock.setFixedTime('2026-11-20T09:00:00+08:00')
  await open('cases/taipei-06.html')
  await page.locator('#facts').scrollIntoViewIfNeeded()
  await expect
    .poll(() => page.evaluate(() => Object.keys(localStorage).some(key => key.endsWith(':read'))))
    .toBe(true)
  const offer = page.locator('[data-backup-offer]')
  await open('index.html')
  await expect(page.locator('[data-offline-state]')).not.toBeEmpty()
  await expect(offer).toBeHidden()
  await page.clock.setFixedTime('2026-11-21T09:00:00+08:00')
  await open('index.html')
  await expect(offer).toContainText('匯出備份')
  await offer.getByRole('link').click()
  await expect(page.getByRole('button', { name: /^匯出備份/ })).toBeVisible()
})

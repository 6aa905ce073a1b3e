/** Reading in three worlds: cases, panels, marks, filters, the table, what is remembered. */

import { readHandbook } from '../../src/data/read.ts'
import { expect, test } from './world.ts'

// Counted from what authors wrote, so that a case more is no fault.
const { cases, laws, bookNotes } = readHandbook()
const notes = [...bookNotes, ...cases.flatMap(c => c.notes)]
const ofKinds = (kinds: string) => notes.filter(note => kinds.includes(note.severity)).length
const police = cases.filter(
  ({ facts }) => facts.agency.values.includes('警察') && facts.channel.values.includes('公務系統查詢'),
)
const negligent = police.filter(({ facts }) => facts.intent.values.includes('過失'))

test('a case opens from the index, and the next from there', async ({ page, open }) => {
  await open('index.html')
  await page.getByRole('link', { name: '案例', exact: true }).click()
  await page.getByRole('link', { name: /誤認廠商報價進入底價/ }).click()
  await expect(page.locator('[data-source="taipei-02/title"]')).toHaveText(
    '誤認廠商報價進入底價，逕行宣布底價',
  )
  await page
    .getByRole('link', { name: /案例 03/ })
    .last()
    .click()
  await expect(page.locator('h1')).toContainText('超底價保留決標案件')
})

test('a citation opens in place, tells what the article is today, and gives the place back', async ({
  page,
  open,
}) => {
  await open('cases/taipei-25.html')
  const link = page.locator('#laws [data-citation="civil-service-act/4"]')
  await link.focus()
  await page.keyboard.press('Enter')
  const panel = page.locator('aside.panel')
  await expect(panel).toContainText('今日對應：公務員服務法第5條第1項')
  await expect(panel).toBeFocused()
  await expect(link).toHaveAttribute('aria-expanded', 'true')
  await page.keyboard.press('Escape')
  await expect(panel).toHaveCount(0)
  await expect(link).toBeFocused()
})

test('an unverified rule says so in words', async ({ page, open }) => {
  await open('cases/taipei-22.html')
  await page.locator('[data-citation="police-infosec/14"]').click()
  await expect(page.locator('aside.panel')).toContainText('未查證')
})

test('a mark opens its note in place, and one switch hides all marks and is remembered', async ({
  page,
  open,
}) => {
  await open('cases/taipei-13.html')
  await page.locator('[data-added][data-note="taipei-13-1"]').click()
  await expect(page.locator('aside.panel')).toContainText('應為「刑事責任」')
  await page.locator('#notes > summary').click()
  await page.getByRole('checkbox', { name: '在原文中顯示編按記號' }).uncheck()
  await expect(page.locator('[data-added][data-note="taipei-13-1"]')).toBeHidden()
  await page.reload()
  await expect(page.locator('[data-added][data-note="taipei-13-1"]')).toBeHidden()
})

test('notes on wording and layout wait behind a switch of their own, on the page and in its list', async ({
  page,
  open,
}) => {
  await open('cases/taipei-05.html')
  const quiet = page.locator('[data-added][data-note="taipei-05-2"]')
  const listed = page.locator('#note-taipei-05-2')
  await page.locator('#notes > summary').click()
  await expect(page.locator('[data-added][data-note="taipei-05-law-1"]')).toBeVisible()
  await expect(quiet).toBeHidden()
  await expect(listed).toBeHidden()
  await page.getByRole('checkbox', { name: '也顯示用字與版面的編按' }).check()
  await expect(quiet).toBeVisible()
  await expect(listed).toBeVisible()
  await page.reload()
  await expect(quiet).toBeVisible()
})

test('filters combine, count, stand in the URL and come back with it', async ({ page, open, url }) => {
  await open('cases.html')
  await page.locator('[data-filters] summary').click()
  await page.getByRole('button', { name: /^警察/ }).click()
  await page.getByRole('button', { name: /^公務系統查詢/ }).click()
  await expect(page.getByRole('status').first()).toContainText(`${police.length}／${cases.length} 則案例`)
  await expect(page.locator('[data-item]:visible')).toHaveCount(police.length)
  await expect(page.getByRole('button', { name: /^過失/ }).locator('.count')).toHaveText(
    String(negligent.length),
  )
  const address = page.url()
  expect(decodeURIComponent(address)).toContain('?agency=警察&channel=公務系統查詢')
  await page.goto(url('index.html'))
  await page.goto(address)
  await expect(page.locator('[data-item]:visible')).toHaveCount(police.length)
  // Who comes by a link sees the result, not the chips.
  await expect(page.getByRole('button', { name: /^警察/ })).toBeHidden()
  await expect(page.locator('[data-item]:visible').first()).toBeInViewport()
  await page.getByRole('button', { name: '清除篩選' }).click()
  await expect(page.locator('[data-item]:visible')).toHaveCount(cases.length)
})

test('the table is a stack of folded cards on a phone, and a table on a wide screen', async ({
  page,
  open,
}) => {
  await open('regional.html')
  const cell = page.locator('#tainan-04 td').nth(1)
  const folded = (await cell.boundingBox())?.height ?? 0
  await page.getByRole('button', { name: '全部展開' }).click()
  await expect.poll(async () => (await cell.boundingBox())?.height ?? 0).toBeGreaterThan(folded + 60)
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(360)
  await page.setViewportSize({ width: 1280, height: 800 })
  await expect(page.getByRole('columnheader', { name: '策進建議' })).toBeVisible()
  const [first, second] = await Promise.all(
    [0, 1].map(i => page.locator('#tainan-04 td').nth(i).boundingBox()),
  )
  expect(first?.y).toBe(second?.y)
})

test('the offline state is told truthfully where there can be no worker', {
  tag: '@no-worker',
}, async ({ page, open, world }) => {
  await open('index.html')
  await expect(page.locator('html')).toHaveAttribute('data-offline', 'unsupported')
  await expect(page.locator('[data-offline-state]')).toContainText(
    world === 'file' ? '不需要網路' : '不是 https',
  )
})

test.describe('without JavaScript', () => {
  test.use({ javaScriptEnabled: false })
  test('every case is there, the filters are not, and a citation leads to its law', async ({
    page,
    open,
  }) => {
    await open('cases.html')
    await expect(page.locator('[data-item]:visible')).toHaveCount(cases.length)
    await expect(page.locator('[data-filters]')).toBeHidden()
    await open('cases/taipei-25.html')
    await page.locator('#laws [data-citation="civil-service-act/4"]').click()
    await expect(page.locator('h1')).toHaveText('公務員服務法')
  })
})
test('a law is found by its name, by another writing of it, and by a number', async ({ page, open }) => {
  await open('laws.html')
  const shown = page.locator('[data-law-list] > li:visible')
  await expect(shown).toHaveCount(laws.length)
  await page.getByLabel(/找法規/).fill('台北市 處理 陳情')
  await expect(shown).toHaveText([/臺北市政府及所屬各機關處理人民陳情案件注意事項/])
  await page.getByLabel(/找法規/).fill('132')
  await expect(shown).toHaveText([/中華民國刑法/])
  await page.getByLabel(/找法規/).fill('民法')
  await expect(page.locator('[data-law-count]')).toHaveText('沒有這個名稱或條號的法規。')
})

test('notes are shown by kind', async ({ page, open }) => {
  await open('errata.html')
  await expect(page.locator('[data-severity]:visible')).toHaveCount(notes.length)
  await page.getByRole('button', { name: /^明顯錯誤/ }).click()
  await expect(page.locator('[data-severity]:visible')).toHaveCount(ofKinds('A'))
  await page.getByRole('button', { name: /^看似有誤/ }).click()
  await expect(page.locator('[data-severity]:visible')).toHaveCount(ofKinds('AN'))
})

test.describe('where motion is wanted', { tag: '@localhost' }, () => {
  test.use({ contextOptions: { reducedMotion: 'no-preference' } })

  // Not `open`, which would fail on the transition that a busy Chromium gives up and logs.
  test('a page fades into the next, which is there at once', async ({ page, url }) => {
    await page.goto(url('cases/taipei-01.html'))
    // The browser takes up the fade as this page goes.
    await page.evaluate(() =>
      addEventListener('pageswap', event => {
        if ('viewTransition' in event && event.viewTransition) sessionStorage.setItem('faded', 'yes')
      }),
    )
    await page.locator('a[rel="next"]').click()
    await expect(page.locator('main[data-case="taipei-02"]')).toBeVisible()
    expect(await page.evaluate(() => sessionStorage.getItem('faded'))).toBe('yes')
  })
})

import { cp, mkdtemp, readFile, rename, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { makeBackup } from '../../src/domain/review/backup.ts'
import type { ReviewEvent } from '../../src/domain/review/events.ts'
import { DEFAULT_SETTINGS } from '../../src/domain/review/settings.ts'
import { makeOldDatabase, profile } from '../fixtures/v1.0.0/profile.ts'
import { Profile } from './chromium.ts'
import { answer, begin, box, button, count } from './review-page.ts'
import { expect, test } from './world.ts'

const event = (n: number, more: Partial<ReviewEvent> = {}): ReviewEvent => ({
  id: `e${n}`,
  t: Date.UTC(2026, 10, 20) + n,
  day: 20777,
  tz: 480,
  card: `card-${n % 50}`,
  rev: 'aaaa0000',
  kind: 'review',
  grade: 3,
  ms: 4000,
  ...more,
})

test('a double tap shows the answer and grades nothing, and the one after it does', async ({
  page,
  open,
}) => {
  await open('review.html')
  await begin(page)
  for (const place of ['left', 'right'] as const) {
    const reveal = button(page, '顯示答案')
    await expect(reveal).not.toHaveAttribute('aria-disabled', 'true')
    const area = (await reveal.boundingBox())!
    const x = area.x + area.width * (place === 'left' ? 0.2 : 0.8)
    const y = area.y + area.height / 2
    const before = await count(page)
    const card = await box(page).getAttribute('data-card')
    await page.mouse.click(x, y)
    await expect(box(page)).toHaveAttribute('data-review', 'back')
    await page.mouse.click(x, y)
    await page.mouse.click(x, y)
    await expect(box(page)).toHaveAttribute('data-card', card ?? '')
    await expect(box(page)).toHaveAttribute('data-reviews', String(before))
    await button(page, '記得').click()
    await expect(box(page)).toHaveAttribute('data-reviews', String(before + 1))
  }
})

test('Space twice in one breath shows the answer once', async ({ page, open }) => {
  await open('review.html')
  await begin(page)
  await expect(button(page, '顯示答案')).not.toHaveAttribute('aria-disabled', 'true')
  await page.keyboard.press('Space')
  await page.keyboard.press('Space')
  await expect(box(page)).toHaveAttribute('data-review', 'back')
  await expect(box(page)).toHaveAttribute('data-reviews', '0')
})

test('a sitting survives a reload, side and card and order, and is offered after having left', async ({
  page,
  open,
}) => {
  await open('review.html')
  await begin(page)
  await answer(page, '忘了')
  await answer(page, '記得')
  await button(page, '顯示答案').click()
  await expect(box(page)).toHaveAttribute('data-review', 'back')
  const card = (await box(page).getAttribute('data-card')) ?? ''
  await page.reload()
  await expect(box(page)).toHaveAttribute('data-card', card)
  await expect(box(page)).toHaveAttribute('data-review', 'back')
  await expect(page.getByText('剩 9 張')).toBeVisible()
  await open('about.html')
  await open('review.html')
  await button(page, '接著上次的卡片').click()
  await expect(box(page)).toHaveAttribute('data-card', card)
})

test('when the time is over, undo asks the card again', async ({ page, open }) => {
  await page.clock.setFixedTime('2026-11-22T12:00:00+08:00')
  await open('review.html')
  await page.getByLabel('5 分').check()
  await begin(page)
  const card = (await box(page).getAttribute('data-card')) ?? ''
  await page.clock.setFixedTime('2026-11-22T12:06:00+08:00')
  await answer(page, '忘了')
  await expect(page.getByText('時間到，先到這裡。')).toBeVisible()
  await button(page, '復原').click()
  await expect(box(page)).toHaveAttribute('data-card', card)
  await expect(box(page)).toHaveAttribute('data-review', 'front')
})

for (const [what, wrong, words] of [
  ['a year ahead', '2027-11-22T12:00:00+08:00', '那時裝置的時鐘快了'],
  ['ten years behind', '2016-11-22T12:00:00+08:00', '時鐘停在手冊製作之前'],
] as const)
  test(`five cards learnt with the clock ${what} come back within days once it is right`, async ({
    page,
    open,
  }) => {
    await page.clock.setFixedTime(wrong)
    await open('review.html')
    if (what === 'ten years behind') await expect(page.getByText(words)).toBeVisible()
    await begin(page)
    for (let i = 0; i < 5; i++) await answer(page, '記得')
    await button(page, '結束').click()
    await page.clock.setFixedTime('2026-11-22T12:00:00+08:00')
    await page.reload()
    if (what === 'a year ahead') await expect(page.getByText(words)).toBeVisible()
    await expect(box(page)).toHaveAttribute('data-reviews', '5')
    await page.clock.setFixedTime('2026-11-26T12:00:00+08:00')
    await page.reload()
    await expect(page.getByText('到期 5 張')).toBeVisible()
    await expect(page.getByText(words)).toBeHidden()
    await begin(page)
    await answer(page, '記得')
    await button(page, '結束').click()
    // An answer after four days, not after ten years.
    await page.clock.setFixedTime('2027-01-10T12:00:00+08:00')
    await page.reload()
    await expect(page.getByText('到期 5 張')).toBeVisible()
  })

test('the record of version 1.0.0 is here after the update, and its backup holds nothing new', async ({
  page,
  open,
  url,
}) => {
  const head = profile.databases[0]!.stores.head.records[0]!.value
  await page.clock.setFixedTime('2026-11-25T12:00:00+08:00')
  await page.goto(url('404.html'))
  const path = await page.evaluate(() => new URL('.', location.href).pathname)
  await page.evaluate(makeOldDatabase, { kept: profile, name: `leak-casebook:${path}` })
  await open('review.html#backup')
  await expect(box(page)).toHaveAttribute('data-reviews', String(head.reviews))
  await page.locator('input[type=file]').setInputFiles('tests/fixtures/v1.0.0/backup.json')
  await expect(page.getByText('會新增 0 次複習')).toBeVisible()
})

test('a stick’s folder may be renamed: the reviews are there, and nothing has to be said', {
  tag: '@localhost',
}, async () => {
  const parent = await mkdtemp(join(tmpdir(), 'stick-'))
  const profile = await Profile.create()
  try {
    await cp('dist', join(parent, 'E 手冊'), { recursive: true })
    const page = await profile.start()
    await page.goto(pathToFileURL(join(parent, 'E 手冊', 'review.html')).href)
    await begin(page)
    for (let i = 0; i < 3; i++) await answer(page, '記得')
    await rename(join(parent, 'E 手冊'), join(parent, 'F 改名'))
    await page.goto(pathToFileURL(join(parent, 'F 改名', 'review.html')).href)
    await expect(box(page)).toHaveAttribute('data-reviews', '3')
  } finally {
    await profile.remove()
    await rm(parent, { recursive: true, force: true })
  }
})

test('an emptied store is noticed and said, until the reader has read it', { tag: '@localhost' }, async ({
  page,
  open,
}) => {
  await open('review.html')
  await begin(page)
  for (let i = 0; i < 3; i++) await answer(page, '記得')
  await button(page, '結束').click()
  await open('about.html')
  await page.evaluate(
    () =>
      new Promise<void>(resolve => {
        indexedDB.deleteDatabase('leak-casebook').onsuccess = () => resolve()
      }),
  )
  await open('review.html')
  await expect(page.getByText('先前存有 3 次複習')).toBeVisible()
  await page.reload()
  await button(page, '知道了').click()
  await page.reload()
  await expect(box(page)).toHaveAttribute('data-review', 'start')
  await expect(page.getByText('先前存有')).toBeHidden()
})

test('a record of a later version is shown and exported whole, and never touched', {
  tag: '@localhost',
}, async ({ page, open }) => {
  await open('review.html')
  await begin(page)
  for (let i = 0; i < 3; i++) await answer(page, '記得')
  await open('about.html')
  await page.evaluate(
    () =>
      new Promise<void>(resolve => {
        const request = indexedDB.open('leak-casebook', 99)
        request.onsuccess = () => {
          request.result.close()
          resolve()
        }
      }),
  )
  await open('review.html')
  await expect(box(page)).toHaveAttribute('data-reviews', '3')
  await expect(page.getByText('較新版的手冊存的')).toBeVisible()
  await begin(page)
  await button(page, '顯示答案').click()
  await button(page, '記得').click()
  await expect(page.locator('.sitting-message')).toContainText('較新版的手冊存的')
  await expect(box(page)).toHaveAttribute('data-reviews', '3')
  await open('review.html#backup')
  await page.reload()
  const downloading = page.waitForEvent('download')
  await button(page, '匯出備份').click()
  const backup = JSON.parse(await readFile(await (await downloading).path(), 'utf8'))
  expect(backup.events).toHaveLength(3)
})

test('a record that cannot be read is not exported as an empty one, and the next try works', {
  tag: '@localhost',
}, async ({ page, open }) => {
  await open('review.html')
  await begin(page)
  await answer(page, '記得')
  await page.addInitScript(() => {
    const { transaction } = IDBDatabase.prototype
    IDBDatabase.prototype.transaction = function (...args) {
      if (sessionStorage.getItem('disk') !== 'well') throw new DOMException('disk', 'UnknownError')
      return transaction.apply(this, args)
    }
  })
  await open('about.html')
  await open('review.html#backup')
  await expect(page.getByText('這台裝置上的複習紀錄現在讀不到。')).toBeVisible()
  await button(page, '匯出備份').click()
  await expect(page.getByText('所以沒有匯出')).toBeVisible()
  await page.evaluate(() => sessionStorage.setItem('disk', 'well'))
  const downloading = page.waitForEvent('download')
  await button(page, '匯出備份').click()
  const backup = JSON.parse(await readFile(await (await downloading).path(), 'utf8'))
  expect(backup.events).toHaveLength(1)
  await expect(box(page)).toHaveAttribute('data-reviews', '1')
})

test('out of space is said to be so, and the next try works without a reload', { tag: '@localhost' }, async ({
  url,
}) => {
  // On a real profile: what a private window stores is in memory, and not counted.
  const profile = await Profile.create()
  try {
    const before = await profile.start()
    await before.goto(url('review.html'))
    await begin(before)
    await answer(before, '記得')
    // Started anew: Chromium believes for half a minute in the room that an open database has had.
    await profile.kill()
    const page = await profile.start()
    const session = await page.context().newCDPSession(page)
    const origin = new URL(url('')).origin
    await session.send('Storage.overrideQuotaForOrigin', { origin, quotaSize: 1 })
    await page.goto(url('review.html'))
    await begin(page)
    await button(page, '顯示答案').click()
    await button(page, '記得').click()
    await expect(page.getByText('裝置的空間不足')).toBeVisible()
    await expect(box(page)).toHaveAttribute('data-reviews', '1')
    await session.send('Storage.overrideQuotaForOrigin', { origin })
    await button(page, '記得').click()
    await expect(box(page)).toHaveAttribute('data-reviews', '2')
  } finally {
    await profile.remove()
  }
})

test('a backup with bad events brings the good ones, says what it leaves out, and keeps what it does not know', async ({
  page,
  open,
}, info) => {
  const events = [event(1), event(2, { day: 1e12 }), event(3, { grade: 9 as never })]
  const later = { id: 'later-1', t: 1, kind: 'paper', score: 8 }
  const backup = makeBackup('x', [...events, later as never], DEFAULT_SETTINGS, Date.now(), {
    papers: { a: [1] },
  })
  const file = info.outputPath('backup.json')
  await writeFile(file, JSON.stringify(backup))
  await open('review.html#backup')
  await page.locator('input[type=file]').setInputFiles(file)
  await expect(page.getByText('會新增 1 次複習')).toBeVisible()
  await expect(page.getByText('檔案裡有 2 筆不合理')).toBeVisible()
  await button(page, '確認匯入').click()
  await expect(page.getByText('已匯入 1 次複習')).toBeVisible()
  const downloading = page.waitForEvent('download')
  await button(page, '匯出備份').click()
  const given = JSON.parse(await readFile(await (await downloading).path(), 'utf8'))
  expect(given.papers).toEqual({ a: [1] })
  expect(given.events).toContainEqual(later)
  for (const screen of ['numbers', 'cards', 'backup']) {
    await page.goto('about:blank')
    await open(`review.html#${screen}`)
    await expect(page.locator('#review > h2')).toBeVisible()
  }
})

test(
  'a backup of 200,000 events is read beside the page, with its progress, and can be stopped',
  {
    tag: '@localhost',
  },
  async ({ page, open }, info) => {
    test.setTimeout(180_000)
    const events = Array.from({ length: 200_000 }, (_, n) => event(n))
    const file = info.outputPath('large.json')
    await writeFile(file, JSON.stringify(makeBackup('x', events, DEFAULT_SETTINGS, Date.now())))
    await open('review.html#backup')
    await page.locator('input[type=file]').setInputFiles(file)
    await expect(page.getByRole('progressbar')).toBeVisible()
    await button(page, '停止').click()
    await expect(page.getByText('已停止；什麼都沒有加入。')).toBeVisible()
    await page.locator('input[type=file]').setInputFiles(file)
    await expect(page.getByText('會新增 200000 次複習')).toBeVisible({ timeout: 60_000 })
    await expect(box(page)).toHaveAttribute('data-reviews', '0')
  },
)

test('deleting everything leaves nothing of the record, marks, reading, settings, the copy or its worker', async ({
  page,
  open,
  world,
}) => {
  await open('cases/taipei-03.html')
  await button(page, '加入書籤').click()
  await expect(button(page, '加入書籤')).toHaveAttribute('aria-pressed', 'true')
  await open('review.html')
  await begin(page)
  await answer(page, '記得')
  await open('settings.html')
  if (world === 'localhost') await expect(page.locator('html')).toHaveAttribute('data-offline', 'ready')
  await page.locator('[data-setting=theme] button[data-value=dark]').click()
  await button(page, '刪除這台裝置上的所有資料').click()
  await button(page, '確認刪除').click()
  await expect(page.getByText('已全部刪除')).toBeVisible()
  const left = await page.evaluate(async () => ({
    databases: (await indexedDB.databases()).map(({ name }) => name),
    local: Object.keys(localStorage).filter(key => key.startsWith('leak-casebook')),
    session: Object.keys(sessionStorage).filter(key => key.startsWith('leak-casebook')),
    caches: 'caches' in window && location.protocol !== 'file:' ? await caches.keys() : [],
    workers:
      'serviceWorker' in navigator && location.protocol !== 'file:'
        ? (await navigator.serviceWorker.getRegistrations()).length
        : 0,
  }))
  expect(left).toEqual({ databases: [], local: [], session: [], caches: [], workers: 0 })
})

test('on a shared computer nothing outlives the tab, and within it the record goes from page to page', async ({
  page,
  open,
  url,
  context,
  world,
}) => {
  await open('settings.html')
  if (world === 'localhost') await expect(page.locator('html')).toHaveAttribute('data-offline', 'ready')
  await page.getByLabel('這是共用電腦').check()
  await expect(page.getByText('不在這台電腦上留下任何東西')).toBeVisible()
  await button(page, '刪除這台裝置上的所有資料').click()
  await button(page, '確認刪除').click()
  await expect(page.getByText('已全部刪除')).toBeVisible()
  await expect(page.getByLabel('這是共用電腦')).toBeChecked()
  await page.locator('[data-setting=theme] button[data-value=dark]').click()
  await open('cases/taipei-03.html')
  await open('review.html')
  await begin(page)
  await answer(page, '記得')
  await open('cases.html')
  await open('review.html')
  await expect(box(page)).toHaveAttribute('data-reviews', '1')
  await expect(page.locator('html')).toHaveAttribute('data-theme', 'dark')
  const kept = await page.evaluate(async () => ({
    databases: (await indexedDB.databases()).map(({ name }) => name),
    local: Object.keys(localStorage).filter(key => key.startsWith('leak-casebook')),
  }))
  expect(kept).toEqual({ databases: [], local: [] })
  const other = await context.newPage()
  await other.goto(url('review.html'))
  await expect(box(other)).toHaveAttribute('data-reviews', '0')
})

/** The reader's marks: made by selecting, found again, never among the source's words, taken along in files. */

import { readFile } from 'node:fs/promises'
import type { Page } from 'playwright'
import { expect, test } from './world.ts'

/** Selects words of a part, as a hand does. */
async function select(page: Page, part: string, words: string): Promise<void> {
  await page.evaluate(
    ([part, words]) => {
      const walker = document.createTreeWalker(document.querySelector(part!)!, NodeFilter.SHOW_TEXT)
      for (let node = walker.nextNode(); node; node = walker.nextNode()) {
        const at = (node as Text).data.indexOf(words!)
        if (at < 0) continue
        getSelection()?.setBaseAndExtent(node, at, node, at + words!.length)
        return
      }
      throw new Error(`not in one text node: ${words}`)
    },
    [part, words] as const,
  )
}

const sourceWords = (page: Page) =>
  page.evaluate(() =>
    [...document.querySelectorAll('[data-source]')].map(part => {
      const copy = part.cloneNode(true) as Element
      for (const added of copy.querySelectorAll('[data-added]')) added.remove()
      return copy.textContent?.replace(/\s+/g, '')
    }),
  )

test('a case is bookmarked, a passage highlighted and noted; all come back, and go to the list', async ({
  page,
  open,
  url,
}) => {
  await open('cases/taipei-02.html')
  const before = await sourceWords(page)
  const bookmark = page.getByRole('button', { name: /^加入書籤/ })
  await expect(bookmark).toHaveAttribute('aria-pressed', 'false')
  await bookmark.click()
  await expect(bookmark).toHaveAttribute('aria-pressed', 'true')
  const words = before[1]!.slice(0, 12)
  await select(page, '[data-part="summary"] [data-source]', words.slice(0, 8))
  await page.getByRole('button', { name: '寫筆記' }).click()
  await page.getByLabel('筆記', { exact: true }).fill('主持人要再核對一次')
  await expect(page.locator('aside.panel')).toContainText('已存在這台裝置')
  await page.getByRole('button', { name: '收合' }).click()
  await expect(page.locator('mark[data-highlight]')).toHaveText(words.slice(0, 8))
  expect(await sourceWords(page)).toEqual(before)

  await page.reload()
  await expect(page.locator('mark[data-highlight]')).toHaveText(words.slice(0, 8))
  await expect(page.getByRole('button', { name: /^加入書籤/ })).toHaveAttribute('aria-pressed', 'true')
  expect(await sourceWords(page)).toEqual(before)
  await page.getByRole('button', { name: /^我的筆記：主持人/ }).click()
  await expect(page.getByLabel('筆記', { exact: true })).toHaveValue('主持人要再核對一次')

  await page.goto(url('marks.html'))
  await expect(page.locator('[data-mark]')).toHaveCount(2)
  await expect(page.locator('[data-marks-list] q')).toHaveText(words.slice(0, 8))
  await page.locator('[data-marks-list]').getByRole('link', { name: '筆記' }).click()
  await expect(page.locator('mark[data-highlight]')).toBeInViewport()
})

test('exports of both kinds give back every mark; an import says first what it adds', {
  tag: '@localhost',
}, async ({ page, open, url }) => {
  await open('cases/taipei-01.html')
  await select(page, '[data-part="summary"] [data-source]', '底價')
  await page.getByRole('button', { name: '畫線' }).click()
  await page.getByRole('button', { name: /^加入書籤/ }).click()
  await expect(page.getByRole('button', { name: /^加入書籤/ })).toHaveAttribute('aria-pressed', 'true')
  await page.goto(url('marks.html'))
  const files: Buffer[] = []
  for (const name of ['匯出 Markdown', '匯出 JSON（W3C 標註）']) {
    const download = page.waitForEvent('download')
    await page.getByRole('button', { name }).click()
    files.push(await readFile(await (await download).path()))
  }
  for (const [i, buffer] of files.entries()) {
    while ((await page.locator('[data-mark]').count()) > 0) {
      const left = await page.locator('[data-mark]').count()
      await page.locator('[data-mark] button').first().click()
      await expect(page.locator('[data-mark]')).toHaveCount(left - 1)
    }
    await page.locator('#marks-file').setInputFiles({ name: `marks-${i}`, mimeType: 'text/plain', buffer })
    await expect(page.locator('[data-marks-offer]')).toContainText('會新增 1 個書籤、1 處畫線')
    await page.getByRole('button', { name: '確認匯入' }).click()
    await expect(page.locator('[data-mark]')).toHaveCount(2)
  }
  await page.goto(url('cases/taipei-01.html'))
  await expect(page.locator('mark[data-highlight]')).toHaveText('底價')
})

test('a highlight whose words are gone is shown as lost, and nowhere else', { tag: '@localhost' }, async ({
  page,
  open,
  url,
}) => {
  await open('marks.html')
  const file = JSON.stringify([
    {
      id: '#gone',
      type: 'Annotation',
      target: {
        source: 'cases/taipei-01.html',
        selector: {
          type: 'TextQuoteSelector',
          exact: '底價',
          prefix: '別的案子裡的字句說到',
          suffix: '這兩個字而已並無其他',
        },
      },
    },
  ])
  await page
    .locator('#marks-file')
    .setInputFiles({ name: 'a.json', mimeType: 'application/json', buffer: Buffer.from(file) })
  await page.getByRole('button', { name: '確認匯入' }).click()
  await expect(page.locator('[data-mark]')).toHaveCount(1)
  await page.goto(url('cases/taipei-01.html'))
  await expect(page.locator('[data-lost]')).toContainText('找不到位置的畫線（1）')
  await expect(page.locator('mark[data-highlight]')).toHaveCount(0)
})

test('marks and reading travel in the one backup file', { tag: '@localhost' }, async ({
  page,
  open,
  url,
  browser,
}) => {
  await open('cases/taipei-03.html')
  await page.getByRole('button', { name: /^加入書籤/ }).click()
  await expect(page.getByRole('button', { name: /^加入書籤/ })).toHaveAttribute('aria-pressed', 'true')
  await page.locator('#facts').scrollIntoViewIfNeeded()
  await expect
    .poll(() => page.evaluate(() => Object.keys(localStorage).some(key => key.endsWith(':read'))))
    .toBe(true)
  await page.goto(url('review.html#backup'))
  const download = page.waitForEvent('download')
  await page.getByRole('button', { name: /^匯出備份/ }).click()
  const buffer = await readFile(await (await download).path())
  const other = await (await browser.newContext()).newPage()
  await other.goto(url('review.html#backup'))
  await other
    .locator('input[type="file"]')
    .setInputFiles({ name: 'b.json', mimeType: 'application/json', buffer })
  await expect(other.getByText('1 個書籤、1 則讀過的案例、1 個讀到的地方')).toBeVisible()
  await other.getByRole('button', { name: /^確認匯入/ }).click()
  await expect(other.getByText('已匯入 0 次複習。')).toBeVisible()
  await other.goto(url('marks.html'))
  await expect(other.locator('[data-mark]')).toHaveCount(1)
  await other.goto(url('index.html'))
  await expect(other.locator('[data-continue]')).toContainText('案例 03')
  await other.goto(url('cases.html'))
  await expect(other.locator('[data-entry="taipei-03"]')).toHaveAttribute('data-read', '')
  await other.context().close()
})

/** What is made for elsewhere, opened where it is used: the EPUB in a reading engine, the poster on paper. */

import { cp, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { serve } from '../../scripts/serve.mjs'
import { expect, test } from './world.ts'

test('a reading engine opens the EPUB, shows a case, and its contents lead on @localhost', async ({
  page,
}) => {
  const folder = await mkdtemp(join(tmpdir(), 'epub-'))
  await cp('node_modules/foliate-js', folder, { recursive: true })
  await cp('dist/downloads/handbook.epub', join(folder, 'handbook.epub'))
  const server = await serve(folder)
  try {
    const address = server.address()
    const port = typeof address === 'object' ? address?.port : undefined
    await page.goto(`http://localhost:${port}/reader.html?url=handbook.epub`)
    await expect(page).toHaveTitle('公務機密維護案例手冊')
    await page.locator('#side-bar-button').click()
    await page.getByRole('treeitem', { name: /案例彙編/ }).click()
    await page.getByRole('treeitem', { name: /^案例 08/ }).click()
    const text = () =>
      Promise.all(
        page.frames().map(frame =>
          frame
            .locator('body')
            .innerText()
            .catch(() => ''),
        ),
      )
    await expect.poll(async () => (await text()).join('')).toContain('案情摘要')
  } finally {
    server.close()
    await rm(folder, { recursive: true, force: true })
  }
})

test('the poster shows the address as a code, and only promises to install where that works', async ({
  page,
  open,
  world,
}) => {
  await open('poster.html')
  const field = page.getByRole('textbox', { name: '網址' })
  if (world === 'http') await expect(field).toHaveValue(/^http:\/\/intranet\.test/)
  await field.fill('https://example.org/手冊/')
  await expect(page.getByRole('img', { name: '這個網址的 QR 碼' }).locator('path')).toHaveAttribute(
    'd',
    /M4 4h1/,
  )
  await expect(page.getByText('加入主畫面')).toBeVisible()
  await field.fill('http://intranet/手冊/')
  await expect(page.getByText('加入主畫面')).toBeHidden()
  await field.fill('手冊')
  await expect(page.getByText('網址要以 http:// 或 https:// 開頭。')).toBeVisible()
  await expect(page.getByRole('img', { name: '這個網址的 QR 碼' })).toBeHidden()
})

test('a device that has read an earlier version is told once what is new, a new one is not', async ({
  page,
  open,
}) => {
  await open('index.html')
  const news = page.getByText(/手冊已更新到/)
  await expect(news).toBeHidden()
  await page.evaluate(() => {
    const key = Object.keys(localStorage).find(name => name.endsWith(':version')) ?? ''
    localStorage.setItem(key, '"0.9.0"')
  })
  await open('index.html')
  await expect(news).toBeVisible()
  await page.getByRole('button', { name: '知道了' }).click()
  await expect(news).toBeHidden()
  await open('index.html')
  await expect(page.getByRole('main')).toBeVisible()
  await expect(news).toBeHidden()
  await open('settings.html')
  await expect(page.getByText(/這是 \d+\.\d+\.\d+ 版/)).toBeVisible()
  await page.getByRole('link', { name: '每一版有什麼新的' }).click()
  await expect(page.getByRole('heading', { name: '每一版有什麼新的' })).toBeInViewport()
})

/** The handbook of another agency, made from its data alone: walked as its readers would, beside the first one too. */

import { cp, mkdtemp, rm } from 'node:fs/promises'
import type { Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { serve } from '../../scripts/serve.mjs'
import { AGENCY } from '../fixtures/agency.ts'
import { run } from '../fixtures/run.ts'
import { answer, begin, box } from './review-page.ts'
import { expectOffline } from './site.ts'
import { expect, test } from './world.ts'

test.describe('another agency', { tag: '@localhost' }, () => {
  // One build for all of them.
  test.describe.configure({ mode: 'default' })
  let folder: string
  let server: Server
  let root: string

  test.beforeAll(async () => {
    test.setTimeout(300_000)
    folder = await mkdtemp(join(tmpdir(), 'agencies-'))
    const { code, out, err } = run('astro', ['build'], AGENCY, '', { HANDBOOK_DIST: join(folder, '港灣') })
    if (code !== 0) throw new Error(out + err)
    await cp('dist', join(folder, '機密'), { recursive: true })
    server = await serve(folder)
    root = `http://localhost:${(server.address() as AddressInfo).port}/`
  })
  test.afterAll(async () => {
    server?.close()
    await rm(folder, { recursive: true, force: true })
  })

  for (const world of ['localhost', 'file'] as const)
    test(`its cases are read, found and reviewed, ${world}`, async ({ page }) => {
      const at = (path: string) =>
        (world === 'file' ? `${pathToFileURL(folder).href}/` : root) + encodeURI(`港灣/${path}`)
      await page.goto(at('index.html'))
      await expect(page).toHaveTitle('港灣市公務保密手冊')
      await page.getByRole('link', { name: '案例', exact: true }).click()
      await expect(page.locator('[data-entry]')).toHaveCount(5)
      await page.locator('[data-entry="harbor-01"] a').first().click()
      await expect(page.locator('h1')).toContainText('病歷寄錯信箱')
      await page.locator('[data-citation="harbor-rules/3~4"]').first().click()
      await expect(page.locator('.panel')).toContainText('港灣市公務資訊保密要點')
      await page.goto(at('search.html'))
      await page.getByRole('searchbox').fill('病歷摘要')
      await expect(page.locator('[data-result]').first()).toContainText('病歷寄錯信箱')
      await page.goto(at('review.html'))
      await begin(page)
      await answer(page, '記得')
      await answer(page, '記得')
      await expect(box(page)).toHaveAttribute('data-review', 'empty')
      await page.reload()
      await expect(box(page)).toHaveAttribute('data-reviews', '2')
    })

  test('its readers’ records, marks and copy are not those of the handbook beside it', async ({
    page,
    context,
  }) => {
    const at = (path: string) => root + encodeURI(path)
    await page.goto(at('機密/review.html'))
    await begin(page)
    for (let i = 0; i < 3; i++) await answer(page, '記得')
    await page.goto(at('港灣/review.html'))
    await expect(box(page)).toHaveAttribute('data-reviews', '0')
    await begin(page)
    await answer(page, '忘了')
    await page.goto(at('港灣/cases/harbor-01.html'))
    await page.getByRole('button', { name: /^加入書籤/ }).click()
    await expect(page.getByRole('button', { name: /^加入書籤/ })).toHaveAttribute('aria-pressed', 'true')
    await expectOffline(page, 'ready')
    await page.goto(at('機密/marks.html'))
    await expect(page.locator('[data-marks="loading"]')).toHaveCount(0)
    await expect(page.locator('[data-mark]')).toHaveCount(0)
    await expectOffline(page, 'ready')
    await page.goto(at('機密/review.html'))
    await expect(box(page)).toHaveAttribute('data-reviews', '3')
    await context.setOffline(true)
    await page.goto(at('港灣/cases/harbor-02.html'))
    await expect(page.locator('#main h1')).toBeVisible()
    await page.goto(at('機密/cases/taipei-02.html'))
    await expect(page.locator('#main h1')).toBeVisible()
  })
})

/** Updates by copying files onto nginx and Apache: half of them, all of them, one page fewer, and the old ones again. */

import { chmod, cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Page } from 'playwright/test'
import { writePrecache } from '../../src/build/precache.ts'
import { BASE, type Deployed, deploy, isInstalled, say404 } from '../servers/start.ts'
import { expect, expectOffline } from './site.ts'
import { test } from './world.ts'

const V1 = '關於這本手冊'
const V2 = '關於新版手冊'
/** Only in the first version. */
const WITHDRAWN = 'poster.html'

const offer = (page: Page) => page.getByRole('button', { name: '更新並重新載入' })

async function take(page: Page): Promise<void> {
  await expect(offer(page)).toBeVisible({ timeout: 30_000 })
  await Promise.all([page.waitForEvent('load'), offer(page).click()])
}

/** The next version, whole, in a folder of its own. */
async function nextVersion(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'next-'))
  await cp('dist', folder, { recursive: true })
  // Servers give up root, and then could not read a private folder.
  await chmod(folder, 0o755)
  await rm(join(folder, WITHDRAWN))
  const about = join(folder, 'about.html')
  await writeFile(about, (await readFile(about, 'utf8')).replaceAll(V1, V2))
  await writePrecache(folder)
  return folder
}

/**
 * As `robocopy /MIR` does: what is not in the new folder goes, and files keep their times. Servers tell versions of a
 * file by time and size, so times of the copying itself would make two of one size, copied within a second, the same.
 */
async function mirror(from: string, server: Deployed): Promise<void> {
  await rm(server.folder, { recursive: true })
  await cp(from, server.folder, { recursive: true, preserveTimestamps: true })
  await say404(server.folder)
}

for (const kind of ['nginx', 'Apache'] as const)
  test.describe(`updates by copying, ${kind}`, { tag: '@localhost' }, () => {
    let server: Deployed
    let next: string
    test.skip(!isInstalled(kind), `${kind} is not installed`)
    test.beforeEach(async () => {
      server = await deploy(kind)
      next = await nextVersion()
    })
    test.afterEach(async () => {
      await server.stop()
      await rm(next, { recursive: true })
    })
    const at = (path: string, host = 'localhost') => `http://${host}:${server.port}${encodeURI(BASE)}${path}`

    test('with an offline copy', async ({ page }) => {
      test.slow()
      await page.goto(at('index.html'))
      await expectOffline(page, 'ready')

      // Half copied: the new worker and one page of the old version.
      await cp(next, server.folder, { recursive: true })
      await cp('dist/about.html', join(server.folder, 'about.html'))
      await page.goto(at('settings.html'))
      await page.waitForLoadState('networkidle')
      await expectOffline(page, 'ready')
      await expect(offer(page)).toBeHidden()
      await page.goto(at('about.html'))
      await expect(page.locator('h1')).toHaveText(V1)

      await mirror(next, server)
      await page.goto(at('settings.html'))
      await take(page)
      await expectOffline(page, 'ready')
      await page.goto(at('about.html'))
      await expect(page.locator('h1')).toHaveText(V2)
      await page.goto(at(WITHDRAWN))
      await expect(page.locator('h1')).toHaveText('找不到這一頁')

      await mirror('dist', server)
      await page.goto(at('settings.html'))
      await take(page)
      await page.goto(at('about.html'))
      await expect(page.locator('h1')).toHaveText(V1)
    })

    test('on plain http, where only the server keeps pages fresh', async ({ page }) => {
      const seen = async (path: string) => {
        await page.goto(at(path, 'intranet.test'))
        return await page.locator('h1').first().textContent()
      }
      expect(await seen('about.html')).toBe(V1)
      expect(await seen(WITHDRAWN)).not.toBe('找不到這一頁')
      await mirror(next, server)
      expect(await seen('about.html')).toBe(V2)
      expect(await seen(WITHDRAWN)).toBe('找不到這一頁')
      await page.getByRole('link', { name: '搜尋' }).first().click()
      await expect(page.getByRole('searchbox')).toBeVisible()
      await mirror('dist', server)
      expect(await seen('about.html')).toBe(V1)
    })
  })

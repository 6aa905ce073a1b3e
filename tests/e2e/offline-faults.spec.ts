/** The offline copy against servers that answer wrongly, devices without room, and entries that are lost or damaged. */

import type { Page } from 'playwright/test'
import { expect, expectOffline, isPack, type Site, test } from './site.ts'

const state = (page: Page) => page.locator('[data-offline-state]').first()

/** Does to the copy what disks and browsers do: `change` gets the cache and the address of a file in it. */
function damage(page: Page, path: string, content: string | undefined): Promise<void> {
  return page.evaluate(
    async ([file, garbage]) => {
      for (const name of await caches.keys()) {
        const cache = await caches.open(name)
        for (const { url } of await cache.keys())
          if (url.endsWith(file ?? '')) {
            if (garbage === undefined) await cache.delete(url)
            else await cache.put(url, new Response(garbage, { headers: { 'content-type': 'text/html' } }))
          }
      }
    },
    [path, content],
  )
}

test.describe('offline, when something is wrong', { tag: '@localhost' }, () => {
  test('no header of the server is kept: types go by names', async ({ page, site }) => {
    site.fault = path =>
      path === 'sw.js' || path === 'index.html'
        ? undefined
        : {
            headers: {
              'content-type': path.endsWith('.html') ? 'application/octet-stream' : 'text/html; charset=big5',
              ...(path.startsWith('cases/') ? { 'content-disposition': 'attachment' } : {}),
            },
          }
    await page.goto(site.url('index.html'))
    await expectOffline(page, 'ready')
    await site.stop()
    await page.goto(site.url('cases/taipei-01.html'))
    await expect(page.locator('h1')).toBeVisible()
    expect(await page.evaluate(() => getComputedStyle(document.body).fontFamily)).not.toContain('Times')
    await page.goto(site.url('review.html'))
    await expect(page.getByRole('button', { name: '開始複習' })).toBeVisible()
  })

  test('what a copy of 1.0.0 kept under a wrong header is put right without fetching it again', async ({
    page,
    site,
  }) => {
    site.fault = path => (path === 'sw.js' ? { status: 404 } : undefined)
    await page.goto(site.url('index.html'))
    await page.evaluate(async () => {
      const scope = new URL('.', location.href).href
      const cache = await caches.open(`leak-casebook-files-${scope}`)
      const page = await (await fetch('about.html')).blob()
      const kept = new Response(page, { headers: { 'content-type': 'application/octet-stream' } })
      await cache.put(`${scope}about.html?__WB_REVISION__=0`, kept)
    })
    site.fault = path => (isPack(path) ? { status: 404 } : undefined)
    site.asked.length = 0
    await page.reload()
    await expectOffline(page, 'ready')
    expect(site.asked.filter(path => path === 'about.html')).toEqual([])
    expect(await page.evaluate(() => caches.keys())).toHaveLength(1)
    await site.stop()
    await page.goto(site.url('about.html'))
    await expect(page.locator('h1')).toHaveText('關於這本手冊')
  })

  test('a changed file is named to whom it concerns, and is kept as soon as it is right', async ({
    page,
    site,
  }) => {
    const right = await site.read('laws/pdpa.html')
    const login = '<!doctype html><title>請先登入</title>'
    site.fault = path =>
      isPack(path) ? { status: 404 } : path === 'laws/pdpa.html' ? { body: login } : undefined
    await page.goto(site.url('index.html'))
    await expectOffline(page, 'failed')
    await expect(state(page)).toContainText('laws/pdpa.html')
    await expect(state(page)).toContainText('SHA256SUMS')
    await expect(state(page)).not.toContainText('連上網路後')
    site.fault = path => (path === 'laws/pdpa.html' ? { body: right.replaceAll('\n', '\r\n') } : undefined)
    await page.reload()
    await expectOffline(page, 'ready')
  })

  test('a file that the server has not got is named', async ({ page, site }) => {
    site.fault = path => (isPack(path) || path === 'laws/gpa.html' ? { status: 403 } : undefined)
    await page.goto(site.url('settings.html'))
    await expectOffline(page, 'failed')
    await expect(state(page)).toContainText('伺服器上沒有 laws/gpa.html')
  })

  test('an icon or the manifest never costs the copy', async ({ page, site }) => {
    site.fault = path =>
      path.startsWith('icons/')
        ? { body: '<svg/>' }
        : path.endsWith('.webmanifest')
          ? { status: 404 }
          : undefined
    await page.goto(site.url('index.html'))
    await expectOffline(page, 'ready')
    await site.stop()
    await page.goto(site.url('cases.html'))
    await expectOffline(page, 'ready')
  })

  test('an answer that never ends is given up, and what is right by then is kept', async ({ page, site }) => {
    test.slow()
    let hanging = true
    const isEngine = (path: string) => path.startsWith('pagefind/engine.')
    site.fault = path => (hanging && (isPack(path) || isEngine(path)) ? { hang: true } : undefined)
    await page.goto(site.url('index.html'))
    await expect.poll(() => site.asked.filter(isEngine).length, { timeout: 30_000 }).toBeGreaterThan(0)
    hanging = false
    await expectOffline(page, 'ready')
  })

  test('a line that breaks is tried again by itself, and what came through is not fetched twice', async ({
    page,
    site,
  }) => {
    const tries = new Map<string, number>()
    site.fault = path => {
      if (path === 'sw.js' || path === 'index.html') return undefined
      const count = (tries.get(path) ?? 0) + 1
      tries.set(path, count)
      const breaks = isPack(path) || (/^laws\/[a-f]/.test(path) && count === 1)
      return breaks ? { drop: true } : undefined
    }
    await page.goto(site.url('index.html'))
    await expectOffline(page, 'ready')
    const asked = [...tries].filter(([path]) => path.endsWith('.html'))
    const twice = asked.filter(([, count]) => count > 1).map(([path]) => path)
    expect(twice.length).toBeGreaterThan(3)
    expect(twice.filter(path => !/^laws\/[a-f]/.test(path))).toEqual([])
    expect(asked.filter(([, count]) => count > 2)).toEqual([])
  })

  test('an empty worker of a broken server is followed by the right one', async ({ page, site }) => {
    test.slow()
    site.fault = path => (path === 'sw.js' ? { body: '' } : undefined)
    await page.goto(site.url('index.html'))
    await expect.poll(() => site.asked.includes('sw.js')).toBe(true)
    site.fault = () => undefined
    await expectOffline(page, 'ready')
  })

  test('a damaged or an evicted file is noticed and mended', async ({ page, site }) => {
    await page.goto(site.url('index.html'))
    await expectOffline(page, 'ready')
    for (const content of ['<title>garbage</title>', undefined]) {
      await damage(page, 'cases/taipei-02.html', content)
      await page.goto(site.url('cases/taipei-02.html'))
      await expect(page.locator('h1')).toBeVisible()
      await expectOffline(page, 'ready')
    }
    await site.stop()
    await page.goto(site.url('cases/taipei-02.html'))
    await expect(page.locator('h1')).toBeVisible()
    await damage(page, 'cases/taipei-03.html', '<title>garbage</title>')
    await page.goto(site.url('cases/taipei-03.html'))
    await expect(page.locator('h1')).toHaveText('找不到這一頁')
    await expectOffline(page, 'failed')
  })

  test('an evicted page opens while the server has a newer version, and the newer one is offered', async ({
    page,
    site,
  }) => {
    await page.goto(site.url('index.html'))
    await expectOffline(page, 'ready')
    await site.release('cases/taipei-02.html', '</h1>', '（新版）</h1>')
    await damage(page, 'cases/taipei-02.html', undefined)
    await page.goto(site.url('cases/taipei-02.html'))
    await expect(page.locator('h1')).toContainText('（新版）')
    const offer = page.getByRole('button', { name: '更新並重新載入' })
    await expect(offer).toBeVisible({ timeout: 30_000 })
    await Promise.all([page.waitForEvent('load'), offer.click()])
    await expectOffline(page, 'ready')
    await expect(page.locator('h1')).toContainText('（新版）')
  })

  test('out of space the half copy goes, the page says so, and a review is kept', async ({ page, site }) => {
    const session = await page.context().newCDPSession(page)
    await page.goto(site.url('review.html'))
    await expect(page.locator('#review')).toHaveAttribute('data-review', 'start')
    const override = (quotaSize: number) =>
      session.send('Storage.overrideQuotaForOrigin', { origin: new URL(site.url('')).origin, quotaSize })
    await override(1_500_000)
    await page.goto(site.url('settings.html'))
    await expectOffline(page, 'failed')
    await expect(state(page)).toContainText('空間不夠')
    expect(await cachedFiles(page)).toBe(0)
    await page.goto(site.url('review.html'))
    await page.getByRole('button', { name: '開始複習' }).click()
    await page.getByRole('button', { name: '顯示答案' }).click()
    await page.getByRole('button', { name: '記得' }).click()
    await expect(page.locator('[data-review]')).toHaveAttribute('data-reviews', '1')
  })

  test('where there is no room for the record either, the page says that, and cards are read all the same', async ({
    page,
    site,
  }) => {
    const session = await page.context().newCDPSession(page)
    await page.goto(site.url('settings.html'))
    await session.send('Storage.overrideQuotaForOrigin', {
      origin: new URL(site.url('')).origin,
      quotaSize: 1_500_000,
    })
    await page.reload()
    await expectOffline(page, 'failed')
    await page.goto(site.url('review.html'))
    await expect(page.locator('#review')).toContainText('裝置的空間不足，複習紀錄現在開不起來')
    await page.getByRole('button', { name: '開始複習' }).click()
    await expect(page.locator('#review')).toHaveAttribute('data-review', 'front')
  })

  test('where the browser only says so when it is too late, the half copy goes as well', async ({
    page,
    site,
  }) => {
    // A disk that is full without a quota: the estimate knows nothing of it.
    const full = `let n = 0; const put = Cache.prototype.put; Cache.prototype.put = function (...args) {
      return ++n > 40 ? Promise.reject(new DOMException('full', 'QuotaExceededError')) : put.apply(this, args) };`
    await site.write('sw.js', full + (await site.read('sw.js')))
    await page.goto(site.url('settings.html'))
    await expectOffline(page, 'failed')
    await expect(state(page)).toContainText('空間不夠')
    expect(await cachedFiles(page)).toBe(0)
  })

  test('a neighbour on the same host and foreign caches stay as they are', async ({ page, site }) => {
    await page.goto(site.url('index.html'))
    await expectOffline(page, 'ready')
    await page.evaluate(async () => {
      const foreign = ['someone-else', 'leak-casebook-files-0123abcd-http://localhost/other/']
      for (const name of foreign) await (await caches.open(name)).put('/x', new Response('x'))
    })
    const before = await page.evaluate(() => caches.keys())
    await releaseAndTake(page, site)
    const after = await page.evaluate(() => caches.keys())
    expect(after).toHaveLength(before.length)
    expect(after).toEqual(expect.arrayContaining(before.filter(name => !name.includes(String(site.port)))))
  })
})

function cachedFiles(page: Page): Promise<number> {
  return page.evaluate(async () => {
    let files = 0
    for (const name of await caches.keys()) files += (await (await caches.open(name)).keys()).length
    return files
  })
}

async function releaseAndTake(page: Page, site: Site): Promise<void> {
  await site.release()
  await page.goto(site.url('settings.html'))
  const offer = page.getByRole('button', { name: '更新並重新載入' })
  await expect(offer).toBeVisible({ timeout: 30_000 })
  await Promise.all([page.waitForEvent('load'), offer.click()])
  await expectOffline(page, 'ready')
}

/** The offline copy as readers know it: complete after one visit, the server gone; cut off in the middle. */

import { readdir, readFile } from 'node:fs/promises'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'
import { zstdDecompressSync } from 'node:zlib'
import { expect, expectOffline, isPack, test } from './site.ts'

test.describe('offline', { tag: '@localhost' }, () => {
  test('after one visit every page opens with the server gone, at a sub-path', async ({ page, site }) => {
    test.slow()
    await page.goto(site.url('index.html'))
    await expectOffline(page, 'ready')
    await expect(page.locator('[data-offline-state]')).toHaveText('已可離線使用')
    await site.stop()
    const names = (await readdir(site.folder, { recursive: true })).filter(name => name.endsWith('.html'))
    for (const name of names) {
      await page.goto(site.url(name))
      await expect(page.locator('h1').first(), name).toBeAttached()
    }
    await page.goto(site.url(''))
    await expectOffline(page, 'ready')
    await page.goto(site.url('cases/taipei-08.html?q=底價#laws'))
    await expect(page.locator('h1')).toContainText('利用職務之便')
  })

  test('the first install takes one packed file, and no page by itself', async ({ page, site }) => {
    await page.goto(site.url('index.html'))
    await expectOffline(page, 'ready')
    expect(site.asked.filter(isPack)).toHaveLength(1)
    expect(site.asked.filter(path => path.endsWith('.html'))).toEqual(['index.html'])
  })

  test('a server that unpacks the pack on the way does no harm', async ({ page, site }) => {
    site.fault = path => (isPack(path) ? { headers: { 'content-encoding': 'zstd' } } : undefined)
    await page.goto(site.url('index.html'))
    await expectOffline(page, 'ready')
    expect(site.asked.filter(path => path.endsWith('.html'))).toEqual(['index.html'])
  })

  test('a pack cut off is gone on with, and what was kept is not fetched again', async ({ page, site }) => {
    const names = await readdir(join(site.folder, 'offline'))
    const whole = await readFile(join(site.folder, 'offline', names[0] ?? ''))
    site.fault = path => (isPack(path) ? { cutAt: Math.floor(whole.length * 0.9) } : undefined)
    await page.goto(site.url('index.html'))
    await expectOffline(page, 'ready')
    expect(site.asked.filter(isPack).length).toBeLessThanOrEqual(2)
    const single = site.asked.filter(path => path.endsWith('.html') && path !== 'index.html')
    expect(single.length).toBeLessThan(70)
    expect(zstdDecompressSync(whole).length).toBeGreaterThan(whole.length)
  })

  test('a pack that cannot be unpacked costs nothing but the way', async ({ page, site }) => {
    const garbage = Buffer.alloc(50_000, 0x5a)
    garbage.set([0x28, 0xb5, 0x2f, 0xfd])
    site.fault = path => (isPack(path) ? { body: garbage } : undefined)
    await page.goto(site.url('index.html'))
    await expectOffline(page, 'ready')
    expect(site.asked.filter(isPack)).toHaveLength(1)
  })

  test('an install that is cut off says so, and the next visit fetches only what is missing', async ({
    page,
    site,
  }) => {
    site.fault = path => (isPack(path) || path === 'laws/pdpa.html' ? { status: 404 } : undefined)
    await page.goto(site.url('index.html'))
    await expectOffline(page, 'failed')
    site.fault = () => undefined
    site.asked.length = 0
    await page.goto(site.url('about.html'))
    await expectOffline(page, 'ready')
    expect(site.asked).toContain('laws/pdpa.html')
    expect(site.asked.filter(path => path === 'laws/gpa.html' || isPack(path))).toEqual([])
  })

  test('a host that drops .html from addresses is kept offline too', async ({ page, site }) => {
    const host = createServer((request, response) => {
      const { pathname } = new URL(request.url ?? '/', 'http://host')
      const bare = pathname.replace(/(?:index)?\.html$/, '')
      if (bare !== pathname) {
        response.writeHead(308, { location: bare }).end()
        return
      }
      const file = pathname.endsWith('/') ? 'index.html' : /\.\w+$/.test(pathname) ? '' : '.html'
      fetch(site.url(pathname.slice(1) + file)).then(async from => {
        response.writeHead(from.status, { 'content-type': from.headers.get('content-type') ?? '' })
        response.end(Buffer.from(await from.arrayBuffer()))
      })
    })
    site.fault = path => (isPack(path) ? { status: 404 } : undefined)
    await new Promise<void>(done => host.listen(0, () => done()))
    const { port } = host.address() as AddressInfo
    const at = (path: string) => `http://localhost:${port}/${path}`
    await page.goto(at('index.html'))
    await expectOffline(page, 'ready')
    await new Promise(done => host.close(done).closeAllConnections())
    await page.goto(at('cases/taipei-08.html'))
    await expect(page.locator('h1')).toContainText('利用職務之便')
  })
})

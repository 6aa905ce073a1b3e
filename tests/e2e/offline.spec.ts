/** The offline copy: complete after one visit, the server gone; cut off in the middle; a new version. */

import { createHash } from 'node:crypto'
import { cp, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { serve } from '../../scripts/serve.mjs'
import { expect, test } from './world.ts'

const BASE = '/單位/手冊/'

async function publish() {
  const folder = await mkdtemp(join(tmpdir(), 'handbook-'))
  await cp('dist', folder, { recursive: true })
  const server = await serve(folder, { base: BASE })
  const { port } = server.address() as AddressInfo
  return {
    folder,
    port,
    url: (path: string) => `http://localhost:${port}${encodeURI(BASE)}${path}`,
    stop: () =>
      new Promise<void>(done => {
        server.close(() => done())
        server.closeAllConnections()
      }),
    remove: () => rm(folder, { recursive: true }),
  }
}

test('after one visit every page opens with the server gone, at a sub-path', { tag: '@localhost' }, async ({
  page,
}) => {
  test.slow()
  const site = await publish()
  await page.goto(site.url('index.html'))
  await expect(page.locator('html')).toHaveAttribute('data-offline', 'ready', { timeout: 30_000 })
  await expect(page.locator('[data-offline-state]')).toHaveText('已可離線使用')
  await site.stop()
  const names = (await readdir(site.folder, { recursive: true })).filter(name => name.endsWith('.html'))
  for (const name of names) {
    await page.goto(site.url(name))
    await expect(page.locator('h1').first(), name).toBeAttached()
  }
  await page.goto(site.url(''))
  await expect(page.locator('html')).toHaveAttribute('data-offline', 'ready')
  await page.goto(site.url('cases/taipei-08.html?q=底價#laws'))
  await expect(page.locator('h1')).toContainText('利用職務之便')
  await site.remove()
})

test('an install that is cut off says so, and the next visit fetches only what is missing', {
  tag: '@localhost',
}, async ({ page }) => {
  const site = await publish()
  const hidden = 'laws/pdpa.html'
  const kept = await readFile(join(site.folder, hidden))
  await rm(join(site.folder, hidden))
  await page.goto(site.url('index.html'))
  await expect(page.locator('html')).toHaveAttribute('data-offline', 'failed', { timeout: 30_000 })
  await writeFile(join(site.folder, hidden), kept)
  const asked: string[] = []
  page.context().on('request', request => asked.push(new URL(request.url()).pathname))
  await page.goto(site.url('about.html'))
  await expect(page.locator('html')).toHaveAttribute('data-offline', 'ready', { timeout: 30_000 })
  expect(asked.filter(path => path.endsWith('pdpa.html')).length).toBeGreaterThan(0)
  expect(asked.filter(path => path.endsWith('gpa.html'))).toEqual([])
  await site.stop()
  await site.remove()
})

test('another page in the place of one (a login, half a deployment) is not kept', {
  tag: '@localhost',
}, async ({ page }) => {
  const site = await publish()
  await writeFile(join(site.folder, 'laws/pdpa.html'), '<!doctype html><title>請先登入</title>')
  await page.goto(site.url('index.html'))
  await expect(page.locator('html')).toHaveAttribute('data-offline', 'failed', { timeout: 30_000 })
  await site.stop()
  await site.remove()
})

test('a server that does not know the manifest costs no more than the manifest', {
  tag: '@localhost',
}, async ({ page }) => {
  const site = await publish()
  await rm(join(site.folder, 'manifest.webmanifest'))
  await page.goto(site.url('index.html'))
  await expect(page.locator('html')).toHaveAttribute('data-offline', 'ready', { timeout: 30_000 })
  await site.stop()
  await page.goto(site.url('cases.html'))
  await expect(page.locator('h1')).toHaveText('案例')
  await site.remove()
})

test('a host that drops .html from addresses is kept offline too', { tag: '@localhost' }, async ({
  page,
}) => {
  const site = await publish()
  const host = createServer((request, response) => {
    const { pathname } = new URL(request.url ?? '/', 'http://host')
    const bare = pathname.replace(/(?:index)?\.html$/, '')
    if (bare !== pathname) {
      response.writeHead(308, { location: bare }).end()
      return
    }
    const file = pathname.endsWith('/') ? 'index.html' : /\.\w+$/.test(pathname) ? '' : '.html'
    fetch(`http://localhost:${site.port}${encodeURI(BASE)}${pathname.slice(1)}${file}`).then(async from => {
      response.writeHead(from.status, { 'content-type': from.headers.get('content-type') ?? '' })
      response.end(Buffer.from(await from.arrayBuffer()))
    })
  })
  await new Promise<void>(done => host.listen(0, () => done()))
  const { port } = host.address() as AddressInfo
  const at = (path: string) => `http://localhost:${port}/${path}`
  await page.goto(at('index.html'))
  await expect(page.locator('html')).toHaveAttribute('data-offline', 'ready', { timeout: 30_000 })
  await new Promise(done => host.close(done).closeAllConnections())
  await page.goto(at('cases/taipei-08.html'))
  await expect(page.locator('h1')).toContainText('利用職務之便')
  await site.stop()
  await site.remove()
})

test('a new version waits until the reader takes it', { tag: '@localhost' }, async ({ page }) => {
  const site = await publish()
  await page.goto(site.url('index.html'))
  await expect(page.locator('html')).toHaveAttribute('data-offline', 'ready', { timeout: 30_000 })
  await page.reload()
  const about = join(site.folder, 'about.html')
  await writeFile(about, (await readFile(about, 'utf8')).replace('關於這本手冊', '關於新版手冊'))
  const worker = join(site.folder, 'sw.js')
  const digest = createHash('sha256')
    .update(await readFile(about))
    .digest('base64')
  const entry = /\{[^{}]*"about\.html"[^{}]*\}/
  await writeFile(
    worker,
    (await readFile(worker, 'utf8')).replace(entry, found =>
      found.replace(/[0-9a-f]{32}/, '0'.repeat(32)).replace(/sha256-[^"]+/, `sha256-${digest}`),
    ),
  )
  await page.goto(site.url('settings.html'))
  const offer = page.getByRole('button', { name: '更新並重新載入' })
  await expect(offer).toBeVisible({ timeout: 30_000 })
  await page.goto(site.url('about.html'))
  await expect(page.locator('h1')).toHaveText('關於這本手冊')
  await expect(offer).toBeVisible()
  await Promise.all([page.waitForEvent('load'), offer.click()])
  await expect(page.locator('h1')).toHaveText('關於新版手冊')
  await site.stop()
  await site.remove()
})

/** nginx, Apache and Caddy, started with the files that deployers get: what each answer says of itself. */

import { existsSync, readFileSync } from 'node:fs'
import { zstdDecompressSync } from 'node:zlib'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { listFiles } from '../../src/build/files.ts'
import { BASE, type Deployed, deploy, isInstalled, type Kind } from './start.ts'

const YEAR = 'public, max-age=31536000, immutable'
const KINDS: readonly Kind[] = ['nginx', 'Apache', 'Caddy']
const files = await listFiles('dist')
const first = (pattern: RegExp) => files.find(file => pattern.test(file)) ?? `no file is ${pattern}`

// On Debian `scripts/bootstrap.mjs` installs the first two; Caddy is tried where somebody has it.
for (const kind of KINDS)
  describe.runIf(isInstalled(kind))(
    `${kind}, ${isInstalled(kind) ? 'below a path' : 'is not installed here'}`,
    () => {
      let server: Deployed
      beforeAll(async () => {
        server = await deploy(kind)
      })
      afterAll(() => server.stop())

      const get = (path: string, headers: Record<string, string> = {}) =>
        fetch(`http://localhost:${server.port}${encodeURI(BASE)}${path}`, {
          headers: { 'accept-encoding': 'identity', ...headers },
        })

      test.each([
        ['index.html', 'text/html; charset=utf-8'],
        ['', 'text/html; charset=utf-8'],
        ['cases/taipei-01.html', 'text/html; charset=utf-8'],
        ['manifest.webmanifest', 'application/manifest+json'],
        ['build.json', /^application\/json/],
        ['downloads/cards.apkg', 'application/octet-stream'],
        ['downloads/handbook.epub', 'application/epub+zip'],
        ['downloads/cards.txt', 'text/plain; charset=utf-8'],
        ['sw.js', /^(?:text|application)\/javascript; charset=utf-8$/],
        [first(/^icons\/.*\.svg$/), 'image/svg+xml'],
      ])('%s is %s, and is asked for again each time', async (path, type) => {
        const response = await get(path)
        expect(response.status).toBe(200)
        const sent = response.headers.get('content-type')?.toLowerCase()
        if (typeof type === 'string') expect(sent).toBe(type)
        else expect(sent).toMatch(type)
        expect(response.headers.get('cache-control')).toBe('no-cache')
        const etag = response.headers.get('etag') ?? ''
        expect((await get(path, { 'if-none-match': etag })).status).toBe(304)
        const bytes = Buffer.from(await response.arrayBuffer())
        expect(bytes.equals(readFileSync(`dist/${path || 'index.html'}`))).toBe(true)
      })

      test('every file that a script, style or pack names by its content is kept for a year, and no other is', async () => {
        const kept: string[] = []
        for (const path of files) if ((await get(path)).headers.get('cache-control') === YEAR) kept.push(path)
        const named = files.filter(path => /^(?:assets|pagefind|offline)\//.test(path))
        expect(named.length).toBeGreaterThan(40)
        expect(kept.sort()).toEqual(named.sort())
      })

      test('texts are compressed, the pack is not compressed once more', async () => {
        for (const path of ['index.html', first(/^assets\/app\..*js$/), first(/^assets\/Page\..*css$/)]) {
          const response = await get(path, { 'accept-encoding': 'gzip' })
          expect([path, response.headers.get('content-encoding')]).toEqual([path, 'gzip'])
          expect(await response.text()).toBe(readFileSync(`dist/${path}`, 'utf8').replace(/^\ufeff/, ''))
        }
        const pack = first(/^offline\//)
        const response = await get(pack, { 'accept-encoding': 'gzip' })
        expect(response.headers.get('content-encoding')).toBeNull()
        const bytes = Buffer.from(await response.arrayBuffer())
        expect(zstdDecompressSync(bytes).length).toBeGreaterThan(bytes.length)
      })

      test('no type is guessed, no other site frames a page, none learns where a reader came from', async () => {
        for (const path of ['index.html', first(/^assets\/app\./), 'cases/no-such.html']) {
          const { headers } = await get(path)
          expect([path, headers.get('x-content-type-options')]).toEqual([path, 'nosniff'])
          expect(headers.get('referrer-policy')).toBe('no-referrer')
          expect(headers.get('content-security-policy')).toBe("frame-ancestors 'self'")
        }
      })

      test('what is not there is said by 404.html, at any depth, and not for a year', async () => {
        for (const path of ['no-such.html', 'cases/old/no-such.html', 'assets/app.00000000.js']) {
          const response = await get(path)
          expect([path, response.status]).toEqual([path, 404])
          expect(response.headers.get('cache-control') ?? 'no-cache').toBe('no-cache')
          expect(await response.text()).toContain('找不到這一頁')
        }
      })

      test('a neighbour on the same server gets none of these headers', async () => {
        const { headers } = await fetch(`http://localhost:${server.port}/no-such`)
        expect(headers.get('content-security-policy')).toBeNull()
        expect(headers.get('referrer-policy')).toBeNull()
      })
    },
  )

test('the folder carries the files of the servers that take theirs from it', () => {
  for (const file of ['.htaccess', 'web.config'])
    expect([file, existsSync(`dist/${file}`)]).toEqual([file, true])
})

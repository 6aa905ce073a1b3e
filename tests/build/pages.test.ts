import { createHash } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { describe, expect, it } from 'vitest'
import { listFiles } from '../../src/build/files.ts'
import { attr, distFile, distPage, findAll } from './dist.ts'

const casesOf = (collection: string) =>
  readdirSync(`cases/${collection}`)
    .filter(f => /^\d+\.mdx$/.test(f))
    .map(f => `${collection}-${f.replace('.mdx', '')}`)
const lawIds = readdirSync('cases/laws')
  .filter(f => /^[^.]+\.yaml$/.test(f))
  .map(f => f.replace(/\.yaml$/, ''))
const PAGES = [
  ...[
    'index',
    'cases',
    'regional',
    'laws',
    'search',
    'review',
    'exam',
    'essentials',
    'errata',
    'about',
    'settings',
    'print',
    'poster',
    'sitemap',
    'marks',
    'accessibility',
    '404',
  ],
  ...[...casesOf('taipei'), ...casesOf('tainan')].map(id => `cases/${id}`),
  ...lawIds.map(id => `laws/${id}`),
].map(name => `${name}.html`)

const files = await listFiles('dist')

describe('the built folder', () => {
  it('has every page of the contract, and no other', () => {
    expect(lawIds.length).toBeGreaterThanOrEqual(33)
    expect(PAGES).toEqual(expect.arrayContaining(['cases/taipei-25.html', 'cases/tainan-10.html']))
    expect(files.filter(f => f.endsWith('.html')).sort()).toEqual([...PAGES].sort())
  })

  it('keeps the contract in every page: language, one main, the CSP right after the charset', () => {
    for (const page of PAGES) {
      const document = distPage(page)
      const html = findAll(document, e => e.tagName === 'html')[0]!
      expect([page, attr(html, 'lang')]).toEqual([page, 'zh-Hant-TW'])
      expect(findAll(document, e => e.tagName === 'main').map(m => attr(m, 'id'))).toEqual(['main'])
      const [charset, csp] = findAll(document, e => e.tagName === 'meta')
      expect(attr(charset!, 'charset')).toBe('utf-8')
      expect(attr(csp!, 'content')).toMatch(/^default-src 'none'; script-src 'self';/)
    }
  })

  it('holds nothing that file:// or the CSP would refuse, and no absolute link into itself', () => {
    for (const page of PAGES)
      for (const element of findAll(distPage(page), () => true)) {
        expect(element.tagName).not.toBe('style')
        if (element.tagName === 'script')
          expect([page, attr(element, 'src'), attr(element, 'type')]).toEqual([
            page,
            expect.any(String),
            undefined,
          ])
        for (const { name, value } of element.attrs) {
          expect(name).not.toMatch(/^on|^style$/)
          if (name === 'href' || name === 'src')
            expect([page, value]).toEqual([page, expect.not.stringMatching(/^\//)])
        }
      }
  })

  it('asks no third party for anything: other hosts are only links to the national law database', () => {
    for (const page of PAGES)
      for (const element of findAll(distPage(page), () => true))
        for (const { name, value } of element.attrs)
          if (/^https?:/.test(value))
            expect([element.tagName, name, new URL(value).host]).toEqual(['a', 'href', 'law.moj.gov.tw'])
    for (const file of files.filter(f => f.endsWith('.css')))
      expect(distFile(file)).not.toMatch(/url\(|@import/)
  })

  it('gives every row of the table its anchor', () => {
    const ids = findAll(distPage('regional.html'), e => e.tagName === 'tr').map(e => attr(e, 'id'))
    expect(ids.filter(Boolean)).toEqual(casesOf('tainan'))
  })

  it('keeps a case page within 16 KB gzip and 5 requests', () => {
    for (const page of PAGES.filter(p => p.startsWith('cases/'))) {
      const document = distPage(page)
      const asked = findAll(
        document,
        e => e.tagName === 'script' || (e.tagName === 'link' && attr(e, 'rel') !== 'apple-touch-icon'),
      )
        .map(e => attr(e, 'src') ?? attr(e, 'href') ?? '')
        .map(href => join('cases', href))
      const all = [page, ...asked, 'manifest.webmanifest']
      const size = all.reduce((sum, file) => sum + gzipSync(readFileSync(join('dist', file))).length, 0)
      expect([page, all.length <= 5, size <= 16 * 1024]).toEqual([page, true, true])
    }
  })

  it('is told apart by build.json', () => {
    const info = JSON.parse(distFile('build.json'))
    expect(info).toEqual({
      version: JSON.parse(readFileSync('package.json', 'utf8')).version,
      content: expect.stringMatching(/^[0-9a-f]{64}$/),
      cases: casesOf('taipei').length + casesOf('tainan').length,
      cards: expect.any(Number),
      pages: PAGES.length,
    })
  })

  it('has a checksum for every other file', () => {
    const lines = distFile('SHA256SUMS').trim().split('\n')
    expect(lines.map(l => l.slice(66)).sort()).toEqual(files.filter(f => f !== 'SHA256SUMS').sort())
    for (const line of lines) {
      const sum = createHash('sha256')
        .update(readFileSync(join('dist', line.slice(66))))
        .digest('hex')
      expect(line).toBe(`${sum}  ${line.slice(66)}`)
    }
  })

  it('precaches every page and asset, downloads aside', () => {
    const listed = new Set([...distFile('sw.js').matchAll(/url:"([^"]+)",sha256/g)].map(m => m[1]))
    const expected = files.filter(
      f => !/^(?:downloads|offline)\/|^(sw\.js|build\.json|SHA256SUMS|\.htaccess|web\.config)$/.test(f),
    )
    expect([...listed].sort()).toEqual(expected.sort())
  })

  it('has icons of the sizes that the manifest names', () => {
    const manifest = JSON.parse(distFile('manifest.webmanifest'))
    expect([manifest.start_url, manifest.scope, manifest.id]).toEqual(['./index.html', './', undefined])
    for (const { src, sizes } of manifest.icons) {
      const bytes = readFileSync(join('dist', src))
      if (src.endsWith('.png')) expect(`${bytes.readUInt32BE(16)}x${bytes.readUInt32BE(20)}`).toBe(sizes)
    }
  })
})

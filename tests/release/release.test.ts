/** `npm run release` for real, twice: from here, and from a copy elsewhere with other settings. */

import { spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { unzipSync } from 'fflate'
import { getDocument, type PDFDocumentProxy } from 'pdfjs-dist/legacy/build/pdf.mjs'
import { chromium } from 'playwright'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { findBrowser, findFirefox } from '../../scripts/bootstrap.mjs'
import { QUIET } from '../../scripts/chromium.mjs'
import { startFirefox } from '../engines/firefox.ts'
import { copyProject } from '../fixtures/project-copy.ts'

const scratch = mkdtempSync(join(tmpdir(), '發行 '))
afterAll(() => rmSync(scratch, { recursive: true, force: true }))

function release(folder: string, env: Record<string, string> = {}, umask = '022'): string {
  const { status, stdout, stderr } = spawnSync(
    'sh',
    ['-c', `umask ${umask}; exec "$0" scripts/release.mjs --draft`, process.execPath],
    { cwd: folder, encoding: 'utf8', env: { ...process.env, ...env } },
  )
  if (status !== 0) throw new Error(stdout + stderr)
  return join(folder, 'release')
}

const read = (folder: string) =>
  Object.fromEntries(readdirSync(folder).map(file => [file, readFileSync(join(folder, file))]))
const digests = (files: Record<string, Buffer>) =>
  Object.entries(files).map(([file, bytes]) => `${createHash('sha256').update(bytes).digest('hex')}  ${file}`)

let files: Record<string, Buffer>
const named = (pattern: RegExp) =>
  Object.entries(files).find(([name]) => pattern.test(name))?.[1] ?? Buffer.of()

beforeAll(() => {
  files = read(release(process.cwd()))
})

test('the release has the site, the stick, checksums, the bill of materials and what is new', () => {
  const { version } = JSON.parse(readFileSync('package.json', 'utf8'))
  expect(Object.keys(files).sort()).toEqual(
    [
      'RELEASE.md',
      'SHA256SUMS',
      `handbook-${version}-site.zip`,
      `handbook-${version}-usb.zip`,
      'sbom.cdx.json',
    ].sort(),
  )
  const others = digests(files).filter(line => !line.endsWith('SHA256SUMS'))
  expect(
    named(/SHA256SUMS/)
      .toString('utf8')
      .trim()
      .split('\n')
      .sort(),
  ).toEqual(others.sort())
})

test('the site is the built folder, byte for byte, its checksums among it', () => {
  const site = unzipSync(named(/site\.zip$/))
  for (const line of new TextDecoder().decode(site.SHA256SUMS).trim().split('\n')) {
    const [sum, name = ''] = line.split('  ')
    expect([
      name,
      createHash('sha256')
        .update(site[name] ?? '')
        .digest('hex'),
    ]).toEqual([name, sum])
  }
  expect(Object.keys(site)).toContain('downloads/handbook.epub')
})

test('another folder, day, time zone, language and umask give the same bytes', () => {
  const copy = join(scratch, '另一個 資料夾')
  copyProject(copy)
  const again = read(release(copy, { TZ: 'America/Los_Angeles', LANG: 'C', LC_ALL: 'C' }, '077'))
  expect(digests(again)).toEqual(digests(files))
})

describe.runIf(findBrowser())('the PDF', () => {
  let pdf: PDFDocumentProxy
  beforeAll(async () => {
    const data = unzipSync(named(/site\.zip$/))['downloads/handbook.pdf']
    pdf = await getDocument({ data: new Uint8Array(data ?? []), verbosity: 0 }).promise
  })
  const pageText = async (number: number) => {
    const { items } = await (await pdf.getPage(number)).getTextContent()
    return items.map(item => ('str' in item ? item.str : '')).join('')
  }

  test('is tagged, has an outline, and its contents name the pages that they lead to', async () => {
    // A Map, whatever its type says.
    const marks: unknown = await pdf.getMarkInfo()
    expect(marks).toEqual(new Map(Object.entries({ Marked: true, UserProperties: false, Suspects: false })))
    expect((await pdf.getOutline())[0]?.items.length).toBeGreaterThan(30)
    const contents = await pdf.getPage(2)
    const links = (await contents.getAnnotations()).filter(({ dest }) => typeof dest === 'string')
    expect(links.length).toBeGreaterThan(30)
    const text = await pageText(2)
    for (const { dest } of links) {
      const target = await pdf.getDestination(dest)
      expect(text).toContain(String((await pdf.getPageIndex(target?.[0])) + 1))
    }
  })

  test('holds Chinese that can be searched', async () => {
    const pages = await Promise.all(Array.from({ length: pdf.numPages }, (_, i) => pageText(i + 1)))
    expect(pages.join('').replace(/\s/g, '')).toContain('開標主持人A於保留決標後即不慎宣布底價')
  })
})

describe('the stick, unpacked into a folder with an awkward name', () => {
  const folder = join(scratch, '我的 隨身碟 #1')
  const start = () => pathToFileURL(join(folder, '開始.html')).href
  beforeAll(() => {
    for (const [name, bytes] of Object.entries(unzipSync(named(/usb\.zip$/)))) {
      mkdirSync(dirname(join(folder, name)), { recursive: true })
      writeFileSync(join(folder, name), bytes)
    }
  })

  test.runIf(findBrowser())('opens by its first file in Chromium', async () => {
    const browser = await chromium.launch({ executablePath: findBrowser() ?? '', args: QUIET })
    try {
      const page = await browser.newPage()
      await page.goto(start())
      await page.waitForURL(/\/handbook\/index\.html$/)
      await page.getByRole('link', { name: '案例', exact: true }).click()
      await page.getByRole('heading', { level: 1, name: '案例' }).waitFor()
    } finally {
      await browser.close()
    }
  })

  test.runIf(findFirefox())('opens by its first file in Firefox', async () => {
    const { page, close } = await startFirefox()
    try {
      await page.goto(start())
      await page.waitForFunction(() => location.pathname.endsWith('/handbook/index.html'))
      await page.waitForSelector('main h1')
    } finally {
      await close()
    }
  })
})

/**
 * How each kind of page looks, against the pictures in tests/looks: a change of look is seen in its commit.
 * `npm run looks` renews them (LOOKS=renew). What differs beyond the tolerance is left in test-results/looks.
 */

import { spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Page } from 'playwright/test'
import { expect, test } from './world.ts'

const KEPT = 'tests/looks'
const SEEN = 'test-results/looks'
const RENEW = process.env.LOOKS === 'renew'

const KINDS = {
  home: 'index.html',
  cases: 'cases.html',
  case: 'cases/taipei-08.html',
  'table-row': 'cases/tainan-04.html',
  table: 'regional.html',
  laws: 'laws.html',
  law: 'laws/criminal-code.html',
  essentials: 'essentials.html',
  search: 'search.html?q=底價',
  review: 'review.html',
  exam: 'exam.html?seed=looks&n=10',
  marks: 'marks.html',
  settings: 'settings.html',
  about: 'about.html',
  errata: 'errata.html',
  sitemap: 'sitemap.html',
} as const

const SIZES = [
  { width: 360, height: 800 },
  { width: 768, height: 1024 },
  { width: 1280, height: 800 },
] as const

/**
 * The same browser with the same fonts draws the same picture, so almost nothing may differ: 0.02% of the pixels (58 on
 * a phone, about a stroke of one character), each by more than a quarter of a channel. That passes the edge of a letter
 * that another version of the browser smooths otherwise, and not a word that changes, a line that moves, or a colour.
 */
const TOLERANCE = { channel: 64, share: 0.0002 }
/** The browser and the fonts that drew the pictures: with others every letter is another, and nothing can be compared. */
const MADE_WITH = join(KEPT, 'browser.txt')

/** Version of the browser, and a name for the fonts of this machine; empty where they cannot be listed. */
function drawnWith(browser: string): string {
  const { stdout } = spawnSync('fc-list', [':', 'family', 'style', 'fontversion'], { encoding: 'utf8' })
  const fonts = (stdout ?? '').split('\n').sort().join('\n')
  return `${browser} ${createHash('sha256').update(fonts).digest('hex').slice(0, 16)}\n`
}

test.describe('looks', { tag: '@localhost' }, () => {
  for (const colorScheme of ['light', 'dark'] as const)
    for (const size of SIZES)
      test(`every kind of page, ${colorScheme}, ${size.width}×${size.height}`, async ({
        page,
        open,
        context,
      }) => {
        test.setTimeout(600_000)
        await page.setViewportSize(size)
        await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' })
        await page.clock.setFixedTime('2026-11-25T09:00:00+08:00')
        const table = await context.newPage()
        const made = drawnWith(context.browser()?.version() ?? '')
        if (RENEW) mkdirSync(KEPT, { recursive: true })
        if (RENEW) writeFileSync(MADE_WITH, made)
        const comparable = readFileSync(MADE_WITH, 'utf8') === made
        if (!comparable)
          test
            .info()
            .annotations.push({ type: 'not compared', description: 'drawn by another browser or fonts' })
        const changed: string[] = []
        for (const [kind, path] of Object.entries(KINDS)) {
          await open(path)
          await settled(page)
          const name = `${kind}-${size.width}-${colorScheme}.webp`
          const seen = await compact(table, await page.screenshot({ caret: 'hide', animations: 'disabled' }))
          if (RENEW) writeFileSync(join(KEPT, name), seen)
          else if (!comparable) continue
          else if (!existsSync(join(KEPT, name))) changed.push(`${name}: not there yet`)
          else {
            const share = await difference(table, readFileSync(join(KEPT, name)), seen)
            if (share <= TOLERANCE.share) continue
            mkdirSync(SEEN, { recursive: true })
            writeFileSync(join(SEEN, name), seen)
            changed.push(`${name}: ${(100 * share).toFixed(2)}% differs`)
          }
        }
        expect(changed, 'if it is meant so: npm run looks').toEqual([])
      })
})

/** Until nothing on the page is on its way: search results, the state of the offline copy, the cards. */
async function settled(page: Page): Promise<void> {
  await page.waitForFunction(
    () => {
      const busy = document.querySelector(
        '[aria-busy="true"], [data-review="loading"], [data-exam="loading"], [data-marks="loading"]',
      )
      const offline = document.documentElement.dataset.offline
      return !busy && offline !== 'installing' && offline !== 'unsupported'
    },
    undefined,
    { timeout: 30_000 },
  )
  // The address of the test's own server is another each time.
  await page.evaluate(() => {
    for (const link of document.querySelectorAll<HTMLElement>('#exam a[href*="seed="]'))
      link.style.visibility = 'hidden'
  })
  await page.evaluate(() =>
    document.fonts.ready.then(() => new Promise(resolve => requestAnimationFrame(resolve))),
  )
}

/** As WebP, a quarter of the PNG; what it loses it loses in the same way of the same picture. */
async function compact(page: Page, png: Buffer): Promise<Buffer> {
  const base64 = await page.evaluate(async data => {
    const bitmap = await createImageBitmap(await (await fetch(`data:image/png;base64,${data}`)).blob())
    const canvas = new OffscreenCanvas(bitmap.width, bitmap.height)
    canvas.getContext('2d')?.drawImage(bitmap, 0, 0)
    const blob = await canvas.convertToBlob({ type: 'image/webp', quality: 0.75 })
    const bytes = new Uint8Array(await blob.arrayBuffer())
    return btoa(Array.from(bytes, byte => String.fromCharCode(byte)).join(''))
  }, png.toString('base64'))
  return Buffer.from(base64, 'base64')
}

/** The share of pixels that differ by more than the tolerance; 1 where the sizes differ. */
async function difference(page: Page, kept: Buffer, seen: Buffer): Promise<number> {
  return page.evaluate(
    async ([a, b, channel]) => {
      const pixels = async (data: string) => {
        const bitmap = await createImageBitmap(await (await fetch(`data:image/webp;base64,${data}`)).blob())
        const context = new OffscreenCanvas(bitmap.width, bitmap.height).getContext('2d')!
        context.drawImage(bitmap, 0, 0)
        return { width: bitmap.width, data: context.getImageData(0, 0, bitmap.width, bitmap.height).data }
      }
      const [one, two] = [await pixels(a), await pixels(b)]
      if (one.width !== two.width || one.data.length !== two.data.length) return 1
      let differing = 0
      for (let i = 0; i < one.data.length; i += 4)
        if ([0, 1, 2].some(c => Math.abs(one.data[i + c]! - two.data[i + c]!) > channel)) differing++
      return differing / (one.data.length / 4)
    },
    [kept.toString('base64'), seen.toString('base64'), TOLERANCE.channel] as const,
  )
}

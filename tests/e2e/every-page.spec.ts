/** Every page: no error, no sideways scroll on a phone, at 320 px, at twice the size of text, and nothing that axe finds. */

import { readdirSync } from 'node:fs'
import AxeBuilder from '@axe-core/playwright'
import type { Page } from 'playwright/test'
import { expect, test } from './world.ts'

const pages = readdirSync('dist', { recursive: true, encoding: 'utf8' })
  .map(name => name.replaceAll('\\', '/'))
  .filter(name => name.endsWith('.html'))
  .sort()

/**
 * Cases and laws are many of a kind, and print.html is all of them: axe looks at these in every view, and at each of
 * the others in one. `AXE=every` looks at all of them in every view, which takes three times as long.
 */
const MANY = process.env.AXE === 'every' ? /^$/ : /^(?:cases|laws)\/|^print/
const ONE_OF_MANY = [
  'cases/taipei-01.html',
  'cases/tainan-10.html',
  'laws/pdpa.html',
  'laws/criminal-code.html',
]

const VIEWS = [
  { theme: 'light', width: 320 },
  { theme: 'dark', width: 320 },
  { theme: 'forced', width: 320 },
  { theme: 'light', width: 1280 },
  { theme: 'dark', width: 1280 },
  { theme: 'forced', width: 1280 },
] as const

const widthOf = (page: Page) => page.evaluate(() => document.documentElement.scrollWidth)

test('every page opens without an error and fits a phone', async ({ page, open }) => {
  test.slow()
  for (const path of pages) {
    await open(path)
    await expect(page.locator('main h1, main h2').first(), path).toBeAttached()
    expect([path, await widthOf(page)]).toEqual([path, 360])
  }
})

test('every page reads at 320 px, at twice the size of text, and with the spacing of 1.4.12', {
  tag: '@localhost',
}, async ({ page, open }) => {
  test.slow()
  await page.setViewportSize({ width: 320, height: 640 })
  const faults: unknown[] = []
  const check = async (path: string, what: string) => {
    const width = await widthOf(page)
    if (width > 320) faults.push([path, what, width])
    for (const clipped of await page.evaluate(clippedTexts)) faults.push([path, what, clipped])
  }
  for (const path of pages) {
    await open(path)
    await check(path, '320 px')
    await page.evaluate(() => {
      const sheet = new CSSStyleSheet()
      sheet.replaceSync(
        '* { letter-spacing: 0.14em !important; word-spacing: 0.16em !important; line-height: 1.5 !important } p { margin-bottom: 2em !important }',
      )
      document.adoptedStyleSheets = [sheet]
    })
    await check(path, 'spacing')
    await page.evaluate(() => {
      document.adoptedStyleSheets = []
      document.documentElement.style.fontSize = '200%'
    })
    await check(path, '200%')
  }
  expect(faults).toEqual([])
})

/** Texts cut off by the box that they stand in; the table's folded cells are cut on purpose, and say so. */
function clippedTexts(): string[] {
  return [...document.querySelectorAll<HTMLElement>('body *')]
    .filter(element => {
      const { overflowX, overflowY, position, clipPath } = getComputedStyle(element)
      if (element.closest('.unseen, [data-fold], svg') || (position === 'absolute' && clipPath !== 'none'))
        return false
      const cutX = /hidden|clip/.test(overflowX) && element.scrollWidth > element.clientWidth + 2
      const cutY = /hidden|clip/.test(overflowY) && element.scrollHeight > element.clientHeight + 2
      return element.clientWidth > 0 && (cutX || cutY) && element.textContent?.trim()
    })
    .map(element => `${element.localName}.${element.className}: ${element.textContent?.trim().slice(0, 30)}`)
}

// The same markup in every world.
for (const [at, { theme, width }] of VIEWS.entries())
  test(`axe finds nothing, ${theme}, ${width} px`, { tag: '@localhost' }, async ({ page, open }) => {
    test.setTimeout(900_000)
    await page.setViewportSize({ width, height: 800 })
    await page.emulateMedia({
      colorScheme: theme === 'dark' ? 'dark' : 'light',
      forcedColors: theme === 'forced' ? 'active' : 'none',
      reducedMotion: 'reduce',
    })
    const found: string[] = []
    for (const [number, path] of pages.entries()) {
      if (MANY.test(path) && !ONE_OF_MANY.includes(path) && number % VIEWS.length !== at) continue
      await open(path)
      const { violations } = await new AxeBuilder({ page }).analyze()
      for (const { id, nodes } of violations)
        found.push(`${path}: ${id} ${nodes.map(node => node.target.join(' ')).join(', ')}`)
    }
    expect(found).toEqual([])
  })

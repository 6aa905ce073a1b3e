/** Every page in every world: no error, no sideways scroll on a phone, no violation that axe finds. */

import { readdirSync } from 'node:fs'
import AxeBuilder from '@axe-core/playwright'
import { expect, test } from './world.ts'

const pages = readdirSync('dist', { recursive: true, encoding: 'utf8' })
  .map(name => name.replaceAll('\\', '/'))
  .filter(name => name.endsWith('.html'))
  .sort()

/** Axe looks at one page of each kind in both themes; what differs between two cases is text. */
const KINDS = [
  'index',
  'cases',
  'cases/taipei-01',
  'cases/tainan-10',
  'regional',
  'laws',
  'laws/pdpa',
  'search',
  'review',
  'exam',
  'errata',
  'about',
  'settings',
  'print',
  'marks',
  'sitemap',
  'accessibility',
  '404',
]

test('every page opens without an error and fits a phone', async ({ page, open }) => {
  test.slow()
  for (const path of pages) {
    await open(path)
    await expect(page.locator('main h1, main h2').first(), path).toBeAttached()
    expect([path, await page.evaluate(() => document.documentElement.scrollWidth)]).toEqual([path, 360])
  }
})

// The same markup in every world.
for (const colorScheme of ['light', 'dark'] as const)
  test(`axe finds nothing, ${colorScheme}`, { tag: '@localhost' }, async ({ page, open }) => {
    test.slow()
    await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' })
    for (const path of KINDS) {
      await open(`${path}.html`)
      const { violations } = await new AxeBuilder({ page }).analyze()
      expect(
        violations.map(v => `${path}: ${v.id} ${v.nodes.map(n => n.target.join(' ')).join(', ')}`),
        path,
      ).toEqual([])
    }
  })

// Reads public/icons/rose.svg, writes the PNG sizes beside it. Run by hand when the rose changes: node scripts/icons.mjs
import { readFile, writeFile } from 'node:fs/promises'
import { chromium } from 'playwright'
import { findBrowser } from './bootstrap.mjs'
import { QUIET } from './chromium.mjs'

const svg = await readFile('public/icons/rose.svg', 'utf8')
const browser = await chromium.launch({ executablePath: findBrowser(), args: QUIET })
const page = await browser.newPage()
for (const [name, size, inset, paper] of [
  ['rose-180', 180, 0.1, true],
  ['rose-192', 192, 0.02, false],
  ['rose-512', 512, 0.02, false],
  ['rose-maskable-512', 512, 0.18, true],
]) {
  await page.setViewportSize({ width: size, height: size })
  const padding = Math.round(size * inset)
  await page.setContent(
    `<body style="margin:0;background:${paper ? '#fbf8f4' : 'transparent'}"><div style="padding:${padding}px">${svg.replace('<svg', `<svg width="${size - 2 * padding}" height="${size - 2 * padding}" style="display:block"`)}</div>`,
  )
  await writeFile(`public/icons/${name}.png`, await page.screenshot({ omitBackground: !paper }))
}
await browser.close()

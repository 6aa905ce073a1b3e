// The server dies after k answers, for every k of a first install, by the pack and file by file: what was kept is right,
// nothing is called whole that is not, and when the server is back, the next visit makes the copy whole.
import { chromium } from 'playwright'
import { findBrowser } from '../bootstrap.mjs'
import { QUIET } from '../chromium.mjs'
import { hurry, missing, says, several, wrong } from './_copy.mjs'
import { publish } from './site.mjs'

export async function run({ quick }) {
  const browser = await chromium.launch({ executablePath: findBrowser(), args: QUIET })
  try {
    return [await everyCut(browser, 'the pack', quick), await everyCut(browser, 'file by file', quick)]
  } finally {
    await browser.close()
  }
}

async function everyCut(browser, way, quick) {
  const count = { wrong: 0, early: 0, recovered: 0 }
  const requests = await oneInstall(browser, way, Number.POSITIVE_INFINITY, count)
  count.recovered = 0
  const step = quick ? Math.ceil(requests / 4) : 1
  const cuts = Array.from({ length: requests + 1 }, (_, k) => k).filter(k => k % step === 0)
  await several(cuts, k => oneInstall(browser, way, k, count))
  return {
    fault: `server dies after k answers, every k of 0–${requests}, ${way}`,
    runs: cuts.length,
    found: `wrong bytes kept ${count.wrong}, called whole too early ${count.early}, whole on the next visit ${count.recovered}`,
    bad: count.wrong + count.early + (cuts.length - count.recovered),
  }
}

/** One first visit whose server answers `k` requests; tells how many were asked. */
async function oneInstall(browser, way, k, count) {
  const site = await publish()
  await hurry(site)
  const context = await browser.newContext()
  try {
    const page = await context.newPage()
    const noPack = path => (way === 'file by file' && /^offline\//.test(path) ? { status: 404 } : undefined)
    site.fault = (path, asked) => (asked > k ? { drop: true } : noPack(path))
    const opened = await page.goto(site.url('index.html')).then(
      () => true,
      () => false,
    )
    const said = opened ? await says(page, ['ready', 'failed'], 20_000) : undefined
    const requests = site.asked.length
    if (opened) {
      count.wrong += await wrong(page, [site.folder])
      if (said === 'ready' && (await missing(page, site)) > 0) count.early++
    }
    site.fault = noPack
    const next = await context.newPage()
    await next.goto(site.url('index.html'))
    const whole = (await says(next, ['ready'])) === 'ready' && (await missing(next, site)) === 0
    if (whole && (await wrong(next, [site.folder])) === 0) count.recovered++
    return requests
  } finally {
    await context.close()
    await site.remove()
  }
}

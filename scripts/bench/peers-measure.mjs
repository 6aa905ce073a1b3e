// What is measured of each site, in Chromium, by a reader's eye: bytes, requests, times. Reads one built site.
import { chromium } from 'playwright'
import { findBrowser } from '../bootstrap.mjs'
import { QUIET } from '../chromium.mjs'
import { withLighthouse } from './lighthouse-run.mjs'
import { median } from './percentile.mjs'
import { serveCounted } from './server.mjs'

const PHONE = { viewport: { width: 360, height: 800 } }
/** A slow mobile line: 1.6 Mbit/s, 150 ms before each response. */
const SLOW_LINE = { delay: 150, rate: 200_000 }
const SLOWER = 4

async function withBrowser(folder, line, use) {
  const server = await serveCounted(folder, line)
  const browser = await chromium.launch({ executablePath: findBrowser(), args: QUIET })
  try {
    return await use(browser, server)
  } finally {
    await browser.close()
    server.close()
  }
}

/** Requests and bytes of one case page, and then of the next one; without the worker, which would fetch all the rest. */
export function measurePages(folder, [first, second]) {
  return withBrowser(folder, undefined, async (browser, { root, sent, settled }) => {
    const context = await browser.newContext({ ...PHONE, serviceWorkers: 'block' })
    const page = await context.newPage()
    const open = async file => {
      const before = { ...sent }
      await page.goto(root + file)
      await settled()
      return { requests: sent.requests - before.requests, bytes: sent.bytes - before.bytes }
    }
    return { cold: await open(first), warm: await open(second) }
  })
}

/** Bytes, requests and seconds from opening the home page until every page is there without the network. */
export function measureOffline(folder, file) {
  return withBrowser(folder, SLOW_LINE, async (browser, { root, sent, settled, close }) => {
    const context = await browser.newContext(PHONE)
    const page = await context.newPage()
    const start = performance.now()
    await page.goto(root, { waitUntil: 'commit' })
    while (!(await page.evaluate(isOffline).catch(() => false))) await page.waitForTimeout(50)
    const seconds = (performance.now() - start) / 1000
    const { requests, bytes } = sent
    await settled()
    close()
    const answer = await page.goto(root + file)
    if (!answer?.ok()) throw new Error(`${folder}: ${file} does not open without the network`)
    return { seconds, requests, bytes }
  })
}

/** In a page: ours says when it has looked at every file; a plain worker is active when all has been kept. */
async function isOffline() {
  const { offline } = document.documentElement.dataset
  if (offline) return offline === 'ready'
  const registration = await navigator.serviceWorker.getRegistration()
  return registration?.active?.state === 'activated'
}

/** Milliseconds from the first touch of the home page's search to the first result; slow line, slow processor. */
export function measureFirstResult(folder, search) {
  return withBrowser(folder, SLOW_LINE, async (browser, { root }) => {
    const context = await browser.newContext({ ...PHONE, serviceWorkers: 'block' })
    const page = await context.newPage()
    const session = await context.newCDPSession(page)
    await session.send('Emulation.setCPUThrottlingRate', { rate: SLOWER })
    await page.goto(root, { waitUntil: 'networkidle' })
    const start = performance.now()
    await search(page)
    return performance.now() - start
  })
}

/** In a page of the site: for each query the addresses found. */
export function askInPage(folder, file, ask, queries) {
  return withBrowser(folder, undefined, async (browser, { root }) => {
    const context = await browser.newContext({ ...PHONE, serviceWorkers: 'block' })
    const page = await context.newPage()
    await page.goto(root + file)
    return await page.evaluate(ask, queries)
  })
}

/** Lighthouse's mobile run: the medians of so many. */
export async function measureLighthouse(folder, path, runs) {
  const server = await serveCounted(folder)
  try {
    const results = await withLighthouse(async run => {
      const all = []
      while (all.length < runs) all.push(await run(server.root + path, ['performance']))
      return all
    })
    const middle = of => Math.round(median(results.map(of)))
    const value = id => middle(({ audits }) => audits[id].numericValue)
    return {
      score: middle(({ categories }) => 100 * categories.performance.score),
      fcp: value('first-contentful-paint'),
      lcp: value('largest-contentful-paint'),
      blocking: value('total-blocking-time'),
    }
  } finally {
    server.close()
  }
}

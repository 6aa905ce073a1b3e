// Measures how long a first visit takes to be wholly offline, and what an update costs, on a slow line.
// Reads `dist`, writes only to temporary folders. The line is made by the server, so that it holds for the page and for
// the worker alike: every answer begins 150 ms late, and all bytes together pass at 1.6 Mbit/s.
import { createServer } from 'node:http'
import { setTimeout as sleep } from 'node:timers/promises'
import { gzipSync } from 'node:zlib'
import { chromium } from 'playwright'
import { findBrowser } from '../bootstrap.mjs'
import { QUIET } from '../chromium.mjs'
import { publish } from '../torture/site.mjs'
import { median } from './percentile.mjs'

const LATENCY = 150
const BYTES_PER_SECOND = 200_000
const SLICE = 2_000
const RUNS = 5

/** A slow line to `site`; `compress` is what the server does. Counts what passes. */
async function slowLine(site, compress) {
  const line = { bytes: 0, requests: 0, free: 0, port: 0, close: () => server.close() }
  const server = createServer(async (request, response) => {
    line.requests++
    await sleep(LATENCY)
    const from = await fetch(`http://localhost:${site.port}${request.url}`)
    const type = from.headers.get('content-type') ?? ''
    const plain = Buffer.from(await from.arrayBuffer())
    const zip = compress && /text|javascript|json|svg/.test(type)
    const body = zip ? gzipSync(plain, { level: 6 }) : plain
    response.writeHead(from.status, {
      'content-type': type,
      'content-length': body.length,
      'cache-control': 'no-cache',
      ...(zip ? { 'content-encoding': 'gzip' } : {}),
    })
    for (let at = 0; at < body.length; at += SLICE) {
      const slice = body.subarray(at, at + SLICE)
      const now = performance.now()
      // A timer that fires late does not cost the line what could have passed meanwhile.
      line.free = Math.max(line.free, now - 100) + (slice.length / BYTES_PER_SECOND) * 1000
      if (line.free > now + 1) await sleep(line.free - now)
      if (response.destroyed) return
      response.write(slice)
      line.bytes += slice.length
    }
    response.end()
  })
  await new Promise(resolve => server.listen(0, () => resolve(undefined)))
  line.port = server.address().port
  return line
}

/** Milliseconds from the start of the navigation. */
async function firstVisit(browser, line) {
  const context = await browser.newContext({ viewport: { width: 360, height: 800 } })
  const page = await context.newPage()
  await page.goto(`http://localhost:${line.port}/index.html`)
  const ready = await page.evaluate(
    () =>
      new Promise(resolve => {
        const root = document.documentElement
        const look = () => root.dataset.offline === 'ready' && resolve(Math.round(performance.now()))
        new MutationObserver(look).observe(root, { attributes: true })
        look()
      }),
  )
  const paint = await page.evaluate(() =>
    Math.round(performance.getEntriesByName('first-contentful-paint')[0]?.startTime ?? 0),
  )
  return { context, page, ready, paint }
}

async function measure(browser, compress, onePiece) {
  const site = await publish()
  if (!onePiece) site.fault = path => (path.startsWith('offline/') ? { status: 404 } : undefined)
  const visits = []
  const line = await slowLine(site, compress)
  for (let run = 0; run < RUNS; run++) {
    line.bytes = line.requests = 0
    const { context, ready, paint } = await firstVisit(browser, line)
    visits.push({ ready, paint, bytes: line.bytes, requests: line.requests })
    await context.close()
  }
  const { context, page } = await firstVisit(browser, line)
  await site.release('cases/taipei-08.html', '</h1>', '（改）</h1>')
  await sleep(1_000)
  line.bytes = line.requests = 0
  await page.reload()
  await page.locator('[data-update]').waitFor({ timeout: 120_000 })
  const update = { bytes: line.bytes, requests: line.requests }
  await context.close()
  line.close()
  await site.remove()
  return {
    'first paint, ms': median(visits.map(({ paint }) => paint)),
    'offline, ms': median(visits.map(({ ready }) => ready)),
    KB: Math.round(median(visits.map(({ bytes }) => bytes)) / 1000),
    requests: median(visits.map(({ requests }) => requests)),
    'one page changed, KB': Math.round(update.bytes / 1000),
    'one page changed, requests': update.requests,
  }
}

const browser = await chromium.launch({ executablePath: findBrowser(), args: QUIET })
try {
  console.log(`1.6 Mbit/s, ${LATENCY} ms an answer, median of ${RUNS}; goal: offline within 2500 ms`)
  console.table({
    'one pack, server compresses': await measure(browser, true, true),
    'one pack, server does not': await measure(browser, false, true),
    'file by file, server compresses': await measure(browser, true, false),
    'file by file, server does not': await measure(browser, false, false),
  })
} finally {
  await browser.close()
}

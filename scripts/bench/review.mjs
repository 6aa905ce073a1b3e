// Reads `dist`; fills a browser with 20,000 reviews (or as many as the first argument says) and prints how fast cards come with the processor slowed four times.
// Run it as: npx node scripts/bench/review.mjs (needs a build and an installed Chromium).
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { chromium } from 'playwright'
import { makeBackup } from '../../src/domain/review/backup.ts'
import { DEFAULT_SETTINGS } from '../../src/domain/review/settings.ts'
import { studyDay } from '../../src/domain/review/study-day.ts'
import { findBrowser } from '../bootstrap.mjs'
import { QUIET } from '../chromium.mjs'
import { serve } from '../serve.mjs'
import { percentile } from './percentile.mjs'

const EVENTS = Number(process.argv[2] ?? 20_000)
const SLOWER = 4
const OPENINGS = 11
const ANSWERS = 60
/** Waited for blindly, in ms: what a test runner injects to look into the page would be slowed four times with it. */
const SETTLED = 1500

const server = await serve('dist')
const root = `http://localhost:${server.address().port}/`
const folder = await mkdtemp(join(tmpdir(), 'bench-'))
const browser = await chromium.launch({
  executablePath: findBrowser(),
  args: QUIET,
})
try {
  const page = await browser.newPage({
    viewport: { width: 360, height: 800 },
    timezoneId: 'Asia/Taipei',
    serviceWorkers: 'block',
  })
  await page.addInitScript(recordStates)
  await page.goto(`${root}review.html#backup`)
  // The cards come after the page.
  await page.waitForFunction(() => typeof LEAK_CASEBOOK_DECK !== 'undefined')
  const cards = await page.evaluate(() => LEAK_CASEBOOK_DECK.cards.map(({ id, rev }) => ({ id, rev })))
  const file = join(folder, 'backup.json')
  await writeFile(file, JSON.stringify(makeBackup('bench', history(cards), DEFAULT_SETTINGS, Date.now())))
  await page.locator('input[type=file]').setInputFiles(file)
  await page.getByRole('button', { name: '確認匯入' }).click({ timeout: 60_000 })
  const importing = performance.now()
  await page.locator(`[data-reviews="${EVENTS}"]`).waitFor({ timeout: 120_000 })

  print(`import of ${EVENTS} events, not slowed`, [performance.now() - importing])

  const session = await page.context().newCDPSession(page)
  await session.send('Emulation.setCPUThrottlingRate', { rate: SLOWER })

  // Apart from loading the page: what the stored log itself costs.
  const read = []
  for (let i = 0; i < OPENINGS; i++) {
    await page.goto(`${root}404.html`)
    await page.waitForLoadState('networkidle')
    read.push(await page.evaluate(readStates))
  }
  print('database opened, states read', read)

  // What every page costs before its scripts run; the rest is the review's own.
  const parsed = []
  const opened = []
  const started = []
  const practised = []
  for (let i = 0; i < OPENINGS; i++) {
    await page.goto(`${root}review.html`)
    await page.waitForTimeout(SETTLED)
    await page.evaluate(() => {
      window.clicked = performance.now()
      ;[...document.querySelectorAll('button')].find(b => b.textContent.startsWith('開始複習')).click()
    })
    await page.waitForTimeout(SETTLED)
    const { states, clicked, loaded } = await page.evaluate(readTimes)
    parsed.push(loaded)
    opened.push(at(states, 'start') - loaded)
    started.push(at(states, 'front') - clicked)

    await page.goto(`${root}review.html?case=taipei-07`)
    await page.waitForTimeout(SETTLED)
    const direct = await page.evaluate(readTimes)
    practised.push(at(direct.states, 'front') - direct.loaded)
  }
  print('page asked for → its scripts have run', parsed)
  print('scripts have run → what waits is shown', opened)
  print('開始複習 → first card', started)
  print('scripts have run → first card, by 練這一案', practised)

  // Always 忘了, so that there is always a next card.
  const next = []
  const reveal = []
  for (let i = 0; i < ANSWERS; i++) {
    const times = await page.evaluate(async () => {
      const box = document.querySelector('#review')
      const press = name =>
        [...box.querySelectorAll('button')].find(b => b.textContent.startsWith(name)).click()
      const painted = () => new Promise(done => requestAnimationFrame(() => setTimeout(done)))
      const state = wanted =>
        new Promise(done => {
          const observer = new MutationObserver(() => {
            if (box.dataset.review !== wanted) return
            observer.disconnect()
            done(performance.now())
          })
          observer.observe(box, { attributes: true })
        })
      let from = performance.now()
      const back = state('back')
      press('顯示答案')
      const shown = (await back) - from
      await painted()
      from = performance.now()
      const front = state('front')
      press('忘了')
      const asked = (await front) - from
      await painted()
      return { shown, asked }
    })
    reveal.push(times.shown)
    next.push(times.asked)
  }
  print('顯示答案 → answer', reveal)
  print('grade → stored, next card', next)
} finally {
  await browser.close()
  server.close()
  await rm(folder, { recursive: true, force: true })
}

/** In the page: when the review's container came to which state. */
function recordStates() {
  window.states = []
  new MutationObserver(() => {
    const state = document.querySelector('#review')?.dataset.review
    if (state && state !== window.states.at(-1)?.state) window.states.push({ state, at: performance.now() })
  }).observe(document, { subtree: true, childList: true, attributeFilter: ['data-review'] })
}

/** In the page: its states, when the start button was pressed, and when the deferred scripts had run. */
function readTimes() {
  const loaded = performance.getEntriesByType('navigation')[0].domContentLoadedEventStart
  return { states: window.states, clicked: window.clicked, loaded }
}

/** In the page: milliseconds to open the database and read what the first card needs, as `storage.ts` does. */
async function readStates() {
  const result = request =>
    new Promise((resolve, reject) => {
      request.onsuccess = () => resolve(request.result)
      request.onerror = () => reject(request.error)
    })
  const from = performance.now()
  const db = await result(indexedDB.open('leak-casebook'))
  const tx = db.transaction(['states', 'head', 'settings'])
  await Promise.all([
    result(tx.objectStore('states').getAll()),
    result(tx.objectStore('head').get('log')),
    result(tx.objectStore('settings').get('review')),
  ])
  const took = performance.now() - from
  db.close()
  return took
}

/** About three years of reviews, spread over all cards, most of them recalled. */
function history(cards) {
  const now = Date.now()
  return Array.from({ length: EVENTS }, (_, i) => {
    const t = now - Math.round((EVENTS - i) * ((1000 * 86_400_000) / EVENTS)) - 86_400_000
    const { id, rev } = cards[(i * 7) % cards.length]
    const grade = (i * 2654435761) % 100 < 12 ? 1 : 3
    return {
      id: `bench-${i}`,
      t,
      day: studyDay(t, 480, 4),
      tz: 480,
      card: id,
      rev,
      kind: 'review',
      grade,
      ms: 5000,
    }
  })
}

function at(states, wanted) {
  return states.find(({ state }) => state === wanted).at
}

function print(what, times) {
  const [middle, high] = [0.5, 0.95].map(share => percentile(times, share).toFixed(1))
  console.log(`${what}: median ${middle} ms, 95th percentile ${high} ms (n = ${times.length})`)
}

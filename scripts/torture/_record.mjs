// What the modules about the record share: the site, a browser that can be killed, and a look at what is stored.
import { foldEvents } from '../../src/domain/review/events.ts'
import { Profile } from '../../tests/e2e/chromium.ts'
import { serve } from '../serve.mjs'

/** Serves `dist` and gives a browser on a profile of its own while `work` lasts. */
export async function withBrowser(work) {
  const server = await serve('dist')
  const profile = await Profile.create()
  try {
    return await work(profile, `http://localhost:${server.address().port}/`)
  } finally {
    await profile.remove()
    server.close()
  }
}

/** What lies in the database: the log in the order of writing, the states, the head. */
export function stored(page) {
  return page.evaluate(async () => {
    const result = request =>
      new Promise((resolve, reject) => {
        request.onsuccess = () => resolve(request.result)
        request.onerror = () => reject(request.error)
      })
    const db = await result(indexedDB.open('leak-casebook'))
    const all = store => result(db.transaction(store).objectStore(store).getAll())
    const [entries, states, [head]] = [await all('events'), await all('states'), await all('head')]
    db.close()
    return { events: entries.map(entry => entry.event), states, head }
  })
}

/** How many faults a stored record has: ids twice, counts or states that do not follow from the log. */
export function faults({ events, states, head }) {
  const reviews = events.filter(({ kind }) => kind === 'review' || kind === 'cram').length
  const folded = foldEvents(events)
  const same = states.every(
    state => JSON.stringify(sorted(state)) === JSON.stringify(sorted(folded.get(state.card))),
  )
  return (
    Number(new Set(events.map(({ id }) => id)).size !== events.length) +
    Number(head.reviews !== reviews || head.events !== events.length) +
    Number(states.length !== folded.size || !same)
  )
}

const sorted = state => Object.entries(state ?? {}).sort(([a], [b]) => (a < b ? -1 : 1))

/** Waits until the page shows a card or the start. */
export const ready = page =>
  page.waitForFunction(() =>
    ['front', 'back', 'start', 'empty'].includes(document.querySelector('#review')?.dataset.review),
  )

/** Presses 顯示答案 and 忘了 as fast as the page takes it; tells every count that the page shows. */
export const press = page =>
  page.evaluate(() => {
    const box = document.querySelector('#review')
    new MutationObserver(() => console.log(`stored ${box.dataset.reviews}`)).observe(box, {
      attributeFilter: ['data-reviews'],
    })
    setInterval(() => {
      const name = box.dataset.review === 'front' ? '顯示答案' : '忘了'
      const button = [...box.querySelectorAll('button')].find(item => item.textContent?.startsWith(name))
      button?.click()
    }, 3)
  })

export const sleep = ms => new Promise(resolve => setTimeout(resolve, ms))

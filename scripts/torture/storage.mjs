// Storage that is missing, throws, hangs, is full or is cut: nothing is acknowledged that is not stored, a sentence is
// shown, and where the fault passes, the next press is stored without a reload.
import { ready, stored, withBrowser } from './_record.mjs'

/** Runs in the page before its scripts; `window.healed = true` ends the fault. */
const FAULTS = {
  'indexedDB missing': () => {
    Object.defineProperty(window, 'indexedDB', { value: undefined })
  },
  'open throws': () => {
    const { open } = IDBFactory.prototype
    IDBFactory.prototype.open = function (...args) {
      if (!window.healed) throw new DOMException('no', 'SecurityError')
      return open.apply(this, args)
    }
  },
  'open hangs': () => {
    IDBFactory.prototype.open = () => new EventTarget()
  },
  'transactions throw': () => fail('transaction', 'UnknownError'),
  'connection cut before every write': () => {
    const { transaction } = IDBDatabase.prototype
    let turn = 0
    IDBDatabase.prototype.transaction = function (stores, mode, options) {
      // Every second one: the write that is tried again must get through.
      if (mode === 'readwrite' && turn++ % 2 === 0) this.close()
      return transaction.call(this, stores, mode, options)
    }
  },
  'every write aborted': () => {
    const { transaction } = IDBDatabase.prototype
    IDBDatabase.prototype.transaction = function (stores, mode, options) {
      const tx = transaction.call(this, stores, mode, options)
      if (mode === 'readwrite' && !window.healed) setTimeout(() => tx.abort())
      return tx
    }
  },
  'add throws': () => failStore('add'),
  'put throws': () => failStore('put'),
  'get throws': () => failStore('get'),
  'localStorage throws': () => {
    Object.defineProperty(window, 'localStorage', {
      get() {
        throw new DOMException('no', 'SecurityError')
      },
    })
  },
  'sessionStorage throws': () => {
    Object.defineProperty(window, 'sessionStorage', {
      get() {
        throw new DOMException('no', 'SecurityError')
      },
    })
  },
  'BroadcastChannel missing': () => {
    delete window.BroadcastChannel
  },
}

/** Helpers of the faults, put into the page with them. */
const HELPERS = `
function fail(name, error) {
  const real = IDBDatabase.prototype[name]
  IDBDatabase.prototype[name] = function (...args) {
    if (!window.healed) throw new DOMException('no', error)
    return real.apply(this, args)
  }
}
function failStore(name) {
  const real = IDBObjectStore.prototype[name]
  IDBObjectStore.prototype[name] = function (...args) {
    if (!window.healed) throw new DOMException('no', 'UnknownError')
    return real.apply(this, args)
  }
}`

export async function run({ quick }) {
  const names = Object.keys(FAULTS).slice(0, quick ? 4 : undefined)
  const rows = []
  for (const name of names) rows.push(await one(name))
  const bad = rows.filter(row => row.bad)
  return [
    {
      fault: 'storage missing, throwing, hanging, cut',
      runs: rows.length,
      found: `${rows.length - bad.length} as promised${bad.length > 0 ? `; not: ${bad.map(row => row.name).join(', ')}` : ''}`,
      bad: bad.length,
    },
  ]
}

function one(name) {
  return withBrowser(async (profile, root) => {
    const page = await profile.start()
    const errors = []
    page.on('pageerror', error => errors.push(error.message))
    await page.addInitScript(`${HELPERS};(${FAULTS[name]})()`)
    await page.goto(`${root}review.html`)
    await ready(page)
    const grade = async () => {
      await page.getByRole('button', { name: /^顯示答案/ }).click()
      await page.getByRole('button', { name: /^記得/ }).click()
      await page.waitForTimeout(400)
    }
    await page.getByRole('button', { name: /^開始複習/ }).click()
    await grade()
    const acknowledged = Number(await page.locator('#review').getAttribute('data-reviews'))
    await page.goto('about:blank')
    const fresh = await page.context().newPage()
    await fresh.goto(`${root}404.html`)
    const held = await stored(fresh).then(
      ({ events }) => events.length,
      () => 0,
    )
    return { name, bad: errors.length > 0 || acknowledged > held }
  })
}

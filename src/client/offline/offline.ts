/** The offline copy: installs it, tells its state truthfully in `data-offline`, and offers a new version. */

import { page, root } from '../page/root.ts'

type State = 'unsupported' | 'installing' | 'ready' | 'failed'

/** Milliseconds. */
const RETRY_AFTER = 15_000
const ANSWER_LIMIT = 60_000

const SENTENCES: Record<State, string> = {
  unsupported: '',
  installing: '正在存成離線版…',
  ready: '已可離線使用',
  failed: '離線版還沒存完。連上網路後會自動接著存。',
}

function unsupportedSentence(): string {
  if (location.protocol === 'file:') return '從資料夾開啟，不需要網路'
  if (!window.isSecureContext) return '這個網址不是 https，瀏覽器不提供離線安裝；連得到伺服器時都能閱讀'
  return '這個瀏覽器不支援離線安裝；連得到網路時都能閱讀'
}

function show(state: State, detail?: string): void {
  document.documentElement.dataset.offline = state
  for (const element of document.querySelectorAll('[data-offline-state]'))
    element.textContent = detail ?? (state === 'unsupported' ? unsupportedSentence() : SENTENCES[state])
}

let trying = false
let timer: ReturnType<typeof setTimeout> | undefined

/** Registers the worker where there can be one (`isSecureContext` is true on file://, so the protocol comes first). */
export function startOffline(): void {
  const possible =
    /^https?:$/.test(location.protocol) && window.isSecureContext && 'serviceWorker' in navigator
  if (!possible) {
    show('unsupported')
    return
  }
  show('installing')
  reloadWithNewVersion()
  addEventListener('online', tryAgain)
  document.addEventListener('visibilitychange', () => document.visibilityState === 'visible' && tryAgain())
  tryAgain()
}

/** One attempt at a time, until every file is there. */
function tryAgain(): void {
  if (trying || document.documentElement.dataset.offline === 'ready') return
  clearTimeout(timer)
  trying = true
  void install().finally(() => {
    trying = false
    if (document.documentElement.dataset.offline !== 'ready') timer = setTimeout(tryAgain, RETRY_AFTER)
  })
}

async function install(): Promise<void> {
  try {
    const registration = await navigator.serviceWorker.register(page('sw.js'), {
      scope: root.pathname,
      updateViaCache: 'none',
    })
    offerUpdate(registration)
    const worker = registration.active ?? (await installed(registration))
    if (!worker) {
      show('failed')
      return
    }
    const { files, missing } = await status(worker)
    if (missing === 0) show('ready')
    else show('failed', `離線版存了 ${files - missing}／${files} 個檔案，連上網路後會自動接著存。`)
  } catch {
    // Offline with no worker yet, or the server has no sw.js: reading goes on, and the next chance is taken.
    show('failed')
  }
}

function installed(registration: ServiceWorkerRegistration): Promise<ServiceWorker | undefined> {
  const worker = registration.installing ?? registration.waiting
  if (!worker) return Promise.resolve(undefined)
  return new Promise(done => {
    const look = () => {
      if (worker.state === 'activated') done(worker)
      if (worker.state === 'redundant') done(undefined)
    }
    worker.addEventListener('statechange', look)
    look()
  })
}

/** Asks the worker what is missing. Rejects where it does not answer in time (it may have been ended). */
function status(worker: ServiceWorker): Promise<{ files: number; missing: number }> {
  const { port1, port2 } = new MessageChannel()
  return new Promise((resolve, reject) => {
    port1.onmessage = event => resolve(event.data)
    setTimeout(() => reject(new Error('the worker did not answer')), ANSWER_LIMIT)
    worker.postMessage('status', [port2])
  })
}

let offered = false

/** A new version waits until the reader says so; the click activates it. */
function offerUpdate(registration: ServiceWorkerRegistration): void {
  const offer = () => {
    const bar = document.querySelector<HTMLElement>('[data-update]')
    if (offered || !bar || !registration.waiting || !navigator.serviceWorker.controller) return
    offered = true
    bar.hidden = false
    bar
      .querySelector('button')
      ?.addEventListener('click', () => registration.waiting?.postMessage('activate'))
  }
  offer()
  registration.addEventListener('updatefound', () => {
    registration.installing?.addEventListener('statechange', offer)
  })
}

/** When a new version takes over, every open page reloads, lest an old page ask for files that are gone. */
function reloadWithNewVersion(): void {
  // The first worker of a first visit takes over too, but the page is of its version already.
  if (!navigator.serviceWorker.controller) return
  navigator.serviceWorker.addEventListener('controllerchange', () => location.reload(), { once: true })
}

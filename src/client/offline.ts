/** The offline copy: installs it, tells its state truthfully in `data-offline`, and offers a new version. */

import { page, root } from './root.ts'

type State = 'unsupported' | 'installing' | 'ready' | 'failed'

const RETRY_AFTER = 5_000

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

/** Registers the worker where there can be one (`isSecureContext` is true on file://, so the protocol comes first). */
export function startOffline(): void {
  const possible =
    /^https?:$/.test(location.protocol) && window.isSecureContext && 'serviceWorker' in navigator
  if (!possible) {
    show('unsupported')
    return
  }
  show('installing')
  const tryAgain = () => {
    if (document.documentElement.dataset.offline !== 'ready') void register()
  }
  addEventListener('online', tryAgain)
  document.addEventListener('visibilitychange', () => document.visibilityState === 'visible' && tryAgain())
  void register()
}

async function register(): Promise<void> {
  try {
    const registration = await navigator.serviceWorker.register(page('sw.js'), {
      scope: root.pathname,
      updateViaCache: 'none',
    })
    offerUpdate(registration)
    const worker = registration.active ?? (await installed(registration))
    if (worker) await showStatus(worker)
    else show('failed')
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

async function showStatus(worker: ServiceWorker): Promise<void> {
  const { port1, port2 } = new MessageChannel()
  const answer = new Promise<{ files: number; missing: number }>(done => {
    port1.onmessage = event => done(event.data)
  })
  worker.postMessage('status', [port2])
  const { files, missing } = await answer
  if (missing === 0) return show('ready')
  show('failed', `離線版存了 ${files - missing}／${files} 個檔案，連上網路後會自動接著存。`)
  setTimeout(() => void showStatus(worker), RETRY_AFTER)
}

let offered = false

/** A new version waits until the reader says so; the click activates it and every open page reloads once. */
function offerUpdate(registration: ServiceWorkerRegistration): void {
  const offer = () => {
    const bar = document.querySelector<HTMLElement>('[data-update]')
    if (offered || !bar || !registration.waiting || !navigator.serviceWorker.controller) return
    offered = true
    bar.hidden = false
    bar
      .querySelector('button')
      ?.addEventListener('click', () => registration.waiting?.postMessage('activate'))
    navigator.serviceWorker.addEventListener('controllerchange', () => location.reload(), { once: true })
  }
  offer()
  registration.addEventListener('updatefound', () => {
    registration.installing?.addEventListener('statechange', offer)
  })
}

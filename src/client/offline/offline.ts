/** The offline copy: installs it, tells its state truthfully in `data-offline`, and asks again until it is whole. */

import type { OfflineReport } from '../../domain/offline/list.ts'
import { page, root } from '../page/root.ts'
import { incompleteSentence, SENTENCES, type State, unsupportedSentence } from './sentences.ts'
import { followUpdates, offerUpdate } from './update.ts'

/** Milliseconds; each try waits twice as long as the one before. */
const FIRST_PAUSE = 15_000
const LONGEST_PAUSE = 15 * 60_000
/** A worker that is ours says at once that it is there; then it may take its time. */
const GREETING_LIMIT = 10_000
const ANSWER_LIMIT = 5 * 60_000

let trying = false
let pause = FIRST_PAUSE
let timer: ReturnType<typeof setTimeout> | undefined
/** What the last install met with; the worker that could not be installed has said so before it went. */
let last: OfflineReport | undefined

/** Registers the worker where there can be one (`isSecureContext` is true on file://, so the protocol comes first). */
export function startOffline(): void {
  const possible =
    /^https?:$/.test(location.protocol) && window.isSecureContext && 'serviceWorker' in navigator
  if (!possible) {
    show('unsupported', unsupportedSentence())
    return
  }
  show('installing')
  followUpdates()
  navigator.serviceWorker.addEventListener('message', hear)
  navigator.serviceWorker.startMessages()
  addEventListener('online', tryAtOnce)
  document.addEventListener('visibilitychange', () => document.visibilityState === 'visible' && tryAtOnce())
  tryAgain()
}

function show(state: State, sentence = SENTENCES[state]): void {
  document.documentElement.dataset.offline = state
  for (const element of document.querySelectorAll('[data-offline-state]')) element.textContent = sentence
}

/** A copy that was whole may have lost a file since. Reports of a version that is yet to come do not concern it. */
function hear(event: MessageEvent<OfflineReport>): void {
  const worker = event.source as ServiceWorker | null
  if (worker?.scriptURL !== page('sw.js') || typeof event.data !== 'object') return
  if (worker.state === 'activated') report(event.data)
  else {
    last = event.data
    // The news that the worker is gone may have been faster than its last words.
    if (document.documentElement.dataset.offline === 'failed') show('failed', incompleteSentence(last))
  }
}

function report(news: OfflineReport): void {
  last = news
  if (news.choice) offerParts(news.choice.script)
  if (news.missing === 0) show('ready')
  else show('failed', incompleteSentence(news))
  if (news.missing > 0) schedule()
}

/** A handbook in parts brings the script that offers them; others have no use for it. */
function offerParts(path: string): void {
  const src = page(path)
  if (document.querySelector(`script[src="${src}"]`)) return
  const script = document.createElement('script')
  script.src = src
  document.head.append(script)
}

/** A changed file or a full device is not put right by coming back to the page; the longer pause holds. */
function tryAtOnce(): void {
  if (last?.cause === undefined || last.cause === 'network') tryAgain()
}

function schedule(): void {
  clearTimeout(timer)
  timer = setTimeout(tryAgain, pause)
}

/** One attempt at a time, until every file is there. */
function tryAgain(): void {
  if (trying || document.documentElement.dataset.offline === 'ready') return
  clearTimeout(timer)
  trying = true
  void install().finally(() => {
    trying = false
    if (document.documentElement.dataset.offline === 'ready') return
    schedule()
    pause = Math.min(2 * pause, LONGEST_PAUSE)
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
    if (!worker) show('failed', last && incompleteSentence(last))
    else report(await ask(worker).catch(() => askAnother(registration)))
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

/** In the place of a worker that is not ours (a server gave an empty file for it) comes the one that is there now. */
async function askAnother(registration: ServiceWorkerRegistration): Promise<OfflineReport> {
  await registration.update()
  registration.waiting?.postMessage('activate')
  const worker = await installed(registration)
  if (!worker) throw new Error('no worker')
  return await ask(worker)
}

/**
 * Asks the worker how far it is.
 * @throws Error where it does not answer in time
 */
function ask(worker: ServiceWorker): Promise<OfflineReport> {
  const { port1, port2 } = new MessageChannel()
  return new Promise((resolve, reject) => {
    const giveUp = () => reject(new Error('the worker does not answer'))
    let limit = setTimeout(giveUp, GREETING_LIMIT)
    port1.onmessage = ({ data }: MessageEvent<OfflineReport | 'here'>) => {
      clearTimeout(limit)
      if (data === 'here') limit = setTimeout(giveUp, ANSWER_LIMIT)
      else resolve(data)
    }
    worker.postMessage('look', [port2])
  })
}

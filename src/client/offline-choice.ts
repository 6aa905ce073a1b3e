/**
 * For a handbook too large to be kept whole unasked: offers its parts on the settings page, says what is kept, and marks
 * the links that lead to what is not while there is no network. `offline.ts` loads it where the worker knows of parts.
 */

import type { FromPage, OfflineReport } from '../domain/offline/list.ts'
import { element } from './page/element.ts'
import { page } from './page/root.ts'

type Choice = NonNullable<OfflineReport['choice']>

const MARK = 'data-not-kept'
const megabytes = (bytes: number) => `${Math.max(0.1, bytes / 1e6).toFixed(1)} MB`

async function worker(): Promise<ServiceWorker | undefined> {
  return (await navigator.serviceWorker?.getRegistration(page('')))?.active ?? undefined
}

/** Sends a message that is answered by a port; what is no answer to it (a greeting) is passed over. */
async function ask<T>(message: FromPage | 'look', isAnswer: (data: unknown) => data is T): Promise<T> {
  const { port1, port2 } = new MessageChannel()
  const active = await worker()
  return new Promise(resolve => {
    port1.onmessage = ({ data }) => isAnswer(data) && resolve(data)
    active?.postMessage(message, [port2])
  })
}

const isReport = (data: unknown): data is OfflineReport => typeof data === 'object' && data !== null
const isList = (data: unknown): data is string[] => Array.isArray(data)

/** What every page says of the copy when it is whole. */
function tell({ missing, choice }: OfflineReport): void {
  if (missing > 0 || !choice) return
  const wanted = choice.parts.filter(part => part.wanted)
  const sentence =
    wanted.length === choice.parts.length
      ? '已可離線使用'
      : wanted.length === 0
        ? '目錄、法規與複習已可離線使用；案例還沒有存，請在設定選要存的類型'
        : `已可離線使用：目錄、法規、複習與${wanted.map(({ name }) => name).join('、')}；其餘在設定選`
  for (const line of document.querySelectorAll('[data-offline-state]')) line.textContent = sentence
}

function offer(place: HTMLElement, choice: Choice): void {
  const boxes = choice.parts.map(({ id, name, bytes, wanted }) => {
    const box = element('input', { type: 'checkbox', value: id })
    box.checked = wanted
    return {
      box,
      bytes,
      label: element('label', { class: 'switch' }, box, ` ${name}（${megabytes(bytes)}）`),
    }
  })
  const save = element('button', { type: 'button', class: 'button' })
  const status = element('p', { role: 'status', class: 'small' })
  const show = () => {
    const sum = boxes.filter(({ box }) => box.checked).reduce((total, { bytes }) => total + bytes, 0)
    save.textContent = sum === 0 ? '只存目錄、法規與複習' : `存下這些（約 ${megabytes(sum)}）`
  }
  show()
  place.addEventListener('change', show)
  save.addEventListener('click', async () => {
    status.textContent = '正在存…'
    const keep = boxes.filter(({ box }) => box.checked).map(({ box }) => box.value)
    ;(await worker())?.postMessage({ keep } satisfies FromPage)
  })
  navigator.serviceWorker.addEventListener('message', ({ data }) => {
    if (!isReport(data) || !data.choice || status.textContent === '') return
    status.textContent =
      data.missing === 0 ? '已經存好。' : `還差 ${data.missing} 個檔案，連上網路後會自動接著存。`
  })
  place.replaceChildren(
    element('p', {}, '這本手冊比較大，離線版分開存。目錄、法規與複習一定存；其餘請選：'),
    ...boxes.map(({ label }) => element('p', {}, label)),
    element('p', {}, save),
    status,
  )
  place.hidden = false
}

/** Without the network: says beside each link in the text that it leads to what is not on this device. */
async function markLinks(): Promise<void> {
  for (const mark of document.querySelectorAll(`[${MARK}]`)) mark.remove()
  if (navigator.onLine) return
  const links = [...document.querySelectorAll<HTMLAnchorElement>('main a[href]')]
  const absent = new Set(await ask({ has: [...new Set(links.map(link => link.href))] }, isList))
  for (const link of links)
    if (absent.has(link.href))
      link.append(element('span', { [MARK]: '', 'data-added': '', class: 'muted small' }, '（未存）'))
}

async function start(): Promise<void> {
  const report = await ask('look', isReport)
  tell(report)
  const place = document.querySelector<HTMLElement>('[data-offline-choice]')
  if (place && report.choice) offer(place, report.choice)
  navigator.serviceWorker.addEventListener('message', ({ data }) => {
    if (isReport(data)) tell(data)
  })
  for (const news of ['online', 'offline']) addEventListener(news, () => void markLinks())
  await markLinks()
}

void start()

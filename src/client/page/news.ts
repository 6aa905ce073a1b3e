/** Says once after an update that there is something new; the reader puts it away. */

import { readLocal, writeLocal } from './local.ts'

/** 1.0.0 did not write down which version was read; it left this, and later versions do not. */
const TRACE = 'place'

/** Shows the line 「手冊已更新」 where this device has read an earlier version. */
export function offerNews(): void {
  const line = document.querySelector<HTMLElement>('[data-news]')
  const version = line?.dataset.news
  if (!line || !version) return
  const seen = readLocal<unknown>('version')
  if (seen === version) return
  const wasHere = seen !== undefined || readLocal(TRACE) !== undefined
  if (!wasHere) {
    writeLocal('version', version)
    return
  }
  line.hidden = false
  line.addEventListener('click', event => {
    if (!(event.target as Element).closest('a, button')) return
    writeLocal('version', version)
    line.hidden = true
  })
}

/** Draws the poster's QR code from the address that is typed; nothing leaves the device. */

import { encode } from 'uqr'
import { root } from './page/root.ts'

const form = document.querySelector<HTMLFormElement>('[data-poster]')
const sheet = document.querySelector<HTMLElement>('[data-poster-sheet]')
const field = form?.querySelector<HTMLInputElement>('input')
const note = document.querySelector<HTMLElement>('[data-poster-note]')

/** A code of some 3 KB at most can be made at all; what is still read from a wall is far shorter. */
const LONGEST = 300

if (form && field && sheet) {
  // From a folder there is no address that a colleague could open.
  if (location.protocol !== 'file:') field.value = root.href
  form.addEventListener('input', () => draw(field.value.trim(), sheet))
  form.addEventListener('submit', event => {
    event.preventDefault()
    if (draw(field.value.trim(), sheet)) print()
  })
  draw(field.value, sheet)
}

/** @returns whether the address can stand on a poster */
function draw(address: string, sheet: HTMLElement): boolean {
  const problem = problemOf(address)
  if (note) note.textContent = problem
  sheet.hidden = problem !== ''
  if (problem) return false
  const { size, data } = encode(address, { ecc: 'M', border: 4 })
  const path = data.flatMap((row, y) => row.flatMap((dark, x) => (dark ? [`M${x} ${y}h1v1h-1z`] : [])))
  const code = sheet.querySelector('[data-poster-code]')
  code?.setAttribute('viewBox', `0 0 ${size} ${size}`)
  const drawn = document.createElementNS('http://www.w3.org/2000/svg', 'path')
  drawn.setAttribute('d', path.join(''))
  code?.replaceChildren(drawn)
  const shown = sheet.querySelector('[data-poster-address]')
  if (shown) shown.textContent = decodeURI(address)
  // On plain http no browser installs: the poster must not promise it.
  const install = sheet.querySelector<HTMLElement>('[data-poster-install]')
  if (install) install.hidden = !address.startsWith('https:')
  const last = install?.nextElementSibling
  if (last instanceof HTMLElement) last.hidden = !address.startsWith('https:')
  return true
}

function problemOf(address: string): string {
  if (address === '') return '請填入網址。'
  if (!/^https?:\/\/[^\s/]/.test(address)) return '網址要以 http:// 或 https:// 開頭。'
  try {
    decodeURI(new URL(address).href)
  } catch {
    return '這個網址不完整，請檢查。'
  }
  if (address.length > LONGEST) return `網址太長（超過 ${LONGEST} 字），QR 碼會密得掃不到。請用短一點的路徑。`
  return /^https?:\/\/(?:localhost|127\.)/.test(address)
    ? '這是這台電腦自己的網址，別人打不開；請改成伺服器的網址。'
    : ''
}

/** Reads a case aloud: the bar with its buttons, the sentence marked and kept in sight, and on to the next case. */

import { piecesOf, spoken } from '../domain/book/speech-text.ts'
import { type SourcePart, sourceParts } from './marks/source-text.ts'
import { element } from './page/element.ts'
import { GO_ON } from './page/go-on.ts'
import { readLocal, writeLocal } from './page/local.ts'
import { rangeOf, showSpoken } from './speech/shown.ts'
import { Speaker } from './speech/speaker.ts'
import { chineseVoices, ownVoice, voiceLabel } from './speech/voices.ts'

const RATES = [0.8, 1, 1.2, 1.5, 2]
/** Milliseconds that a browser may take to list its voices. */
const VOICE_LIMIT = 2000

interface Line {
  words: string
  range(): Range
}

const main = document.querySelector<HTMLElement>('main[data-case]')
const button = document.querySelector<HTMLElement>('button[data-do="speak"]')
const possible = 'speechSynthesis' in window && typeof SpeechSynthesisUtterance === 'function'

/** The case in the order of reading: each part with its heading. Read anew at each start, for marks split the nodes. */
function linesOf(of: HTMLElement): Line[] {
  return sourceParts(of).flatMap(part => {
    const heading = part.element.closest('section')?.querySelector('h2')
    const head: Line[] = heading ? [{ words: heading.textContent ?? '', range: () => wholeOf(heading) }] : []
    return [...head, ...piecesOf(part.text).map(piece => lineOf(part, piece.start, piece.end))]
  })
}

function lineOf(part: SourcePart, start: number, end: number): Line {
  return { words: spoken(part.text.slice(start, end)), range: () => rangeOf(part, start, end) }
}

function wholeOf(node: Node): Range {
  const range = document.createRange()
  range.selectNodeContents(node)
  return range
}

async function listVoices(): Promise<SpeechSynthesisVoice[]> {
  const now = speechSynthesis.getVoices()
  if (now.length > 0) return now
  await new Promise<void>(done => {
    speechSynthesis.addEventListener('voiceschanged', () => done(), { once: true })
    setTimeout(done, VOICE_LIMIT)
  })
  return speechSynthesis.getVoices()
}

class Player {
  readonly #main: HTMLElement
  readonly #speaker: Speaker
  readonly #bar: HTMLElement
  readonly #play = element('button', { type: 'button', class: 'button primary' }, '朗讀')
  readonly #state = element('span', { class: 'small', 'aria-live': 'polite' })
  readonly #voices = element('select', { class: 'field', 'aria-label': '語音' })
  readonly #onward = element('input', { type: 'checkbox', checked: '' })
  #lines: Line[] = []
  #known: SpeechSynthesisVoice[] = []
  #lock: WakeLockSentinel | undefined

  constructor(of: HTMLElement) {
    this.#main = of
    this.#speaker = new Speaker({
      speaking: index => this.#show(index),
      ended: () => this.#ended(),
      silent: () => this.#say('瀏覽器沒有出聲。請按「朗讀」再試一次，或換一個語音。'),
    })
    this.#speaker.rate = RATES.find(rate => rate === readLocal<number>('speech-rate')) ?? 1
    this.#bar = this.#draw()
    // A phone stops the voice with its screen; the reader learns why, and goes on from the same sentence.
    document.addEventListener('visibilitychange', () => {
      if (document.visibilityState === 'visible' && this.#speaker.active && !speechSynthesis.speaking) {
        this.#stop()
        this.#say('螢幕關閉時，裝置停了朗讀。按「朗讀」從這一句接著讀。')
      }
    })
    addEventListener('pagehide', () => this.#speaker.stop())
  }

  async open(): Promise<void> {
    if (!this.#bar.isConnected) document.body.append(this.#bar)
    this.#known = chineseVoices(await listVoices())
    const own = ownVoice(this.#known)
    const chosen = this.#known.find(({ name }) => name === readLocal<string>('speech-voice'))
    this.#voices.replaceChildren(
      ...(own ? [] : [element('option', { value: '' }, '請選語音')]),
      ...this.#known.map(voice => element('option', { value: voice.name }, voiceLabel(voice))),
    )
    this.#voices.hidden = this.#known.length < (own ? 2 : 1)
    this.#speaker.voice = chosen ?? own
    this.#voices.value = this.#speaker.voice?.name ?? ''
    if (this.#speaker.voice) return this.#begin(0)
    this.#say(
      this.#known.length > 0
        ? '這台裝置沒有自己的臺灣華語語音。可以選下面的語音；標「線上」的會把文字傳出去。'
        : '這台裝置或瀏覽器沒有中文語音，不能朗讀。請到系統設定安裝「中文（臺灣）」的語音後再試。',
    )
    this.#play.hidden = this.#known.length === 0
    this.#play.focus()
  }

  #draw(): HTMLElement {
    const step = (name: string, by: number) => {
      const made = element('button', { type: 'button', class: 'button' }, name)
      made.addEventListener('click', () => this.#begin(this.#speaker.at + by))
      return made
    }
    const rates = element(
      'select',
      { class: 'field', 'aria-label': '速度' },
      ...RATES.map(rate => element('option', { value: String(rate) }, `${rate} 倍`)),
    )
    rates.value = String(this.#speaker.rate)
    rates.addEventListener('change', () => {
      this.#speaker.rate = Number(rates.value)
      writeLocal('speech-rate', this.#speaker.rate)
      if (this.#speaker.active) this.#begin(this.#speaker.at)
    })
    this.#voices.addEventListener('change', () => {
      this.#speaker.voice = this.#known.find(({ name }) => name === this.#voices.value)
      writeLocal('speech-voice', this.#voices.value)
      if (this.#speaker.voice) this.#begin(this.#speaker.at)
    })
    this.#play.addEventListener('click', () => {
      if (this.#speaker.active) this.#stop()
      else this.#begin(this.#speaker.at)
    })
    const shut = element('button', { type: 'button', class: 'button' }, '關閉')
    shut.addEventListener('click', () => {
      this.#stop()
      showSpoken(undefined)
      this.#bar.remove()
      button?.focus()
    })
    return element(
      'section',
      { class: 'selection-bar speech', 'aria-label': '朗讀', 'data-speech': 'stopped' },
      this.#state,
      step('上一句', -1),
      this.#play,
      step('下一句', 1),
      rates,
      this.#voices,
      element('label', {}, this.#onward, '接著讀下一則'),
      shut,
    )
  }

  #begin(index: number): void {
    if (!this.#speaker.voice) {
      this.#say('請先選一個語音。')
      return
    }
    this.#lines = linesOf(this.#main)
    this.#speaker.load(this.#lines.map(({ words }) => words))
    this.#set(true)
    this.#speaker.start(index)
    void this.#keepAwake()
  }

  #stop(): void {
    this.#speaker.stop()
    this.#set(false)
  }

  #set(speaking: boolean): void {
    this.#bar.dataset.speech = speaking ? 'speaking' : 'stopped'
    this.#play.textContent = speaking ? '停' : '朗讀'
    if (speaking) return
    void this.#lock?.release()
    this.#lock = undefined
  }

  #show(index: number): void {
    const line = this.#lines[index]
    if (line) showSpoken(line.range())
    this.#state.textContent = `第 ${index + 1}／${this.#lines.length} 句${index === 0 ? '；鎖上螢幕會停' : ''}`
  }

  #say(sentence: string): void {
    this.#set(false)
    this.#state.textContent = sentence
  }

  #ended(): void {
    this.#set(false)
    showSpoken(undefined)
    const next = document.querySelector<HTMLAnchorElement>('.turn a[rel="next"]')
    this.#say('這一則讀完了。')
    if (!this.#onward.checked || !next || !/cases\//.test(next.href)) return
    try {
      sessionStorage.setItem(GO_ON, '1')
      next.click()
    } catch {
      // Without a session the next case would not know that it is to go on.
    }
  }

  /** A phone's screen that goes dark ends the reading. Refused on plain http and with a low battery: then it does. */
  async #keepAwake(): Promise<void> {
    try {
      this.#lock ??= await navigator.wakeLock?.request('screen')
    } catch {
      this.#lock = undefined
    }
  }
}

if (main && button) {
  let player: Player | undefined
  const open = () => {
    if (!possible) {
      const status = document.querySelector('[data-bar-status]')
      if (status) status.textContent = '這個瀏覽器不提供朗讀。'
      return
    }
    player ??= new Player(main)
    void player.open()
  }
  button.addEventListener('click', open)
  try {
    if (sessionStorage.getItem(GO_ON)) {
      sessionStorage.removeItem(GO_ON)
      open()
    }
  } catch {
    // Without a session nothing was left by the page before.
  }
}

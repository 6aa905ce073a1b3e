/** Speaks pieces one after another by the browser's voice, and copes with engines that never say that they ended. */

/** Slower than any voice at normal speed; what takes longer has stalled. Characters a second. */
const SLOWEST = 2.5
/** Milliseconds that an engine may take to begin. */
const BEGIN_LIMIT = 4000

interface Hands {
  /** The piece that is being spoken. */
  speaking(index: number): void
  /** All pieces have been spoken. */
  ended(): void
  /** The browser does not speak: it did not begin, or said that it may not. */
  silent(): void
}

export class Speaker {
  readonly #hands: Hands
  #pieces: readonly string[] = []
  #at = 0
  /** Counts the utterances, so that a late event of one that was cancelled changes nothing. */
  #turn = 0
  #timer: ReturnType<typeof setTimeout> | undefined
  #active = false
  voice: SpeechSynthesisVoice | undefined
  rate = 1

  constructor(hands: Hands) {
    this.#hands = hands
  }

  get active(): boolean {
    return this.#active
  }

  get at(): number {
    return this.#at
  }

  load(pieces: readonly string[]): void {
    this.#pieces = pieces
  }

  /** Begins a piece, whatever is being spoken now. Android's pause() cancels, so going on is beginning again. */
  start(index = this.#at): void {
    this.#at = Math.max(0, Math.min(index, this.#pieces.length - 1))
    this.#active = true
    speechSynthesis.cancel()
    this.#speak(false)
  }

  stop(): void {
    this.#active = false
    this.#turn += 1
    clearTimeout(this.#timer)
    speechSynthesis.cancel()
  }

  #speak(again: boolean): void {
    const words = this.#pieces[this.#at]
    if (words === undefined || !this.voice) return
    this.#turn += 1
    const turn = this.#turn
    const utterance = new SpeechSynthesisUtterance(words)
    utterance.voice = this.voice
    utterance.lang = this.voice.lang.replace('_', '-')
    utterance.rate = this.rate
    let begun = false
    const mine = () => this.#active && turn === this.#turn
    const next = () => {
      if (!mine()) return
      clearTimeout(this.#timer)
      if (this.#at + 1 >= this.#pieces.length) {
        this.#active = false
        return this.#hands.ended()
      }
      this.#at += 1
      this.#speak(false)
    }
    const silent = () => {
      if (!mine()) return
      this.stop()
      this.#hands.silent()
    }
    utterance.addEventListener('start', () => {
      begun = true
    })
    utterance.addEventListener('end', next)
    utterance.addEventListener('error', ({ error }) => {
      // A cancelled utterance reports itself as an error; only what the browser refuses is one.
      if (error !== 'canceled' && error !== 'interrupted') silent()
    })
    this.#hands.speaking(this.#at)
    speechSynthesis.speak(utterance)
    // Once more where an end never comes; then on to the next piece, for silence is worse than a word left out.
    const limit = BEGIN_LIMIT + (words.length / SLOWEST / this.rate) * 1000
    clearTimeout(this.#timer)
    this.#timer = setTimeout(() => {
      if (!mine()) return
      if (!begun && again) return silent()
      speechSynthesis.cancel()
      if (again) next()
      else this.#speak(true)
    }, limit)
  }
}

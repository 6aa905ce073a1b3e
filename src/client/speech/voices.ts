/** Which of the device's voices may read: its own zh-TW voice by itself, any other only when the reader chooses it. */

/** What is needed of a `SpeechSynthesisVoice`. */
export interface Voice {
  name: string
  lang: string
  /** Whether the device itself speaks; other voices send the text to whoever offers them. */
  localService: boolean
}

const isTaiwanese = ({ lang }: Voice) => /^(?:zh|cmn)[-_](?:hant[-_])?tw\b/i.test(lang)
const isChinese = ({ lang }: Voice) => /^(?:zh|cmn|yue|nan)\b/i.test(lang.replace('_', '-'))

/** The voices that can read Chinese: Taiwan's before others, the device's own before those on the net. */
export function chineseVoices<V extends Voice>(voices: readonly V[]): V[] {
  const rank = (voice: V) => (isTaiwanese(voice) ? 0 : 2) + (voice.localService ? 0 : 1)
  return voices.filter(isChinese).sort((a, b) => rank(a) - rank(b))
}

/** The voice that reads without being asked for; undefined where the reader has to choose, or there is none. */
export function ownVoice<V extends Voice>(voices: readonly V[]): V | undefined {
  return chineseVoices(voices).find(voice => voice.localService && isTaiwanese(voice))
}

/** How a voice is called in the list. */
export function voiceLabel(voice: Voice): string {
  const place = isTaiwanese(voice) ? '' : /hk|yue/i.test(voice.lang) ? '・粵語' : '・其他中文'
  return `${voice.name}${place}${voice.localService ? '' : '・線上（文字會傳給語音服務）'}`
}

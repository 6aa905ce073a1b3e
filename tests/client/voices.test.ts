import { expect, test } from 'vitest'
import { chineseVoices, ownVoice, voiceLabel } from '../../src/client/speech/voices.ts'

const voice = (name: string, lang: string, localService = true) => ({ name, lang, localService })
const google = voice('Google 國語（臺灣）', 'zh-TW', false)
const mei = voice('Meijia', 'zh-TW')
const android = voice('Android', 'zh_TW')
const hant = voice('Hant', 'cmn-Hant-TW')
const ting = voice('Tingting', 'zh-CN')
const sin = voice('Sinji', 'zh-HK')
const english = voice('Samantha', 'en-US')

test('the device’s own voice of Taiwan reads, however its language is written', () => {
  for (const own of [mei, android, hant]) expect(ownVoice([english, google, ting, own])).toBe(own)
})

test('no voice on the net, and no other language, reads without being chosen', () => {
  expect(ownVoice([english, google, ting, sin])).toBeUndefined()
  expect(chineseVoices([english, sin, ting, google, mei])).toEqual([mei, google, sin, ting])
})

test('a voice says where the text goes', () => {
  expect(voiceLabel(google)).toContain('線上（文字會傳給語音服務）')
  expect(voiceLabel(sin)).toBe('Sinji・粵語')
})

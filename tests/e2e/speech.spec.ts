/** Reading aloud, with a voice that only keeps account of what it was asked to say. */

import type { Page } from 'playwright'
import { expect, test } from './world.ts'

interface Said {
  text: string
  lang: string
  rate: number
}

/** @param mute never says that it ended, as some engines do */
function fakeVoice({
  voices,
  mute,
}: {
  voices: { name: string; lang: string; localService: boolean }[]
  mute: boolean
}) {
  const said: Said[] = []
  class Utterance extends EventTarget {
    text: string
    voice: unknown
    lang = ''
    rate = 1
    constructor(text: string) {
      super()
      this.text = text
    }
  }
  let current: Utterance | undefined
  const synthesis = Object.assign(new EventTarget(), {
    speaking: false,
    getVoices: () => voices,
    cancel() {
      current = undefined
      synthesis.speaking = false
    },
    speak(utterance: Utterance) {
      said.push({ text: utterance.text, lang: utterance.lang, rate: utterance.rate })
      current = utterance
      synthesis.speaking = true
      setTimeout(() => current === utterance && utterance.dispatchEvent(new Event('start')), 5)
      if (mute) return
      setTimeout(() => {
        if (current !== utterance || !(window as unknown as { goOn: boolean }).goOn) return
        utterance.dispatchEvent(new Event('end'))
      }, 30)
    },
  })
  Object.assign(window, { said, goOn: true })
  Object.defineProperty(window, 'speechSynthesis', { value: synthesis })
  Object.defineProperty(window, 'SpeechSynthesisUtterance', { value: Utterance })
}

const MEIJIA = { name: 'Meijia', lang: 'zh_TW', localService: true }
const GOOGLE = { name: 'Google 國語（臺灣）', lang: 'zh-TW', localService: false }
const ENGLISH = { name: 'Samantha', lang: 'en-US', localService: true }
const said = (page: Page) => page.evaluate(() => (window as unknown as { said: Said[] }).said)

test('a case is read sentence by sentence, its numbers as they are said, and then the next case', async ({
  page,
  open,
}) => {
  await page.addInitScript(fakeVoice, { voices: [ENGLISH, MEIJIA], mute: false })
  await open('cases/taipei-08.html')
  await page.getByRole('button', { name: '朗讀', exact: true }).first().click()
  await expect(page).toHaveURL(/taipei-09/)
  await expect(page.locator('[data-speech="speaking"]')).toBeVisible()
})

test('the sentence is marked; next, back, stop and speed work; the sentence begun is begun again', async ({
  page,
  open,
}) => {
  await page.addInitScript(fakeVoice, { voices: [MEIJIA], mute: true })
  await open('cases/taipei-08.html')
  await page.getByRole('button', { name: '朗讀', exact: true }).first().click()
  const bar = page.getByRole('region', { name: '朗讀' })
  await expect(bar).toContainText(/第 1／\d+ 句/)
  const marked = () =>
    page.evaluate(() => [...(CSS.highlights.get('spoken') ?? [])].map(range => String(range)).join(''))
  expect(await marked()).toContain('利用職務之便')
  await bar.getByRole('button', { name: '下一句' }).click()
  await bar.getByRole('button', { name: '下一句' }).click()
  await expect(bar).toContainText('第 3／')
  await bar.getByRole('button', { name: '停', exact: true }).click()
  await expect(page.locator('[data-speech="stopped"]')).toBeVisible()
  await bar.getByRole('button', { name: '朗讀', exact: true }).click()
  await bar.getByLabel('速度').selectOption('1.5')
  const all = await said(page)
  expect(all.slice(-3).map(({ text }) => text)).toEqual([all[2]?.text, all[2]?.text, all[2]?.text])
  expect(all.at(-1)).toMatchObject({ lang: 'zh-TW', rate: 1.5 })
  expect(all.every(({ text }) => text.length <= 60)).toBe(true)
  await bar.getByRole('button', { name: '關閉' }).click()
  await expect(bar).toHaveCount(0)
})

test('an end that never comes does not end the reading', { tag: '@localhost' }, async ({ page, open }) => {
  await page.clock.install()
  await page.addInitScript(fakeVoice, { voices: [MEIJIA], mute: true })
  await open('cases/taipei-08.html')
  await page.getByRole('button', { name: '朗讀', exact: true }).first().click()
  const bar = page.getByRole('region', { name: '朗讀' })
  await expect(bar).toContainText('第 1／')
  await page.clock.runFor(120_000)
  await expect(bar).not.toContainText('第 1／')
})

test('no voice on the net and no other language reads by itself; without a voice it says so', {
  tag: '@localhost',
}, async ({ page, open }) => {
  await page.addInitScript(fakeVoice, { voices: [ENGLISH, GOOGLE], mute: true })
  await open('cases/taipei-08.html')
  await page.getByRole('button', { name: '朗讀', exact: true }).first().click()
  const bar = page.getByRole('region', { name: '朗讀' })
  await expect(bar).toContainText('沒有自己的臺灣華語語音')
  expect(await said(page)).toEqual([])
  await bar.getByLabel('語音').selectOption(GOOGLE.name)
  await expect.poll(async () => (await said(page)).length).toBe(1)

  const silent = await page.context().newPage()
  await silent.addInitScript(fakeVoice, { voices: [ENGLISH], mute: true })
  await silent.goto(page.url())
  await silent.getByRole('button', { name: '朗讀', exact: true }).first().click()
  await expect(silent.getByRole('region', { name: '朗讀' })).toContainText('沒有中文語音')
})

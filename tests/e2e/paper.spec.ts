/** On paper: what is folded is there, black on white in every theme, and no words of the screen. */

import type { Page } from 'playwright/test'
import { expect, test } from './world.ts'

/** Words that only a screen has use for. */
const SCREEN = [
  '跳到內容',
  '加入書籤',
  '朗讀',
  '複製引用',
  '列印這一案',
  '字級',
  '展開',
  '收合',
  '在原文中顯示編按記號',
  '首頁',

  '練這一案',
  '網站導覽',
  '需要網路',
  ':::',
]

/** What the printer gets to see, as text. The event alone, without a printer, opens what the script opens. */
async function printed(page: Page): Promise<string> {
  await page.emulateMedia({ media: 'print' })
  await page.evaluate(() => dispatchEvent(new Event('beforeprint')))
  return plain(await page.locator('body').innerText())
}

const plain = (text: string | null) => (text ?? '').replace(/\s/g, '')

for (const theme of ['light', 'dark'] as const)
  test(`a case prints whole, black on white, from ${theme}`, { tag: '@localhost' }, async ({
    page,
    open,
    url,
  }) => {
    await open('settings.html')
    await page.locator(`[data-setting=theme] button[data-value=${theme}]`).click()
    await page.goto(url('cases/taipei-25.html'))
    await expect(page.locator('html')).toHaveAttribute('data-theme', theme)
    const [note, state] = await Promise.all([
      page.locator('#notes .notes > li:not([data-quiet]) p').nth(1).textContent(),
      page.locator('.law-states .state p:nth-child(2)').first().textContent(),
    ])
    const text = await printed(page)
    for (const folded of [note, state]) expect(text).toContain(plain(folded))
    expect(SCREEN.filter(words => text.includes(words))).toEqual([])
    expect(await page.evaluate(faintTexts)).toEqual([])
  })

test('the table prints every row in full, without the word that unfolds it', { tag: '@localhost' }, async ({
  page,
  open,
}) => {
  await open('regional.html')
  const cell = await page.locator('#tainan-04 td').nth(1).locator('[data-source]').textContent()
  const text = await printed(page)
  expect(text).toContain(plain(cell).slice(-20))
  const source = (await page.locator('[data-source]').allTextContents()).join('')
  expect(SCREEN.filter(words => text.includes(words) && !source.includes(words))).toEqual([])
})

/** Texts that are not dark, or do not stand on white. */
function faintTexts(): string[] {
  const light = (colour: string) => {
    const [r = 0, g = 0, b = 0, alpha = 1] = (colour.match(/[\d.]+/g) ?? []).map(Number)
    return alpha === 0 ? 1 : (0.2126 * r + 0.7152 * g + 0.0722 * b) / 255
  }
  return [...document.querySelectorAll<HTMLElement>('body, body *')]
    .filter(
      element =>
        element.checkVisibility() &&
        [...element.childNodes].some(n => n.nodeType === 3 && n.textContent?.trim()),
    )
    .filter(element => {
      const { color, backgroundColor } = getComputedStyle(element)
      return light(color) > 0.45 || light(backgroundColor) < 0.9
    })
    .map(element => `${element.localName}.${element.className}: ${element.textContent?.trim().slice(0, 20)}`)
}

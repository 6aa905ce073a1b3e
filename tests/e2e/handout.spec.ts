/** A case for a briefing: twice on one sheet of A4. */

import { readdirSync, statSync } from 'node:fs'
import { getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs'
import { expect, test } from './world.ts'

const flat = (text: string) => text.replace(/\s/g, '')

/** How often a text stands in a PDF's, which has radicals (⽂, ⻑) for some characters. */
function count(text: string, sought: string): number {
  const isAt = (at: number) =>
    [...sought].every((c, i) => text[at + i] === c || /[\u2E80-\u2FDF]/.test(text[at + i] ?? ''))
  return [...text].filter((_, at) => isAt(at)).length
}

/** The cases with most on their page: what holds for them holds for the others. */
const LONGEST = readdirSync('dist/cases')
  .map(file => ({ file, size: statSync(`dist/cases/${file}`).size }))
  .sort((a, b) => b.size - a.size)
  .slice(0, 8)

test('a case is handed out twice on one sheet', { tag: '@localhost' }, async ({ page, open }) => {
  test.slow()
  await page.addInitScript(() => {
    window.print = () => {}
  })
  for (const { file } of LONGEST) {
    await open(`cases/${file}`)
    // The words of the source alone: what is ours between them is not on the sheet.
    const words = await page.locator('[data-part="summary"] [data-source]').evaluate(part => {
      const copy = part.cloneNode(true) as Element
      for (const ours of copy.querySelectorAll('[data-added]')) ours.remove()
      return copy.textContent ?? ''
    })
    await page.getByText('⋯ 其他').click()
    await page.getByRole('button', { name: '印講義' }).click()
    await expect(page.locator('.handout > section')).toHaveCount(2)
    const data = new Uint8Array(await page.pdf({ preferCSSPageSize: true }))
    const sheet = await getDocument({ data }).promise
    expect([file, sheet.numPages]).toEqual([file, 1])
    const first = await sheet.getPage(1)
    const { width, height } = first.getViewport({ scale: 1 })
    expect([Math.round(width), Math.round(height)]).toEqual([842, 595])
    const { items } = await first.getTextContent()
    const text = flat(items.map(item => ('str' in item ? item.str : '')).join(''))
    expect([file, count(text, flat(words).slice(0, 12))]).toEqual([file, 2])
  }
  await page.evaluate(() => dispatchEvent(new Event('afterprint')))
  await expect(page.locator('.handout')).toHaveCount(0)
})

import { readFile } from 'node:fs/promises'
import AxeBuilder from '@axe-core/playwright'
import type { Page } from 'playwright'
import { expect, test } from './world.ts'

const box = (page: Page) => page.locator('#review')
const button = (page: Page, name: string) => page.getByRole('button', { name: new RegExp(`^${name}`) })
const numberOf = async (page: Page, name: string) => Number(await box(page).getAttribute(name))

/** Noon in Taipei, so many days after 2026-11-25. */
const noon = (days: number) => new Date(Date.UTC(2026, 10, 25 + days, 4))

async function plan(page: Page, date: string, minutes: number): Promise<void> {
  await page.getByLabel('考試日期').fill(date)
  await page.getByLabel('每天幾分鐘').fill(String(minutes))
  await button(page, '開始計畫').click()
  await expect(box(page)).toHaveAttribute('data-plan', 'on')
}

/** Answers until the sitting is over; returns the cards in the order of asking. */
async function sit(page: Page): Promise<string[]> {
  const cards: string[] = []
  await button(page, '開始複習').click()
  await expect(box(page)).toHaveAttribute('data-review', 'front')
  while ((await box(page).getAttribute('data-review')) === 'front') {
    const before = await numberOf(page, 'data-reviews')
    cards.push((await box(page).getAttribute('data-card')) ?? '')
    await button(page, '顯示答案').click()
    await button(page, '記得').click()
    await expect(box(page)).toHaveAttribute('data-reviews', String(before + 1))
    await expect(box(page)).not.toHaveAttribute('data-review', 'back')
  }
  return cards
}

test('from a date to a day’s cards, and back to the ordinary schedule', async ({ page, open, url }) => {
  await page.clock.setFixedTime(noon(0))
  await open('review.html')
  await page.getByRole('link', { name: '考試計畫' }).click()
  await plan(page, '2026-12-09', 4)
  await expect(box(page)).toHaveAttribute('data-plan-days', '14')
  const cards = await numberOf(page, 'data-plan-cards')
  const recall = await numberOf(page, 'data-plan-recall')
  expect(cards).toBeGreaterThan(5)
  expect(await numberOf(page, 'data-plan-minutes')).toBeLessThanOrEqual(5)
  expect(recall).toBeGreaterThan(0.1)
  expect(recall).toBeLessThan(0.9)

  // Four minutes a day are too short for this deck, which is said with what would be enough, and then is.
  await expect(page.getByText('時間不夠。')).toBeVisible()
  await button(page, '改成每天').click()
  await expect(page.getByText('時間不夠。')).toBeHidden()
  await expect.poll(() => numberOf(page, 'data-plan-recall')).toBeGreaterThan(0.89)
  await page.getByLabel('每天幾分鐘').fill('4')
  await button(page, '更新計畫').click()
  await expect(box(page)).toHaveAttribute('data-plan-cards', String(cards))
  await expect(box(page)).toHaveAttribute('data-plan-recall', recall.toFixed(4))
  await expect(page.locator('svg polyline')).toHaveCount(2)
  await page.getByText('看表格').click()
  await expect(page.getByRole('row', { name: '2026/12/08' })).toBeVisible()

  // It survives a reload, and the home page knows it.
  await page.reload()
  await expect(box(page)).toHaveAttribute('data-plan-days', '14')
  await expect(box(page)).toHaveAttribute('data-plan-cards', String(cards))
  await page.waitForTimeout(400)
  await page.goto(url('index.html'))
  await expect(page.locator('[data-due]')).toContainText(`還有 14 天 · 今天 ${cards} 張 約 `)

  await page.goto(url('review.html'))
  await expect(page.getByText('還有 14 天考試。')).toBeVisible()
  const asked = await sit(page)
  expect(asked).toHaveLength(cards)
  expect(new Set(asked).size).toBe(cards)

  // The next day is planned anew: nothing asked today is due by the ordinary schedule, and what is asked counts.
  await page.clock.setFixedTime(noon(1))
  await page.reload()
  await expect(box(page)).toHaveAttribute('data-plan-days', '13')
  const again = await sit(page)
  expect(again.length).toBeGreaterThan(0)
  await expect(page.getByText(/^明天約 \d+ 分鐘|今天還有/)).toBeVisible()

  await page.goto(url('review.html#exam'))
  await button(page, '停用計畫').click()
  await expect(box(page)).not.toHaveAttribute('data-plan', 'on')
  await page.clock.setFixedTime(noon(2))
  await page.goto(url('review.html'))
  await expect(page.getByText(/到期 \d+ 張，新卡 10 張/)).toBeVisible()
})

test('days that were missed, the exam day, and what comes after it @localhost', async ({ page, open }) => {
  await page.clock.setFixedTime(noon(0))
  await open('review.html#exam')
  await plan(page, '2026-12-02', 3)
  await sit(page)
  await page.clock.setFixedTime(noon(4))
  await page.reload()
  await page.goto(`${page.url().split('#')[0]}#exam`)
  await expect(page.getByText('前 3 天沒有練，不要緊')).toBeVisible()
  await page.clock.setFixedTime(noon(7))
  await page.reload()
  await expect(box(page)).toHaveAttribute('data-plan-days', '0')
  await expect(page.getByText('把最不牢的再過一遍')).toBeVisible()
  expect((await sit(page)).length).toBeGreaterThan(0)
  await page.clock.setFixedTime(noon(8))
  await page.reload()
  await expect(page.getByText('已經過了，辛苦了。')).toBeVisible()
  await expect(box(page)).not.toHaveAttribute('data-plan', 'on')
})

test('a calendar file reminds, a backup carries the plan, and the screen is accessible', async ({
  page,
  open,
  browser,
  url,
}) => {
  await page.clock.setFixedTime(noon(0))
  await open('review.html#exam')
  await button(page, '開始計畫').click()
  await expect(page.getByRole('alert')).toHaveText('請選考試日期。')
  await page.getByLabel('考試日期').fill('2026-11-01')
  await button(page, '開始計畫').click()
  await expect(page.getByRole('alert')).toContainText('已經過了')
  await page.getByLabel('星期日').check()
  await plan(page, '2026-12-25', 12)
  const { violations } = await new AxeBuilder({ page }).options({ preload: false }).analyze()
  expect(violations.map(({ id }) => id)).toEqual([])

  const [calendar] = await Promise.all([page.waitForEvent('download'), button(page, '下載行事曆').click()])
  expect(calendar.suggestedFilename()).toBe('考試計畫-2026-12-25.ics')
  const lines = (await readFile(await calendar.path(), 'utf8')).split('\r\n')
  expect(lines).toContain('RRULE:FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR,SA;UNTIL=20261224T235959')

  await page.goto(`${page.url().split('#')[0]}#backup`)
  const [backup] = await Promise.all([page.waitForEvent('download'), button(page, '匯出備份').click()])
  const other = await browser.newContext({ locale: 'zh-TW', timezoneId: 'Asia/Taipei' })
  const there = await other.newPage()
  await there.clock.setFixedTime(noon(0))
  await there.goto(url('review.html#backup'))
  await there.locator('input[type=file]').setInputFiles(await backup.path())
  await button(there, '確認匯入').click()
  await expect(box(there)).toHaveAttribute('data-plan-days', '30')
  await other.close()
})

test.describe('without the offline copy', { tag: '@localhost' }, () => {
  test.use({ serviceWorkers: 'block' })

  test('where the script of the plan is missing, the ordinary cards are asked and the page says why', async ({
    page,
    url,
  }) => {
    await page.route('**/assets/exam-planner*', route => route.abort())
    await page.clock.setFixedTime(noon(0))
    await page.goto(url('review.html#exam'))
    await page.getByLabel('考試日期').fill('2026-12-09')
    await button(page, '開始計畫').click()
    await expect(page.getByText('考試計畫沒有載入')).toBeVisible()
    await page.getByRole('link', { name: '‹ 複習' }).click()
    await expect(page.getByText('到期 0 張，新卡 10 張')).toBeVisible()
    await button(page, '開始複習').click()
    await expect(box(page)).toHaveAttribute('data-review', 'front')
  })
})

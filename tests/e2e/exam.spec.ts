import AxeBuilder from '@axe-core/playwright'
import type { Page } from 'playwright'
import { expect, test } from './world.ts'

const box = (page: Page) => page.locator('#exam')
const button = (page: Page, name: string) => page.getByRole('button', { name: new RegExp(`^${name}`) })

/** The questions of a paper in order, with their options, walked through without answering. */
async function walk(page: Page, size: number): Promise<string[]> {
  const seen: string[] = []
  for (let at = 1; at <= size; at++) {
    await expect(box(page)).toHaveAttribute('data-at', String(at))
    const options = await page.locator('.exam-option').allTextContents()
    seen.push(`${await box(page).getAttribute('data-question')} ${options.join('|')}`)
    if (at < size) await button(page, '下一題').click()
  }
  return seen
}

test('a paper from its link to its result, interrupted and taken up again', async ({ page, open }) => {
  await open('exam.html?seed=e2e&n=10')
  await expect(box(page)).toHaveAttribute('data-exam', 'start')
  await expect(box(page)).toHaveAttribute('data-seed', 'e2e')
  await expect(box(page)).toHaveAttribute('data-of', '10')
  await button(page, '開始測驗').click()
  await expect(box(page)).toHaveAttribute('data-exam', 'question')
  const paper = await walk(page, 10)
  expect(new Set(paper).size).toBe(10)

  // By the keyboard alone: the first option has the focus, Space chooses it, Enter goes on.
  await button(page, '上一題').click()
  await expect(page.getByRole('radio').first()).toBeFocused()
  await page.keyboard.press('Space')
  await expect(page.getByRole('radio').first()).toBeChecked()
  await page.keyboard.press('Enter')
  await expect(box(page)).toHaveAttribute('data-at', '10')
  await page.reload()
  await expect(box(page)).toHaveAttribute('data-at', '10')
  await button(page, '上一題').click()
  await expect(page.getByRole('radio').first()).toBeChecked()

  // The rest as the bank has it right.
  for (let at = 1; at <= 8; at++) {
    await page
      .getByRole('button', { name: `第 ${at} 題`, exact: false })
      .first()
      .click()
    await expect(box(page)).toHaveAttribute('data-at', String(at))
    const right = await page.evaluate(() => {
      const id = document.querySelector<HTMLElement>('#exam')?.dataset.question
      return LEAK_CASEBOOK_QUIZ?.questions.find(q => q.id === id)?.options.find(o => o.right)?.text ?? ''
    })
    await page.locator('.exam-option', { hasText: right }).first().click()
  }
  await button(page, '交卷').click()
  await expect(page.getByText('還有 1 題沒有作答')).toBeVisible()
  await button(page, '確定交卷').click()
  await expect(box(page)).toHaveAttribute('data-exam', 'result')
  const score = Number(await box(page).getAttribute('data-score'))
  expect(await page.locator('[data-verdict="right"]').count()).toBe(score)
  expect(score).toBeGreaterThanOrEqual(8)
  expect(await page.locator('[data-verdict="blank"]').count()).toBe(1)
  expect(await page.locator('[data-verdict]').count()).toBe(10)
  await expect(page.getByText('分數不是預測')).toBeVisible()
  await expect(page.getByText('不是防弊證明')).toBeVisible()
  await expect(page.locator('.exam-code')).toHaveText(new RegExp(`^e2e/10/${score}/[0-9a-f]{8}/[0-9a-f]{4}$`))
  await expect(page.getByText('結果已記在這台裝置')).toBeVisible()

  // The same link is the same paper, on this device as on any other.
  await button(page, '再考一份').click()
  await expect(page.getByText('考過 1 份')).toBeVisible()
  await open('exam.html?seed=e2e&n=10')
  await button(page, '開始測驗').click()
  expect(await walk(page, 10)).toEqual(paper)
})

test('a paper begun is not lost to another link, and a link of another content says so', async ({
  page,
  open,
}) => {
  await open('exam.html?seed=first&n=10')
  await button(page, '開始測驗').click()
  await button(page, '下一題').click()
  await open('exam.html?seed=second&n=25&c=00000000')
  await expect(box(page)).toHaveAttribute('data-of', '25')
  await expect(page.getByText('這個連結來自另一版手冊（內容 00000000）')).toBeVisible()
  await button(page, '接著作答「first」').click()
  await expect(box(page)).toHaveAttribute('data-seed', 'first')
  await expect(box(page)).toHaveAttribute('data-at', '2')

  // The same device after an update of the content: the paper cannot be gone on with, and that is said.
  await page.evaluate(() => {
    for (const key of Object.keys(localStorage).filter(key => key.endsWith(':exam')))
      localStorage.setItem(
        key,
        JSON.stringify({ ...JSON.parse(localStorage.getItem(key) ?? ''), content: 'before the update' }),
      )
  })
  await open('exam.html')
  await expect(box(page)).toHaveAttribute('data-exam', 'start')
  await expect(page.getByText('上次的試卷「first」沒有交卷，手冊內容之後更新了')).toBeVisible()
})

test('what was missed waits today on the review page', async ({ page, open }) => {
  await open('review.html')
  await expect(page.getByText('到期 0 張，新卡 10 張')).toBeVisible()
  await open('exam.html?seed=missed&n=10')
  await button(page, '開始測驗').click()
  await button(page, '交卷').click()
  await button(page, '確定交卷').click()
  await expect(box(page)).toHaveAttribute('data-score', '0')
  const said = await page.getByText('張卡片排進今天的複習').textContent()
  const cards = Number(/(\d+) 張卡片/.exec(said ?? '')?.[1])
  expect(cards).toBeGreaterThanOrEqual(10)
  await open('review.html')
  await expect(page.getByText(`到期 ${cards} 張`)).toBeVisible()
})

test('winners are drawn from a list by a published seed, and codes are read', async ({ page, open }) => {
  await open('exam.html#draw')
  await page.getByLabel('名單').fill(['A01', 'A02', 'A03', 'A04', 'A05', 'A06', 'A06'].join('\n'))
  await page.getByLabel('公布的種子').fill('22222.22')
  await page.getByLabel('得獎人數').fill('2')
  await button(page, '抽籤').click()
  await expect(page.locator('[data-winners] li')).toHaveText(['A03', 'A05'])
  await expect(page.locator('[data-reserves] li')).toHaveText(['A06', 'A02'])
  await expect(page.getByText('重複的 1 行只算一次')).toBeVisible()
  const digest = await page.locator('[data-digest]').textContent()
  await expect(page.getByText(`名單檢查碼 ${digest}，種子 22222.22`)).toBeVisible()
  await page.getByLabel('一行貼一個完成碼').fill('春訓/10/9/00000000/ffff')
  await expect(page.getByText('不是完成碼，或有抄錯的字')).toBeVisible()
})

test('a paper is printed without its key, and the key with reasons', async ({ page, open }) => {
  await page.addInitScript(() => {
    // The dialog would wait for a person; what it would print stays on the page until then.
    window.print = () => {}
  })
  await open('exam.html?seed=paper&n=10')
  await button(page, '列印試卷').click()
  await page.emulateMedia({ media: 'print' })
  await expect(page.locator('.exam-sheet > ol > li')).toHaveCount(10)
  await expect(page.locator('.exam-sheet')).toBeVisible()
  await expect(page.locator('.exam-sheet')).not.toContainText('✓')
  await expect(page.locator('.exam-begin')).toBeHidden()
  await page.emulateMedia({ media: 'screen' })
  await expect(page.locator('.exam-sheet')).toBeHidden()
  await button(page, '列印答案與理由').click()
  await page.emulateMedia({ media: 'print' })
  await expect(page.locator('.exam-sheet')).toContainText('✓')
  await expect(page.locator('.exam-keys')).toHaveText(/^(?:\d+\. [A-D]){10}$/)
})

// The same markup in every world; the start is among the pages that `every-page` looks at.
for (const colorScheme of ['light', 'dark'] as const)
  test(`axe finds nothing in a paper, its result and a draw, ${colorScheme}`, { tag: '@localhost' }, async ({
    page,
    open,
  }) => {
    const expectClean = async () => {
      const { violations } = await new AxeBuilder({ page }).analyze()
      expect(violations.map(v => `${v.id} ${v.nodes.map(n => n.target.join(' ')).join(', ')}`)).toEqual([])
    }
    await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' })
    await open('exam.html?seed=axe&n=10')
    await page.getByRole('radio', { name: '10 分鐘' }).check({ force: true })
    await button(page, '開始測驗').click()
    await page.locator('.exam-option').first().click()
    await button(page, '交卷').click()
    await expect(button(page, '確定交卷')).toBeFocused()
    await expectClean()
    await button(page, '確定交卷').click()
    await expect(page.getByText('結果已記在這台裝置')).toBeVisible()
    await page.locator('#exam details').evaluateAll(folds => {
      for (const fold of folds as HTMLDetailsElement[]) fold.open = true
    })
    await expectClean()
    await open('exam.html#draw')
    await page.getByLabel('名單').fill('A01\nA02')
    await page.getByLabel('公布的種子').fill('1')
    await button(page, '抽籤').click()
    await page.getByLabel('一行貼一個完成碼').fill('axe')
    await expectClean()
  })

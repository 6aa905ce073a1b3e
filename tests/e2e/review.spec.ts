import { readFile, writeFile } from 'node:fs/promises'
import AxeBuilder from '@axe-core/playwright'
import { Profile } from './chromium.ts'
import { answer, begin, box, button, count } from './review-page.ts'
import { expect, test } from './world.ts'

test('a day’s review, from the first card to the quiet sentence at its end', async ({ page, open }) => {
  await open('review.html')
  await expect(box(page)).toHaveAttribute('data-review', 'start')
  await begin(page)
  await expect(page.getByRole('navigation', { name: '主要頁面' })).toBeHidden()
  const first = await box(page).getAttribute('data-card')
  await answer(page, '忘了')
  expect(await box(page).getAttribute('data-card')).not.toBe(first)
  for (let i = 0; i < 9; i++) await answer(page, '記得')
  // The forgotten card is the last that waits.
  await expect(box(page)).toHaveAttribute('data-card', first ?? '')
  await answer(page, '記得')
  await expect(box(page)).toHaveAttribute('data-review', 'empty')
  await expect(page.getByText('今天的都複習完了。')).toBeVisible()
  await page.reload()
  await expect(box(page)).toHaveAttribute('data-review', 'empty')
  await expect(box(page)).toHaveAttribute('data-reviews', '11')
})

test('what to do is read before the cards are there, until the first review', { tag: '@localhost' }, async ({
  page,
  open,
}) => {
  let fetched = false
  await page.route(/assets\/deck\./, async route => {
    await expect(page.getByText('先想答案')).toBeVisible()
    fetched = true
    await route.continue()
  })
  await open('review.html')
  await expect(box(page)).toHaveAttribute('data-review', 'start')
  expect(fetched).toBe(true)
  await expect(page.getByText('先想答案')).toBeVisible()
  await begin(page)
  await answer(page, '記得')
  await page.reload()
  await expect(box(page)).toHaveAttribute('data-review', 'front')
  await expect(page.getByText('先想答案')).toBeHidden()
})

test.describe('without the offline copy', { tag: '@localhost' }, () => {
  test.use({ serviceWorkers: 'block' })

  test('a page whose scripts are missing says so', async ({ page, url }) => {
    for (const [path, script] of [
      ['review.html', 'review'],
      ['review.html', 'deck'],
      ['exam.html', 'exam'],
      ['exam.html', 'quiz'],
    ] as const) {
      await page.route(RegExp(`assets/${script}\\.`), route => route.abort())
      await page.goto(url(path))
      const shown = page.locator('#review, #exam')
      await expect(shown).toContainText('請確認資料夾裡的 assets 沒有遺失')
      await expect(shown).toHaveAttribute(path === 'review.html' ? 'data-review' : 'data-exam', 'error')
      await page.unrouteAll()
    }
  })
})

test('every card shows its reason and where it comes from, and its links lead to pages', async ({
  page,
  open,
}) => {
  await open('review.html?case=taipei-01')
  await expect(box(page)).toHaveAttribute('data-review', 'front')
  await button(page, '顯示答案').click()
  const links = page.locator('.card-back a')
  await expect(links.first()).toBeVisible()
  const href = await links.first().evaluate((link: HTMLAnchorElement) => link.href)
  await page.goto(href)
  await expect(page.locator('#main h1')).toBeVisible()
})

test('undo goes back over a reload, as far as one likes', async ({ page, open }) => {
  await open('review.html')
  await begin(page)
  const cards: (string | null)[] = []
  for (let i = 0; i < 3; i++) {
    cards.push(await box(page).getAttribute('data-card'))
    await answer(page, '記得')
  }
  await page.reload()
  for (const card of cards.reverse()) {
    await button(page, '復原').click()
    await expect(box(page)).toHaveAttribute('data-card', card ?? '')
    await expect(box(page)).toHaveAttribute('data-review', 'front')
  }
  await button(page, '復原').click()
  await expect(page.getByText('沒有可以復原的了。')).toBeVisible()
  await button(page, '結束').click()
  await button(page, '回複習首頁').click()
  await expect(page.getByText('到期 0 張，新卡 10 張')).toBeVisible()
})

test('a suspended card leaves, and comes back from the list of cards', async ({ page, open }) => {
  await open('review.html')
  await begin(page)
  const card = await box(page).getAttribute('data-card')
  await button(page, '暫停這張卡').click()
  await expect(box(page)).not.toHaveAttribute('data-card', card ?? '')
  await button(page, '結束').click()
  await button(page, '回複習首頁').click()
  await page.getByRole('link', { name: '卡片' }).click()
  await page.getByLabel('顯示').selectOption('暫停')
  await page.locator('.entry summary').click()
  await button(page, '恢復這張卡').click()
  await expect(page.getByText('0 張', { exact: true })).toBeVisible()
})

test('keys answer, undo and suspend', async ({ page, open }) => {
  await open('review.html')
  await begin(page)
  const first = await box(page).getAttribute('data-card')
  await expect(button(page, '顯示答案')).toBeEnabled()
  await page.keyboard.press('Space')
  await expect(box(page)).toHaveAttribute('data-review', 'back')
  await page.keyboard.press('1')
  await expect(box(page)).toHaveAttribute('data-reviews', '1')
  await page.keyboard.press('z')
  await expect(box(page)).toHaveAttribute('data-card', first ?? '')
  await page.keyboard.press('s')
  await expect(box(page)).not.toHaveAttribute('data-card', first ?? '')
})

test('a swipe shows the answer and answers, a scroll does neither', async ({ page, open }) => {
  const swipe = (x: number, y: number) =>
    page.locator('.sitting-stage').evaluate(
      (stage, [dx, dy]) => {
        const touch = (clientX: number, clientY: number) =>
          new Touch({ identifier: 1, target: stage, clientX, clientY })
        const from = touch(180, 400)
        stage.dispatchEvent(
          new TouchEvent('touchstart', { touches: [from], changedTouches: [from], bubbles: true }),
        )
        const to = touch(180 + dx!, 400 + dy!)
        stage.dispatchEvent(new TouchEvent('touchend', { changedTouches: [to], bubbles: true }))
      },
      [x, y],
    )
  await open('review.html')
  await begin(page)
  await swipe(70, 200)
  await expect(box(page)).toHaveAttribute('data-review', 'front')
  await expect(button(page, '顯示答案')).toBeEnabled()
  await swipe(90, 5)
  await expect(box(page)).toHaveAttribute('data-review', 'back')
  await expect(button(page, '忘了')).toBeEnabled()
  await swipe(-90, 5)
  await expect(box(page)).toHaveAttribute('data-reviews', '1')
  await expect(page.getByText('剩 10 張')).toBeVisible()
})

test('the card that shows stays, however long the phone was away', async ({ page, open }) => {
  await page.clock.setFixedTime('2026-11-22T12:00:00+08:00')
  await open('review.html')
  await page.getByLabel('5 分').check()
  await begin(page)
  const forgotten = await box(page).getAttribute('data-card')
  await answer(page, '忘了')
  const shown = (await box(page).getAttribute('data-card')) ?? ''
  expect(shown).not.toBe(forgotten)
  // Meanwhile the forgotten card would come back, and the five minutes are over.
  await page.clock.setFixedTime('2026-11-22T12:15:00+08:00')
  await button(page, '顯示答案').click()
  await expect(box(page)).toHaveAttribute('data-review', 'back')
  await expect(box(page)).toHaveAttribute('data-card', shown)
  await button(page, '記得').click()
  await expect(page.getByText('時間到，先到這裡。')).toBeVisible()
})

test('a key held down is one press', async ({ page, open }) => {
  await open('review.html')
  await begin(page)
  const card = (await box(page).getAttribute('data-card')) ?? ''
  await expect(button(page, '顯示答案')).toBeEnabled()
  // Playwright marks every `down` of a key that is down already as a repeat.
  await page.keyboard.down('Space')
  await expect(box(page)).toHaveAttribute('data-review', 'back')
  for (let i = 0; i < 5; i++) await page.keyboard.down('Space')
  await page.keyboard.up('Space')
  await page.keyboard.press('z')
  await expect(page.getByText('沒有可以復原的了。')).toBeVisible()
  await expect(box(page)).toHaveAttribute('data-card', card)
  await expect(button(page, '記得')).toBeEnabled()
  await page.keyboard.press('Space')
  await expect(box(page)).toHaveAttribute('data-reviews', '1')
})

test('four grades, each with its interval, when the reader wants them', async ({ page, open }) => {
  await open('review.html#settings')
  await page.getByLabel('四個').check()
  await expect(page.getByText('已存。')).toBeVisible()
  await open('review.html')
  await page.reload()
  await begin(page)
  await button(page, '顯示答案').click()
  for (const name of ['忘了 不到 10 分鐘', '困難 \\d+ 天', '記得 \\d+ 天', '容易 \\d+ 天']) {
    await expect(button(page, name)).toBeVisible()
  }
})

test('cards come back on their day, and a clock set back neither breaks nor loses anything', async ({
  page,
  open,
}) => {
  await page.clock.setFixedTime('2026-11-22T12:00:00+08:00')
  await open('review.html')
  await begin(page)
  for (let i = 0; i < 10; i++) await answer(page, '記得')
  await expect(page.getByText('明天有 10 張新卡。')).toBeVisible()

  await page.clock.setFixedTime('2026-11-24T03:50:00+08:00')
  await page.reload()
  await expect(page.getByText('到期 0 張，新卡 10 張')).toBeVisible()
  await page.clock.setFixedTime('2026-11-24T04:10:00+08:00')
  await page.reload()
  await expect(page.getByText('到期 10 張，新卡 10 張')).toBeVisible()

  await page.clock.setFixedTime('2020-01-01T12:00:00+08:00')
  await page.reload()
  await begin(page)
  await answer(page, '記得')
  await page.clock.setFixedTime('2026-11-24T04:10:00+08:00')
  await page.reload()
  await expect(box(page)).toHaveAttribute('data-reviews', '11')
  // The card answered in "2020" is long overdue; the others kept their days.
  await expect(page.getByText('到期 11 張')).toBeVisible()
})

test('the home page says what waits today, also days after the last review', async ({ page, open }) => {
  const line = page.locator('[data-due]')
  await page.clock.setFixedTime('2026-11-22T12:00:00+08:00')
  await open('review.html')
  await begin(page)
  for (let i = 0; i < 10; i++) await answer(page, '記得')
  await open('index.html')
  await expect(line).toBeHidden()
  for (const [time, words] of [
    // 03:50 belongs to the evening before, whose new cards nobody has asked.
    ['2026-11-24T03:50:00+08:00', '10 張 · 約 4 分鐘'],
    ['2026-11-24T04:10:00+08:00', '20 張 · 約 7 分鐘'],
    ['2027-03-01T12:00:00+08:00', '20 張 · 約 7 分鐘'],
  ] as const) {
    await page.clock.setFixedTime(time)
    await page.reload()
    await expect(line).toContainText(words)
  }
  await page.clock.setFixedTime('2026-11-24T04:10:00+08:00')
  await line.click()
  await expect(page.getByText('到期 10 張，新卡 10 張')).toBeVisible()
})

test('the list of cards is searched as the handbook is', async ({ page, open }) => {
  await open('review.html#cards')
  const found = page.locator('#review').getByText(/^\d+ 張$/)
  const counts: (string | null)[] = []
  for (const words of ['臺', '台', '，', ',']) {
    await page.getByLabel('找字').fill(words)
    counts.push(await found.textContent())
  }
  expect(counts[0]).not.toBe('0 張')
  expect(counts[1]).toBe(counts[0])
  expect(counts[2]).not.toBe('0 張')
  expect(counts[3]).toBe(counts[2])
})

test('a record that cannot be read is said to be so, on every screen that reads it', {
  tag: '@localhost',
}, async ({ page, open }) => {
  const sentence = page.getByText('現在讀不出來').first()
  await page.addInitScript(() => {
    const broken = () => {
      throw new DOMException('disk error', 'UnknownError')
    }
    IDBIndex.prototype.openCursor = broken
    IDBIndex.prototype.getAll = broken
    const { getAll } = IDBObjectStore.prototype
    IDBObjectStore.prototype.getAll = function (...query) {
      return this.name === 'states' ? getAll.apply(this, query) : broken()
    }
  })
  await open('review.html')
  await begin(page)
  await button(page, '復原').click()
  await expect(sentence).toBeVisible()
  for (const screen of ['numbers', 'backup', 'cards']) {
    await page.goto('about:blank')
    await open(`review.html#${screen}`)
    if (screen === 'cards') await page.locator('.entry summary').first().click()
    await expect(sentence).toBeVisible()
  }
})

test('while another tab holds an older version, the page says what to do and then opens', {
  tag: '@localhost',
}, async ({ page, open, url, context }) => {
  const other = await context.newPage()
  await other.goto(url('about.html'))
  await other.evaluate(
    () =>
      new Promise<void>(resolve => {
        indexedDB.open('leak-casebook', 1).onsuccess = () => resolve()
      }),
  )
  await page.addInitScript(() => {
    const { open } = IDBFactory.prototype
    IDBFactory.prototype.open = function (name) {
      return open.call(this, name, 2)
    }
  })
  await open('review.html')
  await expect(box(page)).toHaveText('另一個分頁還開著舊版的手冊。請把其他分頁關掉，這一頁會接著開啟。')
  await other.close()
  await expect(box(page)).toHaveAttribute('data-review', 'start')
  await expect(page.getByText('另一個分頁')).toBeHidden()
})

test('a backup carries the reviews to another browser, once', async ({ page, open, url, browser }) => {
  await open('review.html')
  await begin(page)
  for (let i = 0; i < 3; i++) await answer(page, '記得')
  await page.goto(url('review.html#backup'))
  await page.reload()
  const downloading = page.waitForEvent('download')
  await button(page, '匯出備份').click()
  const path = await (await downloading).path()
  await expect(page.getByText('其中 3 次還沒有從這裡備份')).toBeVisible()
  await button(page, '我已存好').click()
  await expect(page.getByText('，都已備份。')).toBeVisible()
  const backup = JSON.parse(await readFile(path, 'utf8'))
  expect(backup.events).toHaveLength(3)
  expect(Object.keys(backup.events[0])).toEqual([
    'id',
    't',
    'day',
    'tz',
    'card',
    'rev',
    'kind',
    'grade',
    'ms',
  ])

  const other = await (await browser.newContext({ locale: 'zh-TW' })).newPage()
  await other.goto(url('review.html#backup'))
  for (const [added, known] of [
    [3, 0],
    [0, 3],
  ]) {
    await other.locator('input[type=file]').setInputFiles(path)
    await expect(other.getByText(`會新增 ${added} 次複習`)).toBeVisible()
    await expect(other.getByText(`${known} 次這裡已有`)).toBeVisible()
    await button(other, '確認匯入').click()
    await expect(other.getByText(`已匯入 ${added} 次複習`)).toBeVisible()
    await expect(box(other)).toHaveAttribute('data-reviews', '3')
  }
  await other.getByRole('button', { name: /匯入之前\s*0 次複習/ }).click()
  await expect(box(other)).toHaveAttribute('data-reviews', '0')
  await other.context().close()
})

test('a damaged backup is refused in plain words and changes nothing', async ({ page, open }, info) => {
  await open('review.html')
  await begin(page)
  await answer(page, '記得')
  await open('review.html#backup')
  await page.reload()
  const downloading = page.waitForEvent('download')
  await button(page, '匯出備份').click()
  const text = await readFile(await (await downloading).path(), 'utf8')
  const cases: [string, RegExp][] = [
    [text.slice(0, text.length / 2), /讀不完整/],
    [text.replace('"grade":3', '"grade":1'), /檢查碼不符/],
    [text.replace('"version":1', '"version":9'), /較新版/],
    ['{}', /不是本手冊的備份檔/],
  ]
  for (const [content, words] of cases) {
    const file = info.outputPath('damaged.json')
    await writeFile(file, content)
    await page.locator('input[type=file]').setInputFiles(file)
    await expect(page.getByText(words)).toBeVisible()
    await expect(button(page, '確認匯入')).toHaveCount(0)
  }
  await expect(box(page)).toHaveAttribute('data-reviews', '1')
})

test('what one tab answers, another does not ask again', async ({ page, open, url, context }) => {
  await open('review.html')
  const other = await context.newPage()
  await other.goto(url('review.html'))
  await begin(page)
  await answer(page, '記得')
  await expect(box(other)).toHaveAttribute('data-reviews', '1')
  await expect(other.getByText('新卡 9 張')).toBeVisible()
})

test('a card that another tab answers or suspends gives way, and the next shows its question', async ({
  page,
  open,
  url,
  context,
}) => {
  await open('review.html')
  const other = await context.newPage()
  await other.goto(url('review.html'))
  await begin(page)
  await begin(other)
  for (const elsewhere of [() => answer(other, '記得'), () => button(other, '暫停這張卡').click()]) {
    const card = (await box(page).getAttribute('data-card')) ?? ''
    await expect(box(other)).toHaveAttribute('data-card', card)
    await button(page, '顯示答案').click()
    await expect(box(page)).toHaveAttribute('data-review', 'back')
    await elsewhere()
    await expect(page.getByText('另一個分頁已處理剛才那張卡。')).toBeVisible()
    await expect(box(page)).not.toHaveAttribute('data-card', card)
    await expect(box(page)).toHaveAttribute('data-review', 'front')
  }
})

test('no screen of the review has an accessibility fault', { tag: '@localhost' }, async ({ page, open }) => {
  const clean = async () => expect((await new AxeBuilder({ page }).analyze()).violations).toEqual([])
  await open('review.html')
  await expect(box(page)).toHaveAttribute('data-review', 'start')
  await clean()
  await begin(page)
  await clean()
  await button(page, '顯示答案').click()
  await clean()
  for (const screen of ['practice', 'numbers', 'cards', 'settings', 'backup']) {
    await page.goto('about:blank')
    await open(`review.html#${screen}`)
    await expect(page.locator('#review > h2')).toBeVisible()
    await clean()
  }
})

test('no acknowledged review is lost when the browser is killed', { tag: '@localhost' }, async ({ url }) => {
  test.setTimeout(180_000)
  const profile = await Profile.create()
  try {
    let acknowledged = 0
    for (const answers of [3, 9, 14, 1]) {
      const page = await profile.start()
      page.on('console', message => {
        const [, reviews] = /^stored (\d+)$/.exec(message.text()) ?? []
        if (reviews) acknowledged = Math.max(acknowledged, Number(reviews))
      })
      await page.goto(url('review.html?case=taipei-01'))
      await expect(box(page)).toHaveAttribute('data-review', 'front')
      expect(await count(page)).toBeGreaterThanOrEqual(acknowledged)
      const before = acknowledged
      await page.evaluate(() => {
        const container = document.querySelector<HTMLElement>('#review')!
        new MutationObserver(() => console.log(`stored ${container.dataset.reviews}`)).observe(container, {
          attributeFilter: ['data-reviews'],
        })
        // Always 忘了, so that there is always a next card.
        setInterval(() => {
          const name = container.dataset.review === 'front' ? '顯示答案' : '忘了'
          const buttons = [...container.querySelectorAll('button')]
          buttons.find(item => item.textContent?.startsWith(name))?.click()
        }, 3)
      })
      // Whatever is being written at that moment is cut off.
      await expect.poll(() => acknowledged, { timeout: 30_000 }).toBeGreaterThanOrEqual(before + answers)
      await profile.kill()
    }
    const page = await profile.start()
    await page.goto(url('review.html'))
    await expect(box(page)).toHaveAttribute('data-review', 'start')
    expect(await count(page)).toBeGreaterThanOrEqual(acknowledged)
    expect(acknowledged).toBeGreaterThan(20)
  } finally {
    await profile.remove()
  }
})

test('where the browser stores nothing, cards can be read and the page says so', {
  tag: '@localhost',
}, async ({ url }) => {
  const profile = await Profile.create({ profile: { default_content_setting_values: { cookies: 2 } } })
  try {
    const page = await profile.start()
    await page.goto(url('review.html'))
    await expect(page.getByText('進度不會留下')).toBeVisible()
    await begin(page)
    const first = await box(page).getAttribute('data-card')
    await button(page, '顯示答案').click()
    await button(page, '記得').click()
    await expect(box(page)).not.toHaveAttribute('data-card', first ?? '')
    await expect(box(page)).toHaveAttribute('data-reviews', '0')
  } finally {
    await profile.remove()
  }
})

test('a link from a card leads back to the same side of the same card', async ({ page, open }) => {
  await open('review.html')
  await begin(page)
  await button(page, '顯示答案').click()
  await button(page, '記得').click()
  await expect(box(page)).toHaveAttribute('data-reviews', '1')
  await button(page, '顯示答案').click()
  const card = await box(page).getAttribute('data-card')
  await expect(page.getByRole('region', { name: '答案' })).toBeFocused()
  await page.locator('.card-back a').first().click()
  await expect(page.locator('main[data-case]')).toBeVisible()
  await page.goBack()
  await expect(box(page)).toHaveAttribute('data-review', 'back')
  await expect(box(page)).toHaveAttribute('data-card', card ?? '')
  await button(page, '記得').click()
  await expect(box(page)).toHaveAttribute('data-reviews', '2')
})

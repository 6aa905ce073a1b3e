import type { Page } from 'playwright/test'
import { REAL_QUERIES, sampleQueries, truth, truthPages } from '../build/search-truth.ts'
import { expect, test } from './world.ts'

const field = (page: Page) => page.getByRole('searchbox')
const results = (page: Page) => page.locator('[data-results]')
const hits = (page: Page) => page.locator('[data-result]')

/** Waits until the list answers the query. */
async function answered(page: Page, query: string): Promise<void> {
  await expect(results(page)).toHaveAttribute('data-query', query)
  await expect(results(page)).toHaveAttribute('aria-busy', 'false')
}

/** Asks every query by the field, as typing does, and gives the files of its hits, the hidden ones brought out. */
function askAll(
  page: Page,
  queries: readonly string[],
): Promise<{ total: number; files: string[]; asTyped: boolean }[]> {
  return page.evaluate(async queries => {
    const field = document.querySelector<HTMLInputElement>('[role="searchbox"]')!
    const list = document.querySelector<HTMLElement>('[data-results]')!
    const more = document.querySelector<HTMLButtonElement>('[data-search-more]')!
    const done = (query: string) => list.dataset.query === query && list.ariaBusy === 'false'
    const answers = []
    for (const query of queries) {
      field.value = query
      field.dispatchEvent(new InputEvent('input'))
      while (!done(query)) await new Promise(resolve => setTimeout(resolve))
      while (!more.hidden) more.click()
      const files = [...list.querySelectorAll('[data-result]')].map(link => link.getAttribute('data-result')!)
      const status = document.querySelector('[role="status"]')!.textContent!
      answers.push({ total: Number(list.dataset.total), files, asTyped: !/也找了|引用它的案例/.test(status) })
    }
    return answers
  }, queries)
}

test('finds in the browser what the text holds, and nothing else', async ({ page, open }) => {
  const pages = truthPages('dist')
  await open('search.html')
  const queries = [...REAL_QUERIES, ...sampleQueries(pages, 400, 7)].filter(query => query.trim() !== '')
  const answers = await askAll(page, queries)
  for (const [i, query] of queries.entries()) {
    const expected = truth(pages, query).sort()
    const { files, asTyped } = answers[i]!
    // An article, and what stands nowhere, may be answered in another writing, and the page says so.
    if (asTyped) expect([...files].sort(), query).toEqual(expected)
    else expect(files, query).toEqual(expect.arrayContaining(expected))
    expect(answers[i]!.total, query).toBe(answers[i]!.files.length)
  }
})

test('answers the address at once, with the words marked and the section in the link', async ({
  page,
  open,
}) => {
  await open('search.html?q=底價 申誡')
  await answered(page, '底價 申誡')
  const first = hits(page).first()
  await expect(first).toHaveAttribute('data-result', 'cases/taipei-02.html')
  await expect(first.locator('mark').filter({ hasText: '底價' }).first()).toBeVisible()
  await expect(first.locator('mark').filter({ hasText: '申誡' }).first()).toBeVisible()
  await expect(page.getByRole('status').first()).toHaveText(/^\d+ 筆結果$/)
})

test('leads to the section, marks every occurrence there, and back to the results', async ({
  page,
  open,
}) => {
  await open('search.html')
  await field(page).fill('底價')
  await answered(page, '底價')
  const total = await results(page).getAttribute('data-total')
  const cases = page.getByRole('group', { name: '種類' }).getByRole('button', { name: /^案例/ })
  await cases.click()
  await expect(cases).toHaveAttribute('aria-pressed', 'true')
  await hits(page).nth(1).scrollIntoViewIfNeeded()
  await hits(page).nth(1).click()
  await expect(page).toHaveURL(/cases\/taipei-\d\d\.html\?q=.+#\w+$/)
  await page.waitForFunction(() => (CSS.highlights.get('search-hit')?.size ?? 0) > 0)
  const [marked, written] = await page.evaluate(() => {
    const text = document.querySelector('main')!.textContent!
    return [CSS.highlights.get('search-hit')!.size, text.split('底價').length - 1]
  })
  expect(marked).toBe(written)
  await page.goBack()
  await answered(page, '底價')
  await expect(field(page)).toHaveValue('底價')
  await expect(page.getByRole('button', { name: /^案例/ })).toHaveAttribute('aria-pressed', 'true')
  expect(Number(await results(page).getAttribute('data-total'))).toBeLessThan(Number(total))
})

test('opens the folded notes around a hit and leaves the words of the source alone', async ({
  page,
  open,
}) => {
  await open('cases/taipei-01.html')
  const source = () =>
    page.locator('[data-source="taipei-01/summary"]').evaluate(element => element.textContent)
  const before = await source()
  await open('cases/taipei-01.html?q=執行程序#notes')
  const note = page.locator('#notes')
  await expect(note).toHaveAttribute('open', '')
  await page.waitForFunction(() => CSS.highlights.has('search-hit'))
  expect(await source()).toBe(before)
})

for (const query of ['刑法132', '刑法 132 條', '刑法第一三二條', '１３２條', '刑法第132條第2項'])
  test(`${query} leads to the article and the cases that cite it`, async ({ page, open }) => {
    await open(`search.html?q=${encodeURIComponent(query)}`)
    await answered(page, query)
    const article = page.locator('a[href^="laws/criminal-code.html"][href*="#a132"]').first()
    await expect(article).toBeVisible()
    await expect(page.locator('a[data-result="cases/taipei-01.html"]')).toBeVisible()
    await article.click()
    await expect(page.locator('[data-article^="criminal-code/132"]:target')).toBeVisible()
  })

test('waits for the end of an input method’s composition', async ({ page, open }) => {
  await open('search.html?q=申誡')
  await answered(page, '申誡')
  const type = (event: string, value: string, isComposing: boolean) =>
    field(page).evaluate(
      (input: HTMLInputElement, [event, value, isComposing]) => {
        input.value = value as string
        input.dispatchEvent(
          (event as string).startsWith('composition')
            ? new CompositionEvent(event as string)
            : new InputEvent(event as string, { isComposing: isComposing as boolean }),
        )
      },
      [event, value, isComposing] as const,
    )
  await type('compositionstart', '申誡', false)
  await type('input', 'ㄉㄧˇ', true)
  await type('input', '底', true)
  await expect(results(page)).toHaveAttribute('data-query', '申誡')
  await type('compositionend', '底價', false)
  await answered(page, '底價')
})

test('moves by arrow keys and opens by Enter', async ({ page, open }) => {
  await open('search.html')
  await expect(field(page)).toBeFocused()
  await field(page).fill('底價')
  await answered(page, '底價')
  await page.keyboard.press('ArrowDown')
  await expect(hits(page).nth(0)).toBeFocused()
  await page.keyboard.press('ArrowDown')
  await expect(hits(page).nth(1)).toBeFocused()
  await page.keyboard.press('ArrowUp')
  await page.keyboard.press('ArrowUp')
  await expect(field(page)).toBeFocused()
  await page.keyboard.press('Enter')
  await expect(hits(page).nth(0)).toBeFocused()
  await page.keyboard.press('Enter')
  await expect(page).toHaveURL(/taipei-\d\d\.html\?q=/)
})

test('counts facets rightly for several words and filters by them', async ({ page, open }) => {
  await open('search.html?q=個資 申誡')
  await answered(page, '個資 申誡')
  await page.getByText('篩選', { exact: true }).click()
  await expect(page.getByRole('group', { name: '機關' })).toBeVisible()
  const { chips, wrong } = await page.evaluate(async () => {
    const list = document.querySelector<HTMLElement>('[data-results]')!
    const press = async (facet: string, value: string) => {
      document
        .querySelector<HTMLElement>(`[data-facet="${facet}"][data-value="${CSS.escape(value)}"]`)!
        .click()
      while (list.ariaBusy === 'true') await new Promise(resolve => setTimeout(resolve))
    }
    const chips = [...document.querySelectorAll<HTMLElement>('[data-facet]')].map(({ dataset }) => ({
      ...dataset,
    }))
    const wrong: string[] = []
    for (const { facet, value, count } of chips) {
      await press(facet!, value!)
      if (list.dataset.total !== count)
        wrong.push(`${facet} ${value}: ${count} said, ${list.dataset.total} found`)
      await press(facet!, value!)
    }
    return { chips: chips.length, wrong }
  })
  expect(chips).toBeGreaterThan(10)
  expect(wrong).toEqual([])
})

test('remembers a search that was used, and forgets on request', async ({ page, open }) => {
  await open('search.html')
  await field(page).fill('保留決標')
  await answered(page, '保留決標')
  await field(page).fill('')
  await expect(page.getByRole('heading', { name: '最近搜尋' })).toBeHidden()
  await field(page).fill('底價')
  await answered(page, '底價')
  await field(page).press('Enter')
  await field(page).fill('')
  await expect(page.getByRole('link', { name: '底價', exact: true })).toBeVisible()
  await expect(page.getByRole('link', { name: '保留決標', exact: true })).toHaveCount(0)
  await page.getByRole('button', { name: '清除' }).click()
  await expect(page.getByRole('heading', { name: '最近搜尋' })).toBeHidden()
})

test('says when there is nothing and offers what is near', async ({ page, open }) => {
  await open('search.html?q=公服法第99條')
  await answered(page, '公服法第99條')
  await expect(results(page)).toHaveAttribute('data-total', '0')
  await expect(page.getByText('找不到「公服法第99條」')).toBeVisible()
  await expect(page.getByRole('link', { name: '公務員服務法' })).toBeVisible()
  await field(page).fill('嫌犯宣布底價')
  await answered(page, '嫌犯宣布底價')
  await page.getByRole('link', { name: /^宣布底價/ }).click()
  await answered(page, '宣布底價')
  await expect(results(page)).not.toHaveAttribute('data-total', '0')
  await field(page).fill('、。')
  await answered(page, '、。')
  await expect(page.getByText('只有標點符號')).toBeVisible()
})

test('answers other writings at once and says which', async ({ page, open }) => {
  await open('search.html')
  for (const [typed, also] of [
    ['身份證 洩露', '身分證、洩漏'],
    ['「保留決標」。', '保留決標'],
    ['政府采购法', '政府採購法'],
    ['個資法', '個人資料保護法'],
  ] as const) {
    await field(page).fill(typed)
    await answered(page, typed)
    await expect(page.getByRole('status').first()).toHaveText(new RegExp(`^\\d+ 筆結果。也找了：${also}$`))
    await expect(hits(page).first().locator('mark').first()).toBeVisible()
  }
  await field(page).fill('個資法41')
  await answered(page, '個資法41')
  await expect(hits(page).first()).toHaveAttribute('data-result', 'laws/pdpa.html')
})

test('answers in a worker, and on the page where there are none', async ({ page, open }) => {
  await open('search.html?q=底價')
  await answered(page, '底價')
  expect(page.workers()).toHaveLength(1)
  const total = await results(page).getAttribute('data-total')
  await page.addInitScript(() => {
    window.Worker = class {
      constructor() {
        throw new Error('no workers')
      }
    } as unknown as typeof Worker
  })
  await open('search.html?q=底價')
  await answered(page, '底價')
  expect(page.workers()).toHaveLength(0)
  await expect(results(page)).toHaveAttribute('data-total', total!)
})

test('moves nothing when the answer to the address comes', async ({ page, open }) => {
  await page.addInitScript(() => {
    const shifts: number[] = []
    Object.assign(window, { shifts })
    new PerformanceObserver(list => {
      for (const entry of list.getEntries())
        shifts.push((entry as PerformanceEntry & { value: number }).value)
    }).observe({ type: 'layout-shift', buffered: true })
  })
  await page.setViewportSize({ width: 360, height: 800 })
  await open('search.html?q=底價')
  await answered(page, '底價')
  await expect(page.locator('[data-search-types]').first()).toBeHidden()
  const shifts = await page.evaluate(() => (window as unknown as { shifts: number[] }).shifts)
  expect(shifts.reduce((sum, value) => sum + value, 0)).toBeLessThan(0.05)
  await field(page).fill('')
  await expect(page.locator('[data-search-types]').first()).toBeVisible()
})

test('loads nothing of the search before the field is used', async ({ page, open }) => {
  const asked: string[] = []
  page.on('request', request => request.url().includes('/pagefind/') && asked.push(request.url()))
  await open('index.html')
  await open('cases/taipei-01.html')
  expect(asked).toEqual([])
  await open('search.html')
  await expect.poll(() => asked.length).toBeGreaterThan(0)
})

test('says of a hit that it was read', async ({ page, open }) => {
  await open('search.html?q=底價')
  await answered(page, '底價')
  const hit = page.locator('[data-result="cases/taipei-01.html"]')
  await expect(hit).not.toContainText('讀過')
  await open('cases/taipei-01.html')
  await page.locator('#facts').scrollIntoViewIfNeeded()
  await expect
    .poll(() => page.evaluate(() => Object.keys(localStorage).some(key => key.endsWith(':read'))))
    .toBe(true)
  await open('search.html?q=底價')
  await answered(page, '底價')
  await expect(hit).toContainText('讀過')
  await expect(page.locator('[data-result="cases/taipei-02.html"]')).not.toContainText('讀過')
})

test('answers on home while one types, and leads to all of the answer', async ({ page, open }) => {
  await open('index.html')
  const home = page.getByRole('textbox', { name: '搜尋' })
  await home.fill('底價')
  await expect(page.getByText(/^\d+ 筆結果$/)).toBeVisible()
  await expect(hits(page)).toHaveCount(5)
  await expect(hits(page).first().locator('mark').first()).toHaveText('底價')
  await home.press('ArrowDown')
  await expect(hits(page).first()).toBeFocused()
  await page.keyboard.press('ArrowUp')
  await home.fill('個資法41')
  await expect(hits(page).first()).toHaveAttribute('data-result', 'laws/pdpa.html')
  await home.press('Escape')
  await expect(hits(page).first()).toBeHidden()
  await home.fill('底價')
  await page.getByRole('link', { name: '看全部結果' }).click()
  await answered(page, '底價')
  await expect(hits(page)).toHaveCount(10)
})

test.describe('without JavaScript', () => {
  test.use({ javaScriptEnabled: false })
  test('says what to do instead', async ({ page, open }) => {
    await open('search.html')
    // By CSS: Playwright's texts and roles pass over <noscript> even where it is shown.
    await expect(page.locator('noscript p')).toContainText('在網頁中尋找')
    await expect(page.locator('noscript a[href="cases.html"]')).toBeVisible()
    await expect(field(page)).toBeHidden()
  })
})

/** 考前重點: on a phone, and on paper. */

import { expect, test } from './world.ts'

test('is readable on a phone: nothing to push sideways, every cell beside its column', async ({
  page,
  open,
}) => {
  await open('essentials.html')
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(360)
  await page.getByRole('link', { name: '國家機密：等級與期限' }).click()
  const row = page.locator('#state-secrets tbody tr').last()
  await expect(row).toBeInViewport()
  await expect(row.locator('td')).toHaveText([/30年/, /20年/, /10年/])
  expect(
    await row
      .locator('td')
      .first()
      .evaluate(cell => getComputedStyle(cell, '::before').content),
  ).toContain('絕對機密')
})

test('is one sheet of A4, both sides', { tag: '@localhost' }, async ({ page, open }) => {
  await open('essentials.html')
  const pdf = (await page.pdf({ preferCSSPageSize: true })).toString('latin1')
  expect(pdf.match(/\/Type\s*\/Page\b(?!s)/g)?.length).toBeLessThanOrEqual(2)
  // 210 × 297 mm in points.
  expect(pdf).toMatch(/\/MediaBox \[0 0 59[45]\.\d+ 84[12]\.\d+\]/)
})

/** What the journeys do on the review page. */

import type { Page } from 'playwright/test'
import { expect } from './world.ts'

export const box = (page: Page) => page.locator('#review')
/** The buttons whose name begins so. */
export const button = (page: Page, name: string) => page.getByRole('button', { name: new RegExp(`^${name}`) })
export const count = async (page: Page) => Number(await box(page).getAttribute('data-reviews'))

export async function begin(page: Page): Promise<void> {
  await button(page, '開始複習').click()
  await expect(box(page)).toHaveAttribute('data-review', 'front')
}

/** Answers the card that shows; done when the screen has acknowledged it. */
export async function answer(page: Page, grade: string): Promise<void> {
  const before = await count(page)
  await button(page, '顯示答案').click()
  await expect(box(page)).toHaveAttribute('data-review', 'back')
  await button(page, grade).click()
  await expect(box(page)).toHaveAttribute('data-reviews', String(before + 1))
}

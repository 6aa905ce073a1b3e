/** A copy of the handbook on a server of its own for a test, with faults where the test wants them. */

import type { Page } from 'playwright/test'
import { publish } from '../../scripts/torture/site.mjs'
import { test as base, expect } from './world.ts'

export type Site = Awaited<ReturnType<typeof publish>>

export const test = base.extend<{ site: Site }>({
  // Every name on the way is awkward on purpose.
  // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the names of the fixtures from the pattern
  site: async ({}, use) => {
    const site = await publish({ base: '/單位/手冊/' })
    await use(site)
    await site.remove()
  },
})

export async function expectOffline(page: Page, state: string): Promise<void> {
  await expect(page.locator('html')).toHaveAttribute('data-offline', state, { timeout: 30_000 })
}

export const isPack = (path: string) => path.startsWith('offline/')

export { expect }

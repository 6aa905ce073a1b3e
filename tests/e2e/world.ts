/** One test, three worlds: `open('cases.html')` goes to the page in the world of the project. */

import { pathToFileURL } from 'node:url'
import { test as base } from 'playwright/test'

export interface WorldOptions {
  world: 'localhost' | 'http' | 'file'
}

interface Fixtures {
  /** The URL of a page of the handbook in this world. */
  url: (path: string) => string
  /** Opens a page of the handbook, and fails the test on any error that the page logs. */
  open: (path: string) => Promise<void>
}

export const test = base.extend<Fixtures & WorldOptions>({
  world: ['localhost', { option: true }],
  url: async ({ world }, use) => {
    const rootUrl =
      world === 'file'
        ? `${pathToFileURL(process.env.WORLD_FOLDER ?? '').href}/`
        : (process.env[world === 'http' ? 'WORLD_HTTP' : 'WORLD_LOCALHOST'] ?? '')
    await use(path => rootUrl + path)
  },
  open: async ({ page, url }, use) => {
    const errors: string[] = []
    page.on('pageerror', error => errors.push(error.message))
    page.on('console', message => message.type() === 'error' && errors.push(message.text()))
    await use(async path => {
      await page.goto(url(path))
    })
    if (errors.length > 0) throw new Error(`the page logged: ${errors.join('\n')}`)
  },
})

export { expect } from 'playwright/test'

/** Drives the installed Firefox, which nobody sees. */

import puppeteer, { type Page } from 'puppeteer-core'
import { findFirefox } from '../../scripts/bootstrap.mjs'
import type { Engine } from './journeys.ts'

export interface Firefox extends Engine {
  page: Page
  /** What pages threw and nobody caught. */
  errors: string[]
  close(): Promise<void>
}

/** To be asked for only where `findFirefox` finds one. */
export async function startFirefox(): Promise<Firefox> {
  const browser = await puppeteer.launch({
    browser: 'firefox',
    executablePath: findFirefox() ?? '',
    headless: true,
    // Under automation Firefox relaxes the policy by which every file is an origin of its own, as readers have it.
    extraPrefsFirefox: { 'security.fileuri.strict_origin_policy': true },
  })
  const page = await browser.newPage()
  const errors: string[] = []
  page.on('pageerror', error => errors.push(String(error)))
  return {
    page,
    errors,
    goto: async url => void (await page.goto(url)),
    run: body => page.evaluate(new Function(body) as () => unknown),
    close: () => browser.close(),
  }
}

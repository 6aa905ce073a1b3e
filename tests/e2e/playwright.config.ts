import { defineConfig } from 'playwright/test'
import { findBrowser } from '../../scripts/bootstrap.mjs'
import { QUIET } from '../../scripts/chromium.mjs'
import type { WorldOptions } from './world.ts'

// A name that is no localhost: plain http, so no secure context.
const INTRANET = '--host-resolver-rules=MAP intranet.test 127.0.0.1'

const executablePath = findBrowser()

export default defineConfig<WorldOptions>({
  testDir: '.',
  testMatch: '*.spec.ts',
  outputDir: '../../test-results',
  globalSetup: './global-setup.ts',
  workers: 2,
  fullyParallel: true,
  timeout: 60_000,
  // What a busy machine made stumble is tried once more, and named as flaky in the report; a fault fails twice.
  retries: 1,
  reporter: [['line'], ['json', { outputFile: process.env.E2E_REPORT ?? '../../test-results/e2e.json' }]],
  use: {
    browserName: 'chromium',
    locale: 'zh-TW',
    timezoneId: 'Asia/Taipei',
    viewport: { width: 360, height: 800 },
    // Whether Chromium gives up the fade between two pages, and logs that it does, hangs on the machine's pace.
    contextOptions: { reducedMotion: 'reduce' },
    launchOptions: { args: [...QUIET, INTRANET], ...(executablePath ? { executablePath } : {}) },
  },
  // @localhost: what needs a secure context, or is the same in every world. @no-worker: what needs the opposite.
  projects: [
    { name: 'localhost', use: { world: 'localhost' }, grepInvert: /@no-worker/ },
    { name: 'http', use: { world: 'http' }, grepInvert: /@localhost/ },
    { name: 'file', use: { world: 'file' }, grepInvert: /@localhost/ },
  ],
})

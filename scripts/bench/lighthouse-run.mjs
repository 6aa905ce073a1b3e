// Lighthouse's mobile run in the installed Chromium. Installs Lighthouse into its own folder here, by its lock file.
import { spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { chromium } from 'playwright'
import { findBrowser } from '../bootstrap.mjs'
import { QUIET } from '../chromium.mjs'

/** Packages that only a benchmark needs, in the folder that has their lock file. */
export function install(folder) {
  if (existsSync(join(folder, 'node_modules'))) return
  const { status } = spawnSync('npm', ['ci', '--no-audit', '--no-fund', '--ignore-scripts'], {
    cwd: folder,
    stdio: 'inherit',
    shell: process.platform === 'win32',
  })
  if (status !== 0) throw new Error(`${folder}: npm ci failed`)
}

/** Gives `use` a function from an address and Lighthouse's categories to what it found. */
export async function withLighthouse(use) {
  install(join(import.meta.dirname, 'lighthouse'))
  const { default: lighthouse } = await import('./lighthouse/node_modules/lighthouse/core/index.js')
  const port = 9300 + Math.floor(Math.random() * 600)
  const browser = await chromium.launch({
    executablePath: findBrowser(),
    args: [...QUIET, `--remote-debugging-port=${port}`],
  })
  try {
    return await use(async (address, onlyCategories) => {
      const { lhr } = await lighthouse(address, { port, onlyCategories, logLevel: 'error' })
      return lhr
    })
  } finally {
    await browser.close()
  }
}

/** A Chromium of its own for a test: with a profile that outlives it, and a process that can be killed. */

import { type ChildProcess, spawn } from 'node:child_process'
import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { type Browser, chromium, type Page } from 'playwright'
import { findBrowser } from '../../scripts/bootstrap.mjs'
import { QUIET } from '../../scripts/chromium.mjs'

export class Profile {
  readonly folder: string
  #process: ChildProcess | undefined
  #browser: Browser | undefined

  private constructor(folder: string) {
    this.folder = folder
  }

  /** @param preferences of Chromium, such as `{profile: {default_content_setting_values: {cookies: 2}}}` */
  static async create(preferences: object = {}): Promise<Profile> {
    const folder = await mkdtemp(join(tmpdir(), 'profile-'))
    await mkdir(join(folder, 'Default'))
    await writeFile(join(folder, 'Default/Preferences'), JSON.stringify(preferences))
    return new Profile(folder)
  }

  /** Starts the browser on this profile and gives its page. */
  async start(): Promise<Page> {
    const portFile = join(this.folder, 'DevToolsActivePort')
    await rm(portFile, { force: true })
    const args = [
      '--headless',
      ...QUIET,
      '--remote-debugging-port=0',
      `--user-data-dir=${this.folder}`,
      'about:blank',
    ]
    // A process group of its own, so that a kill takes every process of the browser at once.
    this.#process = spawn(findBrowser() ?? chromium.executablePath(), args, {
      detached: true,
      stdio: 'ignore',
    })
    for (;;) {
      const port = (await readFile(portFile, 'utf8').catch(() => '')).split('\n')[0]
      if (port) {
        this.#browser = await chromium.connectOverCDP(`http://127.0.0.1:${port}`)
        break
      }
      await sleep(50)
    }
    const context = this.#browser.contexts()[0]!
    return context.pages()[0] ?? (await context.newPage())
  }

  /** Ends every process of the browser at once, as a power cut does. */
  async kill(): Promise<void> {
    const child = this.#process
    if (!child?.pid || child.exitCode !== null || child.signalCode !== null) return
    const gone = new Promise(resolve => child.once('exit', resolve))
    process.kill(-child.pid, 'SIGKILL')
    await gone
    await this.#browser?.close()
  }

  async remove(): Promise<void> {
    await this.kill()
    await rm(this.folder, { recursive: true, force: true, maxRetries: 5, retryDelay: 100 })
  }
}

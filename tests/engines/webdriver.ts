/** Drives WebKit's MiniBrowser by plain WebDriver, on a screen that nobody sees; Debian has all three programs. */

import { type ChildProcess, spawn } from 'node:child_process'
import { existsSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import type { Engine } from './journeys.ts'

const DRIVER = '/usr/bin/WebKitWebDriver'
const SCREEN = '/usr/bin/Xvfb'

/** Debian keeps it beside the library, by architecture and version. */
function miniBrowser(): string | undefined {
  for (const folder of ['/usr/lib/x86_64-linux-gnu', '/usr/lib/aarch64-linux-gnu'])
    for (const name of existsSync(folder) ? readdirSync(folder) : [])
      if (/^webkit2gtk-/.test(name) && existsSync(join(folder, name, 'MiniBrowser')))
        return join(folder, name, 'MiniBrowser')
  return undefined
}

/** Why WebKit cannot be tried here; undefined where it can. */
export function whyNot(): string | undefined {
  if (!existsSync(DRIVER)) return 'webkit2gtk-driver is not installed'
  if (!existsSync(SCREEN)) return 'xvfb is not installed'
  return miniBrowser() ? undefined : 'there is no MiniBrowser'
}

export interface WebKit extends Engine {
  close(): Promise<void>
}

export async function startWebKit(): Promise<WebKit> {
  // Two runs at once get screens and ports of their own.
  const own = 100 + (process.pid % 400)
  const display = `:${own}`
  const root = `http://127.0.0.1:${9000 + own}`
  const programs: ChildProcess[] = [
    spawn(SCREEN, [display, '-screen', '0', '1024x900x24', '-nolisten', 'tcp'], { stdio: 'ignore' }),
    spawn(DRIVER, [`--port=${9000 + own}`], { stdio: 'ignore', env: { ...process.env, DISPLAY: display } }),
  ]
  const call = async (method: string, path: string, body?: object) => {
    const response = await fetch(root + path, { method, ...(body ? { body: JSON.stringify(body) } : {}) })
    const { value } = (await response.json()) as { value: unknown }
    if (!response.ok) throw new Error(JSON.stringify(value))
    return value
  }
  for (let tries = 0; ; tries++) {
    if (await call('GET', '/status').catch(() => undefined)) break
    if (tries > 100) throw new Error('the driver of WebKit did not start')
    await sleep(100)
  }
  const options = { binary: miniBrowser(), args: ['--automation'] }
  const { sessionId } = (await call('POST', '/session', {
    capabilities: { alwaysMatch: { 'webkitgtk:browserOptions': options } },
  })) as { sessionId: string }
  const session = `/session/${sessionId}`
  return {
    goto: async url => void (await call('POST', `${session}/url`, { url })),
    run: body => call('POST', `${session}/execute/sync`, { script: body, args: [] }),
    close: async () => {
      await call('DELETE', session).catch(() => undefined)
      for (const program of programs.reverse()) program.kill()
    },
  }
}

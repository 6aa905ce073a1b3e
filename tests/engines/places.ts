/** Where readers find the handbook: on a server below a path, and in a folder with an awkward name. */

import { cpSync, mkdtempSync, rmSync } from 'node:fs'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { serve } from '../../scripts/serve.mjs'

export interface Place {
  url(path: string): string
  /** Nothing is found there any more. */
  close(): void
}

export async function onServer(): Promise<Place> {
  const base = '/機關/手冊/'
  const server = await serve('dist', { base })
  const { port } = server.address() as AddressInfo
  return {
    url: path => `http://localhost:${port}${encodeURI(base)}${path}`,
    close() {
      server.close()
      server.closeAllConnections()
    },
  }
}

export function inFolder(): Place {
  const folder = mkdtempSync(join(tmpdir(), '手冊 #1 '))
  cpSync('dist', folder, { recursive: true })
  return {
    url: path => `${pathToFileURL(folder).href}/${path}`,
    close: () => rmSync(folder, { recursive: true }),
  }
}

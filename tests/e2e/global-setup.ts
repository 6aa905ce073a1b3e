/** Puts `dist` into the three worlds: a server at the root and below a path, and a folder with an awkward name. */

import { cp, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { serve } from '../../scripts/serve.mjs'

export default async function setup() {
  const dist = join(process.cwd(), 'dist')
  const folder = await mkdtemp(join(tmpdir(), '手冊 #1 '))
  await cp(dist, folder, { recursive: true })
  const root = await serve(dist)
  const below = await serve(dist, { base: '/機關/手冊/' })
  const port = (server: typeof root) => {
    const address = server.address()
    return typeof address === 'object' && address ? address.port : 0
  }
  process.env.WORLD_LOCALHOST = `http://localhost:${port(root)}/`
  process.env.WORLD_HTTP = `http://intranet.test:${port(below)}/${encodeURIComponent('機關')}/${encodeURIComponent('手冊')}/`
  process.env.WORLD_FOLDER = folder
  return async () => {
    root.close()
    below.close()
    await rm(folder, { recursive: true, force: true })
  }
}

// A copy of the handbook behind a server that can be told to misbehave, for the fault tests and the torture runs.
// Reads dist/; writes only to a temporary folder.
import { cp, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { createServer } from 'node:http'
import { tmpdir } from 'node:os'
import { extname, join } from 'node:path'
import { writePrecache } from '../../src/build/precache.ts'

const TYPES = {
  '.html': 'text/html',
  '.css': 'text/css',
  '.js': 'text/javascript',
  '.json': 'application/json',
  '.txt': 'text/plain',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.webmanifest': 'application/manifest+json',
}

/**
 * @typedef {object} Fault what is done to one answer
 * @property {number} [status]
 * @property {Record<string, string>} [headers] instead of or beside the usual ones
 * @property {Uint8Array | string} [body] instead of the file
 * @property {number} [cutAt] the connection is closed after so many bytes
 * @property {boolean} [drop] the connection is closed without an answer
 * @property {boolean} [hang] the answer begins and never ends
 */

/**
 * Publishes a copy of dist/ on a free port.
 * @param {{base?: string}} [options] `base`: the URL path of the site, `/` or `/sub/path/`
 */
export async function publish({ base = '/' } = {}) {
  const folder = await mkdtemp(join(tmpdir(), 'handbook-'))
  await cp('dist', folder, { recursive: true })
  /** @type {string[]} */
  const asked = []
  const site = {
    folder,
    /** Paths below the base, in the order in which they were asked for. */
    asked,
    port: 0,
    /** @type {(path: string, count: number) => Fault | undefined} `count`: the how manieth request this is */
    fault: () => undefined,
    /** @param {string} path */
    url: path => `http://localhost:${site.port}${encodeURI(base)}${path}`,
    /** @param {string} path */
    read: path => readFile(join(folder, path), 'utf8'),
    /** Every path below the base, with slashes. */
    paths: async () => (await readdir(folder, { recursive: true })).map(path => path.replaceAll('\\', '/')),
    /** @param {string} path @param {string | Uint8Array} content */
    write: (path, content) => writeFile(join(folder, path), content),
    /** Changes one page and makes the folder a new version of itself. */
    async release(path = 'about.html', from = '關於這本手冊', to = '關於新版手冊') {
      await site.write(path, (await site.read(path)).replaceAll(from, to))
      await writePrecache(folder)
    },
    async start() {
      server = createServer(answer)
      await new Promise(resolve => server.listen(site.port, () => resolve(undefined)))
      site.port = server.address().port
    },
    async stop() {
      const closed = new Promise(resolve => server.close(resolve))
      server.closeAllConnections()
      await closed
    },
    async remove() {
      if (server.listening) await site.stop()
      await rm(folder, { recursive: true, force: true })
    },
  }
  let server

  async function answer(request, response) {
    const path = decodeURIComponent(new URL(request.url, 'http://host').pathname)
    const file = path.startsWith(base) ? path.slice(base.length) || 'index.html' : undefined
    asked.push(file ?? path)
    const fault = site.fault(file ?? path, asked.length)
    if (fault?.drop) {
      request.socket.destroy()
      return
    }
    const content = file && (await readFile(join(folder, file)).catch(() => undefined))
    const body = Buffer.from(fault?.body ?? content ?? (await readFile(join(folder, '404.html'))))
    const type = TYPES[extname(content ? file : '404.html')] ?? 'application/octet-stream'
    response.writeHead(fault?.status ?? (content || fault?.body !== undefined ? 200 : 404), {
      'content-type': type,
      'cache-control': 'no-cache',
      ...fault?.headers,
    })
    if (fault?.cutAt !== undefined) {
      // What came before the cut has time to arrive, as on a real line.
      response.write(body.subarray(0, fault.cutAt))
      setTimeout(() => response.destroy(), 300)
    } else if (fault?.hang) response.write(body.subarray(0, body.length >> 1))
    else response.end(body)
  }

  await site.start()
  return site
}

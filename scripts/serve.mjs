// A small static server for `npm start` and the tests: reads a folder, writes nothing.
import { createReadStream } from 'node:fs'
import { stat } from 'node:fs/promises'
import { createServer } from 'node:http'
import { extname, join, normalize, sep } from 'node:path'

// Only types that every intranet server knows by default; the handbook needs no others.
const TYPES = {
  '.html': 'text/html; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.json': 'application/json',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.txt': 'text/plain; charset=utf-8',
  '.webmanifest': 'application/manifest+json',
}

/**
 * Serves `folder` below the URL path `base` ('/' or '/sub/path/').
 * Resolves to the server once it listens; `port` 0 takes any free one.
 */
export function serve(folder, { port = 0, host = '127.0.0.1', base = '/' } = {}) {
  const server = createServer(async (request, response) => {
    const path = pathOf(request.url)
    const inside = path?.startsWith(base) ? path.slice(base.length) : undefined
    const file =
      inside === undefined ? undefined : normalize(join(folder, inside === '' ? 'index.html' : inside))
    const found =
      file?.startsWith(normalize(folder) + sep) && (await stat(file).catch(() => undefined))?.isFile()
    const shown = found ? file : join(folder, '404.html')
    const type = TYPES[extname(shown)] ?? 'application/octet-stream'
    response.writeHead(found ? 200 : 404, { 'content-type': type, 'cache-control': 'no-cache' })
    if (request.method === 'HEAD') response.end()
    else
      createReadStream(shown)
        .on('error', () => response.end())
        .pipe(response)
  })
  return new Promise((resolve, reject) => {
    server.once('error', reject)
    server.listen(port, host, () => resolve(server))
  })
}

/** The decoded path of a request; undefined where it is no address (`/%E0`). */
function pathOf(url = '/') {
  try {
    return decodeURIComponent(new URL(url, 'http://host').pathname)
  } catch {
    return undefined
  }
}

// A server as a good host has it, for comparing: gzip, a year for files named by their content, ETag for the rest;
// and, where asked for, a slow line. Counts what it sends; reads one folder, writes nothing.
import { createHash } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import { createServer } from 'node:http'
import { extname, join, normalize, sep } from 'node:path'
import { gzipSync } from 'node:zlib'

const TYPES = {
  '.html': 'text/html; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.mjs': 'text/javascript; charset=utf-8',
  '.json': 'application/json',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.txt': 'text/plain; charset=utf-8',
  '.woff2': 'font/woff2',
  '.wasm': 'application/wasm',
  '.webmanifest': 'application/manifest+json',
}
const COMPRESSED = /^(?:text\/|image\/svg|application\/(?:json|manifest))/
/** How each of the sites names files by their content. */
const NAMED_BY_CONTENT = /[.@_-][\w-]{8,}\.\w+$|\.pf_\w+$/
/** Nothing more is asked for where nothing was for so long, milliseconds. */
const QUIET_FOR = 2_000
/** What goes out in one piece on a slow line, bytes. */
const PIECE = 4096

/**
 * @param line `{ delay, rate }`: milliseconds before a response begins, bytes a second of all responses together
 * @returns the root's address, what was sent so far (`sent.requests`, `sent.bytes` of bodies), `settled` and `close`
 */
export async function serveCounted(folder, line = { delay: 0, rate: Infinity }) {
  const sent = { requests: 0, bytes: 0, paths: [] }
  const packed = new Map()
  /** When the line is free again. */
  let free = 0
  const take = async bytes => {
    const now = performance.now()
    free = Math.max(free, now) + (1000 * bytes) / line.rate
    if (free > now) await new Promise(resolve => setTimeout(resolve, free - now))
  }
  const read = async path => {
    const file = normalize(join(folder, path))
    if (!file.startsWith(normalize(folder) + sep)) return undefined
    if (!packed.has(file)) {
      const content = await readFile(file).catch(() => undefined)
      const type = TYPES[extname(file)] ?? 'application/octet-stream'
      const zip = content && COMPRESSED.test(type)
      const body = zip ? gzipSync(content) : content
      const etag = content && `"${createHash('sha256').update(content).digest('hex').slice(0, 16)}"`
      packed.set(file, content && { body, type, zip, etag })
    }
    return packed.get(file)
  }
  const server = createServer(async (request, response) => {
    const path = decodeURIComponent(new URL(request.url, 'http://host').pathname).replace(
      /\/$/,
      '/index.html',
    )
    // VitePress and Starlight link to pages without their ending.
    const found = (await read(path)) ?? (await read(`${path}.html`)) ?? (await read(`${path}/index.html`))
    sent.requests++
    sent.paths.push(path)
    if (line.delay > 0) await new Promise(resolve => setTimeout(resolve, line.delay))
    if (!found) return response.writeHead(404).end()
    const { body, type, zip, etag } = found
    const headers = {
      'content-type': type,
      'cache-control': NAMED_BY_CONTENT.test(path) ? 'max-age=31536000, immutable' : 'no-cache',
      etag,
      ...(zip && { 'content-encoding': 'gzip' }),
    }
    if (request.headers['if-none-match'] === etag) return response.writeHead(304, headers).end()
    response.writeHead(200, { ...headers, 'content-length': body.length })
    sent.bytes += body.length
    if (line.rate === Infinity) return response.end(body)
    for (let at = 0; at < body.length && !response.destroyed; at += PIECE) {
      const piece = body.subarray(at, at + PIECE)
      await take(piece.length)
      response.write(piece)
    }
    response.end()
  })
  await new Promise(resolve => server.listen(0, '127.0.0.1', resolve))
  return {
    root: `http://localhost:${server.address().port}/`,
    sent,
    /** Waits until nothing more is asked for. */
    async settled() {
      for (let seen = -1; seen !== sent.requests; ) {
        seen = sent.requests
        await new Promise(resolve => setTimeout(resolve, QUIET_FOR))
      }
    },
    /** From now on another folder stands at the same address. */
    replaceBy(other) {
      folder = other
      packed.clear()
    },
    close() {
      server.closeAllConnections()
      server.close()
    },
  }
}

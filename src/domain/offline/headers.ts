/** The headers under which a kept file is shown: its type by its name, and what keeps other sites from framing it. */

const TYPES: Record<string, string> = {
  html: 'text/html; charset=utf-8',
  css: 'text/css; charset=utf-8',
  js: 'text/javascript; charset=utf-8',
  json: 'application/json',
  txt: 'text/plain; charset=utf-8',
  svg: 'image/svg+xml',
  png: 'image/png',
  ico: 'image/x-icon',
  woff2: 'font/woff2',
  wasm: 'application/wasm',
  webmanifest: 'application/manifest+json',
}

/** Nothing of what the server said is kept: right bytes under a wrong type would stay wrong until the next version. */
export function headersOf(path: string): Record<string, string> {
  const type = TYPES[path.slice(path.lastIndexOf('.') + 1)] ?? 'application/octet-stream'
  const headers = { 'content-type': type, 'x-content-type-options': 'nosniff' }
  return path.endsWith('.html')
    ? { ...headers, 'content-security-policy': "frame-ancestors 'self'" }
    : headers
}

// A server that answers wrongly while the offline copy is being made: every kind of wrong answer, for every kind of
// file. What was kept is right and under its own type; once the server is right again, so is the copy.
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { chromium } from 'playwright'
import { findBrowser } from '../bootstrap.mjs'
import { QUIET } from '../chromium.mjs'
import { hurry, missing, says, several, wrong } from './_copy.mjs'
import { publish } from './site.mjs'

const LOGIN = '<!doctype html><meta charset="utf-8"><title>請先登入</title><form>…</form>'

/** What a server may do to one answer; `content` is what it should have given. */
const ANSWERS = {
  404: () => ({ status: 404 }),
  403: () => ({ status: 403, body: LOGIN }),
  500: () => ({ status: 500, body: 'error' }),
  503: () => ({ status: 503, headers: { 'retry-after': '60' }, body: '' }),
  204: () => ({ status: 204, body: '' }),
  'empty 200': () => ({ body: '' }),
  'login page': () => ({ body: LOGIN, headers: { 'content-type': 'text/html' } }),
  'redirect to a login page': () => ({ status: 302, headers: { location: 'login.html' }, body: '' }),
  'redirect to itself': path => ({ status: 302, headers: { location: `/${path}` }, body: '' }),
  'half of it': (_, content) => ({ body: content.subarray(0, content.length >> 1) }),
  'cut off': (_, content) => ({ cutAt: content.length >> 1 }),
  'one byte more': (_, content) => ({ body: Buffer.concat([content, Buffer.from(' ')]) }),
  'one bit other': (_, content) => ({ body: flipped(content) }),
  'line ends changed': (_, content) => ({
    body: content.toString('latin1').replaceAll('\n', '\r\n') + '\r\n',
  }),
  garbage: (_, content) => ({ body: Buffer.alloc(content.length, 0xa5) }),
  'ten times as long': (_, content) => ({ body: Buffer.alloc(10 * content.length, 0x20) }),
  'called gzip and is not': () => ({ headers: { 'content-encoding': 'gzip' } }),
  'gzip and not called so': (_, content) => ({ body: gzipSync(content) }),
  'as octet-stream': () => ({ headers: { 'content-type': 'application/octet-stream' } }),
  'as text/plain': () => ({ headers: { 'content-type': 'text/plain' } }),
  'as big5': () => ({ headers: { 'content-type': 'text/html; charset=big5' } }),
  'as attachment': () => ({ headers: { 'content-disposition': 'attachment' } }),
  'never to be kept': () => ({ headers: { 'cache-control': 'no-store', vary: '*' } }),
}

const TARGETS = {
  'the worker': /^sw\.js$/,
  'the pack': /^offline\//,
  'a page': /^laws\/pdpa\.html$/,
  'a script': /^assets\/review\./,
  'the search': /^pagefind\/engine\./,
  'the manifest': /\.webmanifest$/,
  'an icon': /^icons\//,
}

function flipped(content) {
  const bytes = Buffer.from(content)
  if (bytes.length > 0) bytes[bytes.length >> 1] ^= 1
  return bytes
}

export async function run({ quick }) {
  const browser = await chromium.launch({ executablePath: findBrowser(), args: QUIET })
  const count = { wrong: 0, early: 0, recovered: 0, not: [] }
  const all = Object.keys(ANSWERS).flatMap(kind => Object.keys(TARGETS).map(target => ({ kind, target })))
  const chosen = all.filter((_, index) => !quick || index % 27 === 5)
  try {
    await several(chosen, one => badAnswer(browser, one, count))
  } finally {
    await browser.close()
  }
  const kinds = `${Object.keys(ANSWERS).length} kinds of wrong answer × ${Object.keys(TARGETS).length} kinds of file`
  const not = count.not.length > 0 ? ` (not: ${count.not.join('; ')})` : ''
  return [
    {
      fault: `${kinds}${quick ? ', a few of them' : ''}`,
      runs: chosen.length,
      found: `wrong bytes or types kept ${count.wrong}, called whole too early ${count.early}, whole once the server is right ${count.recovered}${not}`,
      bad: count.wrong + count.early + (chosen.length - count.recovered),
    },
  ]
}

async function badAnswer(browser, { kind, target }, count) {
  const site = await publish()
  await hurry(site)
  const context = await browser.newContext()
  try {
    const contents = new Map()
    for (const path of await site.paths())
      if (TARGETS[target].test(path)) contents.set(path, await readFile(join(site.folder, path)))
    // A file that the pack brings is asked for by itself only where the pack is not there.
    const withoutPack = ['a page', 'a script', 'the search'].includes(target)
    site.fault = path => {
      const content = contents.get(path)
      if (content) return ANSWERS[kind](path, content)
      return withoutPack && /^offline\//.test(path) ? { status: 404 } : undefined
    }
    const page = await context.newPage()
    await page.goto(site.url('index.html'))
    const said = await says(page, ['ready', 'failed'], 20_000)
    const bad = await wrong(page, [site.folder])
    count.wrong += bad
    const early = said === 'ready' && (await missing(page, site)) > 0
    if (early) count.early++
    site.fault = () => undefined
    await page.reload()
    if ((await says(page, ['ready'])) === 'ready' && (await missing(page, site)) === 0) count.recovered++
    else count.not.push(`${target}, ${kind}`)
    const after = await wrong(page, [site.folder])
    count.wrong += after
    if (bad + after > 0 || early) count.not.push(`${target}, ${kind}`)
  } finally {
    await context.close()
    await site.remove()
  }
}

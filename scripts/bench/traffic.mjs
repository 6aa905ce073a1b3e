// What a reader's first visit and an update cost the server, and so what a thousand and a million readers do: builds the
// handbook and the next version of it, in which one case has changed, and counts in Chromium what is really sent.
// `npm run bench:traffic`; writes only to a temporary folder. Prints a Markdown table.
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { chromium } from 'playwright'
import { findBrowser } from '../bootstrap.mjs'
import { QUIET } from '../chromium.mjs'
import { timedBuild } from './build.mjs'
import { serveCounted } from './server.mjs'

/** A round price to multiply by one's own; what a content network asks differs by a factor of ten. */
const DOLLARS_PER_GB = 0.1
const READERS = [1_000, 1_000_000]

const scratch = mkdtempSync(join(tmpdir(), 'bench-traffic-'))
try {
  const now = await build('now', text => text)
  const next = await build('next', text => text.replace('警員A平日', '警員A平時'))
  print(await visitAndUpdate(now, next))
} finally {
  rmSync(scratch, { recursive: true, force: true })
}

/** The handbook with one case as `change` makes it; the folder that was built. */
async function build(name, change) {
  const root = join(scratch, name)
  cpSync('cases', join(root, 'cases'), { recursive: true })
  const file = join(root, 'cases/taipei/07.mdx')
  writeFileSync(file, change(readFileSync(file, 'utf8')))
  const dist = join(scratch, `${name}-dist`)
  await timedBuild(['scripts/astro.mjs', 'build'], { env: { HANDBOOK_ROOT: root, HANDBOOK_DIST: dist } })
  return dist
}

async function visitAndUpdate(now, next) {
  const server = await serveCounted(now)
  const browser = await chromium.launch({ executablePath: findBrowser(), args: QUIET })
  try {
    const page = await browser.newPage({ viewport: { width: 360, height: 800 } })
    const count = async work => {
      const before = { ...server.sent }
      await work()
      await server.settled()
      return { requests: server.sent.requests - before.requests, bytes: server.sent.bytes - before.bytes }
    }
    const ready = page.locator('html[data-offline="ready"]')
    const first = await count(async () => {
      await page.goto(server.root)
      await ready.waitFor({ state: 'attached', timeout: 60_000 })
    })
    const again = await count(() => page.goto(`${server.root}cases/taipei-07.html`))
    server.replaceBy(next)
    const update = await count(async () => {
      await page.goto(server.root)
      await page.getByRole('button', { name: '更新並重新載入' }).click({ timeout: 60_000 })
      await ready.waitFor({ state: 'attached', timeout: 60_000 })
    })
    return { '第一次造訪，到完全離線': first, 之後再開一頁: again, '更新：改了一則案例': update }
  } finally {
    await browser.close()
    server.close()
  }
}

function print(visits) {
  const size = bytes => (bytes >= 1e9 ? `${(bytes / 1e9).toFixed(1)} GB` : `${(bytes / 1e6).toFixed(0)} MB`)
  console.log(
    `| | 請求 | KB（gzip） |${READERS.map(n => ` ${n.toLocaleString('en')} 人 | 費用 |`).join('')}\n|---|---|---|${READERS.map(() => '---|---|').join('')}`,
  )
  for (const [name, { requests, bytes }] of Object.entries(visits)) {
    const cells = READERS.map(
      n => ` ${size(n * bytes)} | $${((n * bytes * DOLLARS_PER_GB) / 1e9).toFixed(2)} |`,
    )
    console.log(`| ${name} | ${requests} | ${(bytes / 1000).toFixed(1)} |${cells.join('')}`)
  }
}

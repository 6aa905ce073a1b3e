// `npm run release`: what an officer gives away. Reads the project; writes dist/ and release/:
// the site and the stick as zips, their checksums, the bill of materials, and what is new in readers' words.
// With --draft it does not ask whether the changelog is ready (for the tests).
import { spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { chmodSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { listFiles } from '../src/build/files.ts'
import { readChangelog, releaseDate, releaseNotes } from '../src/data/changelog.ts'
import { archive } from '../src/editions/archive.ts'
import { sbom } from '../src/editions/sbom.ts'
import { usbFiles } from '../src/editions/usb.ts'
import { findBrowser } from './bootstrap.mjs'

const OUT = 'release'
const { name, version } = JSON.parse(readFileSync('package.json', 'utf8'))
const [newest] = readChangelog()
if (!process.argv.includes('--draft') && (newest?.version !== version || !newest.date)) {
  console.error(
    `CHANGELOG.md 最上面一節是「${newest?.version ?? '（沒有）'}」，package.json 的版本是 ${version}。` +
      `發行前請把最上面一節寫成「## ${version} — 年-月-日」，或改 package.json 的 version。`,
  )
  process.exit(1)
}

const browser = findBrowser()
if (!browser) console.warn('找不到 Chromium、Chrome 或 Edge，所以這一次不做 PDF；其他都照做。')
const build = spawnSync(process.execPath, ['scripts/astro.mjs', 'build'], {
  stdio: 'inherit',
  env: { ...process.env, HANDBOOK_PDF: browser ?? '' },
})
if (build.status !== 0) process.exit(build.status ?? 1)

const site = new Map()
for (const file of await listFiles('dist')) site.set(file, new Uint8Array(readFileSync(join('dist', file))))
const title = JSON.parse(readFileSync('dist/manifest.webmanifest', 'utf8')).name
const text = words => new TextEncoder().encode(words)
const files = new Map([
  [`handbook-${version}-site.zip`, archive(site)],
  [`handbook-${version}-usb.zip`, archive(usbFiles(site, title, version, releaseDate()))],
  ['RELEASE.md', text(releaseNotes(title, { ...newest, version, date: releaseDate() }))],
  ['sbom.cdx.json', text(sbom(name, version, JSON.parse(readFileSync('package-lock.json', 'utf8'))))],
])
const sums = [...files].map(
  ([file, bytes]) => `${createHash('sha256').update(bytes).digest('hex')}  ${file}\n`,
)
files.set('SHA256SUMS', text(sums.sort((a, b) => (a.slice(66) < b.slice(66) ? -1 : 1)).join('')))

rmSync(OUT, { recursive: true, force: true })
mkdirSync(OUT, { recursive: true })
for (const [file, bytes] of files) {
  writeFileSync(join(OUT, file), bytes)
  // Whatever the umask here: what is given away can be read by everyone.
  chmodSync(join(OUT, file), 0o644)
  console.log(`${join(OUT, file)}　${Math.ceil(bytes.length / 1024)} KB`)
}

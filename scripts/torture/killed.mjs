// Kills the whole browser while the offline copy is being made, and while a new version takes its place: afterwards
// every file is right, a page is of one version, and the next visit makes the copy whole.
import { cp, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Profile } from '../../tests/e2e/chromium.ts'
import { cached, missing, says, wrong } from './_copy.mjs'
import { sleep } from './_record.mjs'
import { publish } from './site.mjs'

export async function run({ quick }) {
  return [await killedInstalling(quick ? 2 : 20), await killedUpdating(quick ? 2 : 20)]
}

async function killedInstalling(kills) {
  const count = { wrong: 0, whole: 0, early: 0 }
  for (let kill = 0; kill < kills; kill++)
    await onProfile(async (profile, site) => {
      // A line on which the install takes long enough to be hit.
      site.fault = path => (/^offline\//.test(path) ? { status: 404 } : undefined)
      await (await profile.start()).goto(site.url('index.html'))
      await sleep(Math.random() * 2500)
      await profile.kill()
      site.fault = () => ({ drop: true })
      let page = await profile.start()
      await page.goto(site.url('index.html')).catch(() => undefined)
      if ((await says(page, ['ready', 'failed'], 5000)) === 'ready' && (await missing(page, site)) > 0)
        count.early++
      site.fault = () => undefined
      page = await page.context().newPage()
      await page.goto(site.url('about.html'))
      count.wrong += await wrong(page, [site.folder])
      if ((await says(page, ['ready'])) === 'ready' && (await missing(page, site)) === 0) count.whole++
      count.wrong += await wrong(page, [site.folder])
    })
  return {
    fault: 'killed while the offline copy is made',
    runs: kills,
    found: `wrong bytes kept ${count.wrong}, called whole too early ${count.early}, whole on the next visit ${count.whole}`,
    bad: count.wrong + count.early + (kills - count.whole),
  }
}

/** Both pages change with the version; the two never stand side by side. */
const PAGES = ['about.html', 'cases/taipei-08.html']
const [V1, V2] = [1, 2].map(n => `第${n}版的標題</h1>`)

async function killedUpdating(kills) {
  const count = { wrong: 0, v1: 0, v2: 0, mixed: 0, none: 0, whole: 0 }
  for (let kill = 0; kill < kills; kill++)
    await onProfile(async (profile, site) => {
      for (const page of PAGES) await site.release(page, '</h1>', V1)
      const before = await mkdtemp(join(tmpdir(), 'before-'))
      await cp(site.folder, before, { recursive: true })
      let page = await profile.start()
      await page.goto(site.url('index.html'))
      if ((await says(page, ['ready'])) !== 'ready')
        throw new Error('the first version was not kept in a minute')
      for (const path of PAGES) await site.release(path, V1, V2)
      await page.goto(site.url('settings.html'))
      const taken = page
        .getByRole('button', { name: '更新並重新載入' })
        .click({ timeout: 60_000 })
        .catch(() => undefined)
      // Half of the kills fall into the fetching, half into the taking over.
      if (kill % 2 === 0) await taken
      await sleep(Math.random() * 600)
      await profile.kill()
      await taken
      site.fault = () => ({ drop: true })
      page = await profile.start()
      const versions = []
      for (const path of PAGES) {
        const opened = await page
          .goto(site.url(path))
          .catch(error => console.warn(String(error).split('\n')[0]))
        versions.push(opened && /第(\d)版/.exec((await page.locator('h1').textContent()) ?? '')?.[1])
      }
      if (!versions[0] || !versions[1]) count.none++
      else if (versions[0] !== versions[1]) count.mixed++
      else if (versions[0] === '1') count.v1++
      else count.v2++
      count.wrong += await wrong(page, [before, site.folder])
      site.fault = () => undefined
      await page.goto(site.url('settings.html'))
      const offer = page.getByRole('button', { name: '更新並重新載入' })
      if (versions[0] === '1') await offer.click({ timeout: 60_000 }).catch(() => undefined)
      await page.waitForTimeout(1000)
      await says(page, ['ready'])
      const caches = new Set((await cached(page)).map(({ version }) => version))
      if (caches.size === 1 && (await wrong(page, [site.folder])) === 0 && (await missing(page, site)) === 0)
        count.whole++
      await rm(before, { recursive: true })
    })
  return {
    fault: 'killed while a new version is fetched or takes over',
    runs: kills,
    found: `next page of the old version ${count.v1}, of the new ${count.v2}, mixed ${count.mixed}, none ${count.none}, wrong bytes kept ${count.wrong}, whole new version afterwards ${count.whole}`,
    bad: count.wrong + count.mixed + count.none + (kills - count.whole),
  }
}

async function onProfile(work) {
  const site = await publish()
  const profile = await Profile.create()
  try {
    await work(profile, site)
  } finally {
    await profile.remove()
    await site.remove()
  }
}

// Kills the browser while a backup of 4,000 events is being added: all of it is there afterwards, or nothing.
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { makeBackup } from '../../src/domain/review/backup.ts'
import { DEFAULT_SETTINGS } from '../../src/domain/review/settings.ts'
import { faults, ready, sleep, stored, withBrowser } from './_record.mjs'

const EVENTS = 4000

export async function run({ quick }) {
  const kills = quick ? 2 : 20
  const folder = await mkdtemp(join(tmpdir(), 'torture-'))
  const file = join(folder, 'backup.json')
  await writeFile(file, JSON.stringify(makeBackup('torture', events(), DEFAULT_SETTINGS, Date.now())))
  let whole = 0
  let none = 0
  let torn = 0
  let inconsistent = 0
  try {
    for (let kill = 0; kill < kills; kill++) {
      await withBrowser(async (profile, root) => {
        let page = await profile.start()
        await page.goto(`${root}review.html#backup`)
        await page.locator('input[type=file]').setInputFiles(file)
        await page.getByRole('button', { name: '確認匯入' }).click({ timeout: 60_000 })
        await sleep(Math.random() * 3000)
        await profile.kill()
        page = await profile.start()
        await page.goto(`${root}review.html`)
        await ready(page)
        const record = await stored(page)
        if (record.events.length === EVENTS) whole++
        else if (record.events.length === 0) none++
        else torn++
        inconsistent += faults(record)
      })
    }
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
  return [
    {
      fault: `killed in an import of ${EVENTS} events`,
      runs: kills,
      found: `whole ${whole}, nothing ${none}, torn ${torn}, inconsistent ${inconsistent}`,
      bad: torn + inconsistent,
    },
  ]
}

function events() {
  const now = Date.now()
  return Array.from({ length: EVENTS }, (_, i) => ({
    id: `torture-${i}`,
    t: now - (EVENTS - i) * 3_600_000,
    day: Math.floor((now - (EVENTS - i) * 3_600_000) / 86_400_000),
    tz: 480,
    card: `card-${i % 180}`,
    rev: 'aaaa0000',
    kind: 'review',
    grade: i % 9 === 0 ? 1 : 3,
    ms: 4000,
  }))
}

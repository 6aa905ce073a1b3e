// Kills the whole browser while cards are being graded; what was acknowledged must be there, once, and consistent.
import { faults, press, ready, sleep, stored, withBrowser } from './_record.mjs'

export async function run({ quick }) {
  const kills = quick ? 4 : 200
  let acknowledged = 0
  let lost = 0
  let doubled = 0
  let inconsistent = 0
  let found = 0
  await withBrowser(async (profile, root) => {
    for (let kill = 0; kill <= kills; kill++) {
      const page = await profile.start()
      page.on('console', message => {
        const [, reviews] = /^stored (\d+)$/.exec(message.text()) ?? []
        if (reviews) acknowledged = Math.max(acknowledged, Number(reviews))
      })
      await page.goto(`${root}review.html?case=taipei-01`)
      await ready(page)
      const record = await stored(page)
      found = record.events.length
      lost += Math.max(0, acknowledged - found)
      inconsistent += faults(record)
      const answers = new Set(record.events.map(({ t, card, ms }) => `${t} ${card} ${ms}`))
      doubled += found - answers.size
      acknowledged = Math.max(acknowledged, found)
      if (kill === kills) break
      await press(page)
      await sleep(150 + Math.random() * 900)
      await profile.kill()
    }
  })
  return [
    {
      fault: 'killed while grading',
      runs: kills,
      found: `${found} reviews; lost ${lost}, doubled ${doubled}, inconsistent ${inconsistent}`,
      bad: lost + doubled + inconsistent,
    },
  ]
}

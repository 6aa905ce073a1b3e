// Two tabs grade at once as fast as they can: every acknowledged grade of both is stored, once.
import { faults, press, ready, stored, withBrowser } from './_record.mjs'

export async function run({ quick }) {
  const grades = quick ? 40 : 400
  return withBrowser(async (profile, root) => {
    const one = await profile.start()
    const two = await one.context().newPage()
    let shown = 0
    for (const [page, id] of [
      [one, 'taipei-01'],
      [two, 'taipei-02'],
    ]) {
      page.on('console', message => {
        const [, reviews] = /^stored (\d+)$/.exec(message.text()) ?? []
        if (reviews) shown = Math.max(shown, Number(reviews))
      })
      await page.goto(`${root}review.html?case=${id}`)
      await ready(page)
    }
    await Promise.all([press(one), press(two)])
    while (shown < grades) await one.waitForTimeout(50)
    await two.goto('about:blank')
    await one.goto(`${root}review.html`)
    await ready(one)
    const record = await stored(one)
    const answers = new Set(record.events.map(({ t, card, ms }) => `${t} ${card} ${ms}`))
    const lost = Math.max(0, shown - record.events.length)
    const doubled = record.events.length - answers.size
    const inconsistent = faults(record)
    return [
      {
        fault: 'two tabs grading at once',
        runs: grades,
        found: `${record.events.length} stored of ${shown} acknowledged; lost ${lost}, doubled ${doubled}, inconsistent ${inconsistent}`,
        bad: lost + doubled + inconsistent,
      },
    ]
  })
}

/** Trusted Types, where the engine enforces them: no text becomes markup or script. */

import { expect, test } from './world.ts'

for (const path of ['index.html', 'review.html', 'search.html', '404.html'])
  test(`${path} lets no text become markup or script`, async ({ page, url }) => {
    await page.goto(url(path))
    await page.waitForFunction(() => document.documentElement.classList.contains('js'))
    const refused = await page.evaluate(() => {
      const name = (work: () => void) => {
        try {
          work()
          return 'done'
        } catch (error) {
          return (error as Error).name
        }
      }
      const script = document.createElement('script')
      return [
        name(() => document.body.insertAdjacentHTML('beforeend', '<b>text</b>')),
        name(() => Object.assign(document.createElement('div'), { innerHTML: '<b>text</b>' })),
        name(() => Object.assign(script, { text: '1' })),
        name(() => script.setAttribute('onload', 'x()')),
        name(() => Object.assign(script, { src: 'x.js' })),
      ]
    })
    expect(refused).toEqual(['TypeError', 'TypeError', 'TypeError', 'TypeError', 'done'])
  })

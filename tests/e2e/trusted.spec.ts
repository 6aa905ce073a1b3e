/** Trusted Types, where the engine enforces them: no text becomes markup, no script comes from elsewhere. */

import { expect, test } from './world.ts'

for (const path of ['index.html', 'review.html', 'search.html', '404.html'])
  test(`${path} lets no text become markup, and no script come from outside the handbook`, async ({
    page,
    url,
  }) => {
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
        name(() => Object.assign(script, { src: 'https://elsewhere.test/x.js' })),
        name(() => Object.assign(script, { src: new URL('x.js', document.baseURI).href })),
      ]
    })
    expect(refused).toEqual(['TypeError', 'TypeError', 'TypeError', 'TypeError', 'done'])
  })

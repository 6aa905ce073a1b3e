/** What a reader does on a usual day, as one list for every engine that can be driven. */

import { expect } from 'vitest'

export interface Engine {
  goto(url: string): Promise<void>
  /** Runs a function body in the page and gives what it returns, which must be JSON. */
  run(body: string): Promise<unknown>
}

/** Runs `body` again and again until it returns something. */
export async function until(engine: Engine, body: string): Promise<unknown> {
  const end = Date.now() + 30_000
  for (;;) {
    const value = await engine.run(body).catch(() => undefined)
    if (value) return value
    if (Date.now() > end) throw new Error(`not within 30 s: ${body}`)
    await new Promise(resolve => setTimeout(resolve, 100))
  }
}

export async function press(engine: Engine, name: string): Promise<void> {
  await until(
    engine,
    `const found = [...document.querySelectorAll('button')].find(b => b.textContent.trim().startsWith(${JSON.stringify(name)}));
     found?.click(); return Boolean(found)`,
  )
}

/** A citation opens in place. */
export async function readCase(engine: Engine, url: (path: string) => string): Promise<void> {
  await engine.goto(url('cases/taipei-25.html'))
  await until(engine, `return document.documentElement.classList.contains('js')`)
  await engine.run(`document.querySelector('#laws [data-citation="civil-service-act/4"]').click()`)
  const panel = await until(engine, `return document.querySelector('aside.panel')?.textContent`)
  expect(panel).toContain('公務員服務法第5條第1項')
}

/** The hits are there, and the page that one leads to marks the words. */
export async function search(engine: Engine, url: (path: string) => string): Promise<void> {
  await engine.goto(url(`search.html?q=${encodeURIComponent('底價')}`))
  const hits = await until(
    engine,
    `const list = document.querySelector('[data-results][data-query="底價"]');
     if (!list || list.getAttribute('aria-busy') === 'true') return undefined;
     return [...list.querySelectorAll('[data-result]')].map(a => a.getAttribute('data-result'))`,
  )
  expect(hits).toEqual(
    expect.arrayContaining(['cases/taipei-01.html', 'cases/taipei-02.html', 'cases/taipei-03.html']),
  )
  await engine.run(`document.querySelector('[data-result="cases/taipei-02.html"]').click()`)
  await until(engine, `return document.querySelector('main[data-case="taipei-02"]') !== null`)
  const marks = await until(
    engine,
    `return globalThis.CSS?.highlights?.get('search-hit')?.size || document.querySelectorAll('mark').length`,
  )
  expect(marks).toBeGreaterThan(3)
}

/** What was graded is there after a reload. */
export async function review(engine: Engine, url: (path: string) => string): Promise<void> {
  await engine.goto(url('review.html'))
  for (const name of ['開始複習', '顯示答案', '記得']) await press(engine, name)
  await reviews(engine, 1)
  await engine.goto(url('review.html'))
  await reviews(engine, 1)
}

export async function reviews(engine: Engine, count: number): Promise<void> {
  await until(engine, `return document.querySelector('[data-review][data-reviews="${count}"]') !== null`)
}

/** With the server gone, what was kept is all there. */
export async function offline(
  engine: Engine,
  url: (path: string) => string,
  stopServer: () => void,
): Promise<void> {
  await engine.goto(url('index.html'))
  await until(engine, `return document.documentElement.dataset.offline === 'ready'`)
  stopServer()
  await readCase(engine, url)
  await search(engine, url)
  await engine.goto(url('review.html'))
  await reviews(engine, 1)
}

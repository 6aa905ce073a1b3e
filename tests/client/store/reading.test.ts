import { beforeEach, expect, test, vi } from 'vitest'

const kept = vi.hoisted(() => {
  const kept = new Map<string, string>()
  const storage = {
    getItem: (key: string) => kept.get(key) ?? null,
    setItem: (key: string, text: string) => void kept.set(key, text),
    removeItem: (key: string) => void kept.delete(key),
  }
  const document = { baseURI: 'https://example.org/assets/', documentElement: { dataset: {} } }
  Object.assign(globalThis, {
    document,
    localStorage: storage,
    sessionStorage: { ...storage, getItem: () => null },
  })
  return kept
})

const { readingSection } = await import('../../../src/client/store/reading.ts')
const { keepReadCases, readCases } = await import('../../../src/client/page/read-cases.ts')
const { keepPlaces, readPlaces } = await import('../../../src/client/page/places.ts')

const place = (page: string, block = 0) => ({
  page,
  title: page,
  section: 'summary',
  heading: '案情摘要',
  block,
})
const paper = (data: unknown): unknown => JSON.parse(JSON.stringify(data))

beforeEach(() => kept.clear())

test('where nothing was read the file has no section', async () => {
  expect(await readingSection.read()).toBeUndefined()
})

test('what was read goes from one device to another, and is said before it is added', async () => {
  keepReadCases(new Map([['taipei-01', 'taipei.procurement']]))
  keepPlaces([place('cases/taipei-01.html', 2), place('laws/pdpa.html')])
  const file = paper(await readingSection.read())

  kept.clear()
  keepReadCases(new Map([['tainan-03', 'tainan']]))
  keepPlaces([place('cases/taipei-01.html', 7), place('cases/taipei-09.html')])
  expect(await readingSection.plan(file)).toBe('1 則讀過的案例、1 個讀到的地方')
  await readingSection.add(file)
  expect([...readCases().keys()].sort()).toEqual(['tainan-03', 'taipei-01'])
  // The reader goes on where this device was; the file's places follow.
  expect(readPlaces().map(({ page, block }) => [page, block])).toEqual([
    ['cases/taipei-01.html', 7],
    ['cases/taipei-09.html', 0],
    ['laws/pdpa.html', 0],
  ])
  expect(await readingSection.plan(file)).toBeUndefined()
})

test.each([
  7,
  null,
  [],
  { cases: [], places: {} },
  {
    cases: { 'taipei-01': 5, '../x': 'a', 'taipei-02': '<b>' },
    places: [{ page: 'javascript:x' }, 'x', null],
  },
])('%j adds nothing', async data => {
  expect(await readingSection.plan(data)).toBeUndefined()
  await readingSection.add(data)
  expect([readCases().size, readPlaces()]).toEqual([0, []])
})

test('at most three places stay, the latest of this device first', async () => {
  keepPlaces([1, 2, 3].map(n => place(`cases/taipei-0${n}.html`)))
  await readingSection.add({ cases: {}, places: [place('cases/taipei-09.html')] })
  expect(readPlaces().map(({ page }) => page)).toEqual([1, 2, 3].map(n => `cases/taipei-0${n}.html`))
})

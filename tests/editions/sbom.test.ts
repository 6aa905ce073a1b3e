import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { type Lock, sbom } from '../../src/editions/sbom.ts'

test('a package has its address, its hash in hexadecimal, its licence, and whether it is shipped', () => {
  const lock: Lock = {
    packages: {
      '': { version: '1.0.0' },
      'node_modules/@a/b': {
        version: '2.0.0',
        integrity: 'sha512-AQI=',
        license: '(MIT OR Apache-2.0)',
        dev: true,
      },
      'node_modules/c/node_modules/d': { version: '3.0.0', license: 'ISC' },
    },
  }
  const { components, ...rest } = JSON.parse(sbom('book', '1.0.0', lock))
  expect(components).toEqual([
    {
      type: 'library',
      'bom-ref': 'pkg:npm/%40a/b@2.0.0',
      group: '@a',
      name: 'b',
      version: '2.0.0',
      scope: 'excluded',
      hashes: [{ alg: 'SHA-512', content: '0102' }],
      licenses: [{ expression: '(MIT OR Apache-2.0)' }],
      purl: 'pkg:npm/%40a/b@2.0.0',
    },
    {
      type: 'library',
      'bom-ref': 'pkg:npm/d@3.0.0',
      name: 'd',
      version: '3.0.0',
      scope: 'required',
      licenses: [{ license: { id: 'ISC' } }],
      purl: 'pkg:npm/d@3.0.0',
    },
  ])
  expect(Object.keys(rest)).toEqual(['$schema', 'bomFormat', 'specVersion', 'version', 'metadata'])
})

test('the lock file as it is gives a list without a clock', () => {
  const lock = JSON.parse(readFileSync('package-lock.json', 'utf8')) as Lock
  const list = sbom('leak-casebook', '1.1.0', lock)
  expect(list).toContain('"pkg:npm/ts-fsrs@')
  expect(list).not.toMatch(/timestamp|serialNumber/)
})

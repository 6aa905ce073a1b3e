/** The folder on servers that say too much, too little or the wrong thing. */

import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { listFiles } from '../../src/build/files.ts'
import { attr, distPage, findAll } from './dist.ts'

test('every text says of itself that it is UTF-8, which weighs more than a wrong charset header', async () => {
  const texts = (await listFiles('dist')).filter(
    file => /\.(?:html|css|js|txt)$/.test(file) && !/^(?:downloads|offline)\/|^sw\.js$/.test(file),
  )
  expect(texts.length).toBeGreaterThan(90)
  const unmarked = texts.filter(
    file => readFileSync(`dist/${file}`).subarray(0, 3).toString('hex') !== 'efbbbf',
  )
  expect(unmarked).toEqual([])
})

test('404.html needs no other file to be styled and to find the way home', () => {
  const page = distPage('404.html')
  const sheets = findAll(page, e => e.tagName === 'link' && attr(e, 'rel') === 'stylesheet')
  expect(sheets.length).toBeGreaterThan(0)
  for (const sheet of sheets) expect(attr(sheet, 'href')).toMatch(/^data:text\/css/)
  for (const script of findAll(page, e => e.tagName === 'script'))
    expect([attr(script, 'src'), attr(script, 'data-app')]).toEqual([
      expect.stringMatching(/^data:text\/javascript/),
      expect.stringMatching(/^assets\/app\./),
    ])
})

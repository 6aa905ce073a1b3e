/** The EPUB in `dist`, looked at as a reading app would: valid, whole, the source's words in it. */

import { readFileSync } from 'node:fs'
import { EpubCheck } from '@likecoin/epubcheck-ts'
import { unzipSync } from 'fflate'
import { parse } from 'parse5'
import { expect, test } from 'vitest'
import { attribute, elements, textContent } from '../../src/data/html.ts'
import { distPage, sourceText } from './dist.ts'

const FILE = 'dist/downloads/handbook.epub'
const book = unzipSync(readFileSync(FILE))
const chapter = (name: string) => parse(new TextDecoder().decode(book[`EPUB/${name}.xhtml`]))

test('by the rules of EPUB 3.3 there is no error and no warning', async () => {
  const { messages } = await EpubCheck.validate(readFileSync(FILE))
  expect(messages.filter(({ severity }) => severity !== 'info' && severity !== 'usage')).toEqual([])
  // The whole book, which a busy machine takes its time over.
}, 60_000)

test('it begins with its media type, stored as it is', () => {
  expect(readFileSync(FILE).subarray(30, 58).toString('latin1')).toBe('mimetypeapplication/epub+zip')
})

test('every page of a case and of a law is a chapter with the same words of the source', () => {
  const cases = Object.keys(book).filter(name => /^EPUB\/cases-/.test(name))
  expect(cases.length).toBe(JSON.parse(readFileSync('dist/build.json', 'utf8')).cases)
  for (const name of cases.map(path => path.slice('EPUB/'.length, -'.xhtml'.length))) {
    const page = distPage(`${name.replace('cases-', 'cases/')}.html`)
    const text = textContent(chapter(name)).replace(/\s/g, '').replaceAll('編', '')
    for (const part of elements(page, element => attribute(element, 'data-source') !== undefined))
      expect(text).toContain(sourceText(part).replace(/\s/g, '').replaceAll('編', ''))
  }
})

test('a note’s mark is a reference to a footnote that is there', () => {
  const marks = elements(chapter('cases-taipei-01'), e => attribute(e, 'epub:type') === 'noteref')
  expect(marks.length).toBeGreaterThan(0)
  const ids = new Set(elements(chapter('cases-taipei-01')).map(e => `#${attribute(e, 'id')}`))
  for (const mark of marks) expect(ids).toContain(attribute(mark, 'href'))
})

test('questions lead to their answers and no answer stands with its question', () => {
  const questions = elements(chapter('questions'), e => attribute(e, 'class') === 'card')
  const answers = new Set(elements(chapter('answers')).map(e => attribute(e, 'id')))
  expect(questions.length).toBeGreaterThan(100)
  for (const question of questions) expect(answers).toContain(attribute(question, 'id')?.replace(/^q-/, 'a-'))
})

test('the package says for whom it can be read', () => {
  const opf = new TextDecoder().decode(book['EPUB/package.opf'])
  for (const name of ['accessMode', 'accessModeSufficient', 'accessibilityFeature', 'accessibilityHazard'])
    expect(opf).toContain(`property="schema:${name}"`)
  expect(opf).toContain('properties="cover-image"')
})

/** A build of its own: with the articles' own words left in `law-texts/`, and with an article that has changed. */
import { spawnSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { parse } from 'parse5'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { writeLawTexts } from '../../src/data/law-texts.ts'
import { copyProject } from '../fixtures/project-copy.ts'
import { attr, findAll, sourceText } from './dist.ts'

// Invented: no statute says so.
const WORDS = '招標文件要像玫瑰一樣藏好。\n未開標前，花瓣不得示人。'
let root = ''
const dist = (file: string) => readFileSync(join(root, 'dist', file), 'utf8')

beforeAll(() => {
  // Below the project; git ignores the folder.
  mkdirSync('.cache', { recursive: true })
  root = mkdtempSync(resolve('.cache/law-texts-'))
  copyProject(root)
  writeLawTexts(root, {
    law: 'gpa',
    name: '政府採購法',
    date: '2026-09-18',
    waits: false,
    articles: { '34': WORDS },
  })
  const law = join(root, 'cases/laws/gpa.yaml')
  const text = readFileSync(law, 'utf8')
  const changed = text.replace(
    /( {2}- article: "34\.3"\n)/,
    '$1    recheck:\n      since: 2026-09-18\n      what: changed\n',
  )
  expect(changed).not.toBe(text)
  writeFileSync(law, changed)
  const { status, stdout, stderr } = spawnSync(process.execPath, ['scripts/astro.mjs', 'build'], {
    cwd: root,
    encoding: 'utf8',
  })
  expect(status, stdout + stderr).toBe(0)
}, 180_000)
afterAll(() => rmSync(root, { recursive: true }))

const section = (page: string, id: string) => findAll(parse(dist(page)), e => attr(e, 'id') === id)[0]!

test('shows the words folded below the sentence, once for the article, with their date', () => {
  const page = parse(dist('laws/gpa.html'))
  const [folded, ...more] = findAll(page, e => attr(e, 'class') === 'statute')
  expect(more).toEqual([])
  expect(folded!.tagName).toBe('details')
  expect(attr(folded!, 'open')).toBeUndefined()
  expect(sourceText(folded!)).toContain('政府採購法第34條（資料日期 2026-09-18）')
  const lines = findAll(folded!, e => e.tagName === 'p').map(sourceText)
  expect(lines.slice(0, 2)).toEqual(WORDS.split('\n'))
  expect(findAll(section('laws/gpa.html', 'a34'), e => attr(e, 'class') === 'statute')).toHaveLength(1)
})

test('searches them', () => {
  expect(searchedText(join(root, 'dist/pagefind'))).toContain('花瓣不得示人')
})

test('says 待重新查證 where the changed article is spoken of: its page, panels, the card, the essentials', () => {
  expect(sourceText(section('laws/gpa.html', 'a34.3'))).toContain('待重新查證')
  expect(sourceText(section('cases/taipei-01.html', 'law-gpa/34.3'))).toContain('待重新查證')
  expect(sourceText(section('essentials.html', 'procurement'))).toContain('待重新查證')
  expect(sourceText(section('laws/gpa.html', 'a34.1'))).not.toContain('待重新查證')
  expect(dist(assets('deck'))).toContain('待重新查證')
})

/** All of the search's text, whatever files it lies in. */
function searchedText(folder: string): string {
  return readdirSync(folder)
    .filter(file => file.endsWith('.js'))
    .map(file => readFileSync(join(folder, file), 'utf8'))
    .join('\n')
}

function assets(name: string): string {
  const file = readdirSync(join(root, 'dist/assets')).find(f =>
    new RegExp(`^${name}\\.[0-9a-f]{8}\\.js$`).test(f),
  )
  return `assets/${file}`
}

/** What is one line of text: the index reads it from HTML, the page from its elements, and both must read the same. */

import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { build } from 'esbuild'
import { readPage } from '../../src/build/search-blocks.ts'
import { expect, test } from './world.ts'

const tidy = (text: string) => text.replace(/\s+/g, ' ').trim()
/** Blocks and lines of marks and signs alone are in neither. */
const told = (texts: readonly string[]) => texts.map(tidy).filter(text => /[\p{L}\p{N}]/u.test(text))

test('the lines of every searched page are the blocks of the index @localhost', async ({ page, url }) => {
  test.slow()
  const { outputFiles } = await build({
    entryPoints: ['src/client/page/lines.ts'],
    bundle: true,
    format: 'iife',
    globalName: 'lines',
    write: false,
  })
  const files = readdirSync('dist', { recursive: true, encoding: 'utf8' }).filter(name =>
    name.endsWith('.html'),
  )
  // As the files are, before any script has changed a page.
  await page.route('**/*.js', route => route.abort())
  for (const file of files) {
    const indexed = readPage(file, readFileSync(join('dist', file), 'utf8'))
    if (!indexed) continue
    await page.goto(url(file.replaceAll('\\', '/')))
    const shown = await page.evaluate<string[]>(
      `${outputFiles[0]?.text}; lines.readLines(document.querySelector('main')).map(line => line.text)`,
    )
    expect([file, told(shown).sort()]).toEqual([file, told(indexed.blocks.map(block => block.text)).sort()])
  }
})

/** The page of the design system shows what the styles have: each colour, and no class that nothing styles. */

import { readdirSync, readFileSync } from 'node:fs'
import { expect, test } from 'vitest'

const page = readFileSync('src/dev/system.astro', 'utf8')
const styles = ['src/dev/system.css', ...readdirSync('src/styles').map(name => `src/styles/${name}`)].map(
  file => readFileSync(file, 'utf8'),
)

test('every colour is shown', () => {
  const tokens = readFileSync('src/styles/tokens.css', 'utf8')
  const colours = [...tokens.matchAll(/--([a-z-]+): #/g)].map(([, name]) => name)
  const shown = page.match(/COLOURS = \[([^\]]+)\]/)?.[1]?.match(/[a-z-]+/g)
  expect(shown).toEqual([...new Set(colours)])
})

test('every class on it has a style', () => {
  const classes = [...page.matchAll(/class="([^"]+)"/g)].flatMap(([, names = '']) => names.split(' '))
  const unknown = classes.filter(name => !styles.some(css => new RegExp(`\\.${name}(?![\\w-])`).test(css)))
  expect(unknown).toEqual([])
})

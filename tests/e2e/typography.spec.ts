/** Lines as a reader of Chinese expects them, on a phone: 第 44 條 whole, no mark alone at a line's start, no last line of one character. */

import { readdirSync } from 'node:fs'
import { expect, test } from './world.ts'

const pages = [...readdirSync('dist/cases').map(name => `cases/${name}`), 'regional.html', 'about.html']

test('no line breaks inside 第 44 條, before a mark, or before the last character', {
  tag: '@localhost',
}, async ({ page, open }) => {
  test.slow()
  const faults: string[] = []
  for (const path of pages) {
    await open(path)
    // A folded cell shows one line of many.
    if (path === 'regional.html') await page.getByRole('button', { name: '全部展開' }).click()
    for (const fault of await page.evaluate(badLines)) faults.push(`${path}: ${fault}`)
  }
  expect(faults).toEqual([])
})

function badLines(): string[] {
  const faults: string[] = []
  const lineOf = (node: Text, at: number) => {
    const range = document.createRange()
    range.setStart(node, at)
    range.setEnd(node, at + 1)
    const box = range.getBoundingClientRect()
    return box.height > 0 ? (box.top + box.bottom) / 2 : undefined
  }
  const apart = (a: number | undefined, b: number | undefined) =>
    a !== undefined && b !== undefined && Math.abs(a - b) > 12
  for (const block of document.querySelectorAll<HTMLElement>(
    '[data-source] p, [data-source] li, [data-source][data-source$="title"], td',
  )) {
    if (block.querySelector('p, li')) continue
    const nodes: Text[] = []
    const walker = document.createTreeWalker(block, NodeFilter.SHOW_TEXT)
    while (walker.nextNode()) {
      const node = walker.currentNode as Text
      if (!node.parentElement?.closest('[data-added]')) nodes.push(node)
    }
    // Every character with its place, white space aside.
    const characters = nodes.flatMap(node =>
      [...node.data]
        .map((character, at) => ({ character, node, at }))
        .filter(({ character }) => character.trim()),
    )
    const text = characters.map(({ character }) => character).join('')
    for (const match of text.matchAll(/第\d+[條點項款](?:之\d+)?/g)) {
      const lines = [...match[0]].map((_, i) => {
        const { node, at } = characters[match.index + i]!
        return lineOf(node, at)
      })
      if (lines.some(line => apart(line, lines[0]))) faults.push(`broken ${match[0]}`)
    }
    const last = [...text].findLastIndex(character => /[\p{L}\p{N}]/u.test(character))
    const end = characters[last]
    const before = characters[last - 1]
    if (end && before && text.length > 12 && apart(lineOf(end.node, end.at), lineOf(before.node, before.at)))
      faults.push(`last line ${text.slice(-6)}`)
    for (const mark of block.querySelectorAll<HTMLElement>('.mark')) {
      const box = mark.getBoundingClientRect()
      if (box.height === 0) continue
      const preceding = nodes
        .filter(node => mark.compareDocumentPosition(node) & Node.DOCUMENT_POSITION_PRECEDING)
        .at(-1)
      const line = preceding && lineOf(preceding, preceding.data.trimEnd().length - 1)
      // A mark is raised above its line, by less than a line's height.
      if (line !== undefined && box.bottom - 4 > line + 12)
        faults.push(`mark alone after ${preceding?.data.slice(-6)}`)
    }
  }
  return faults
}

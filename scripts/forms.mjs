// Writes the table of characters' other forms that the search folds, from Unicode's Unihan_Variants.txt
// (https://www.unicode.org/Public/UCD/latest/ucd/Unihan.zip).
// Usage (Node 24): node scripts/forms.mjs Unihan_Variants.txt > src/domain/search/forms.ts
import { readFileSync } from 'node:fs'

/** The two-byte characters of a legacy standard, as the bytes decode. */
function repertoire(encoding, leads, trails) {
  const decoder = new TextDecoder(encoding)
  const characters = new Set()
  for (let lead = leads[0]; lead <= leads[1]; lead++)
    for (const trail of trails) {
      const [character, more] = [...decoder.decode(Uint8Array.of(lead, trail))]
      if (more === undefined && character !== '\ufffd') characters.add(character)
    }
  return characters
}
const bytes = (from, to) => Array.from({ length: to - from + 1 }, (_, i) => from + i)
const bigTrails = [...bytes(0x40, 0x7e), ...bytes(0xa1, 0xfe)]
/** What Taiwan's Big5 writes, and of that the 5401 characters in frequent use. */
const big5 = repertoire('big5', [0xa4, 0xf9], bigTrails)
const frequent = repertoire('big5', [0xa4, 0xc6], bigTrails)
const japanese = repertoire('euc-jp', [0xb0, 0xf4], bytes(0xa1, 0xfe))
/** What the neighbours' standards write: what no keyboard writes is not worth its place. */
const neighbours = new Set([
  ...japanese,
  ...repertoire('euc-kr', [0xca, 0xfd], bytes(0xa1, 0xfe)),
  ...repertoire('gbk', [0xb0, 0xf7], bytes(0xa1, 0xfe)),
  ...repertoire('big5', [0x87, 0xa3], bigTrails),
  ...repertoire('big5', [0xfa, 0xfe], bigTrails),
])

const targets = new Map()
for (const line of readFileSync(process.argv[2], 'utf8').split('\n')) {
  const [code, property, value] = line.split('\t')
  if (!value) continue
  const character = String.fromCodePoint(Number.parseInt(code.slice(2), 16))
  const isForm =
    property === 'kZVariant' ||
    property === 'kSemanticVariant' ||
    // The Japanese forms (内, 黄, 録); what is only Mainland's simplified is left to the converter.
    (property === 'kTraditionalVariant' && japanese.has(character))
  if (!isForm || big5.has(character) || !neighbours.has(character)) continue
  for (const [, hex] of value.matchAll(/U\+([0-9A-F]+)/g)) {
    const target = String.fromCodePoint(Number.parseInt(hex, 16))
    if (frequent.has(target)) targets.set(character, (targets.get(character) ?? new Set()).add(target))
  }
}
const pairs = [...targets].filter(([, found]) => found.size === 1).map(([form, [usual]]) => form + usual)
console.log(`/**
 * Other forms of a character, each before the form that Taiwan writes: 内內, 户戶, 説說. Made by scripts/forms.mjs from
 * Unicode's Unihan database (Unihan_Variants.txt 15.0; © Unicode, Inc., Unicode License): characters of Hong Kong's,
 * Japan's, Korea's and Mainland China's standards that Big5 does not have, so that no Taiwanese text means something of
 * its own by them, with exactly one form among Big5's frequent ones.
 */
export const FORMS =
${pairs
  .sort()
  .join('')
  .match(/.{1,100}/gu)
  .map(line => `  '${line}'`)
  .join(' +\n')}`)

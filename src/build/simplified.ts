/** Picks from OpenCC's dictionaries what turns Mainland China's writing into words that the handbook has. */

import { ConverterBuilder } from 'opencc-js/core'
import CHARACTERS from 'opencc-js/dict/STCharacters'
import PHRASES from 'opencc-js/dict/STPhrases'
import REGIONAL from 'opencc-js/dict/STPhrases_GeneratedFromRegionalPhrases'
import TAIWAN_PHRASES from 'opencc-js/dict/TWPhrases'
import * as preset from 'opencc-js/preset'
import { fold } from '../domain/search/text.ts'

/** Two neighbouring characters each. */
function pairsOf(text: string): string[] {
  const characters = [...text]
  return characters.slice(1).map((character, i) => characters[i]! + character)
}

/**
 * Pairs of what is typed and what is written, both folded, phrases before characters. Left out is what no page has,
 * for it could find nothing, and phrases that the characters alone turn rightly.
 * @param texts the folded texts of all pages
 */
export function simplifiedWords(texts: readonly string[]): [string, string][] {
  const characters = new Set<string>()
  const neighbours = new Set<string>()
  for (const text of texts) {
    for (const character of text) characters.add(character)
    for (const pair of pairsOf(text)) neighbours.add(pair)
  }
  const toTaiwan = ConverterBuilder(preset)({ from: 'cn', to: 'twp' })
  const toMainland = ConverterBuilder(preset)({ from: 't', to: 'cn' })
  const keys = (dictionary: string) => dictionary.split('|').map(entry => entry.split(' ')[0]!)
  const found = new Map<string, string>()
  for (const key of keys(CHARACTERS)) {
    const [typed, written] = [fold(key), fold(toTaiwan(key))]
    if (typed !== written && characters.has(written)) found.set(typed, written)
  }
  const alone = (text: string) => [...text].map(character => found.get(character) ?? character).join('')
  const phrases = [...keys(PHRASES), ...keys(REGIONAL), ...keys(TAIWAN_PHRASES).map(toMainland)]
  const chosen: [string, string][] = []
  for (const phrase of new Set(phrases)) {
    const [typed, written] = [fold(phrase), fold(toTaiwan(phrase))]
    if (alone(typed) !== written && pairsOf(written).every(pair => neighbours.has(pair)))
      chosen.push([typed, written])
  }
  return [...chosen, ...found]
}

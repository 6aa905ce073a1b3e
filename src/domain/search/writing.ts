/** Other writings of a query that finds nothing as it stands: without its marks, in the texts' words, in Taiwan's characters. */
import { ConverterFactory } from 'opencc-js/core'
import type { Corpus } from './corpus.ts'
import { countPages } from './match.ts'
import { isSearchable, words } from './text.ts'

/** Brackets, quotation marks and what ends a sentence; 80% and web@mail mean what their signs say. */
const MARK = `[\\p{Ps}\\p{Pe}\\p{Pi}\\p{Pf}"'、，,；;。.：:？?！!…・]+`
const EDGES = new RegExp(`^${MARK}|${MARK}$`, 'gu')
const SEPARATOR = /(?<=..)[、，,；;。／/？?！!：:]+(?=..)/u

/** A word without the marks around it (「底價」 as 底價, 底價？ as 底價), parted where it lists several (公務機密、洩漏). */
function unmarked(word: string): string[] {
  return word
    .replace(EDGES, '')
    .split(SEPARATOR)
    .map(part => part.replace(EDGES, ''))
    .filter(isSearchable)
}

/**
 * The words as the texts would write them: 洩露 as 洩漏, 案例8 as 案例08.
 * @param words folded
 * @param variants folded; where several fit, the first counts
 */
export function otherWriting(
  words: readonly string[],
  variants: readonly (readonly [typed: string, written: string])[],
): string[] {
  return words.map(word => {
    const found = variants.find(([typed, written]) => word.includes(typed) && !word.includes(written))
    const rewritten = found ? word.replaceAll(found[0], found[1]) : word
    return rewritten.replace(/案例第?(\d)則?$/, '案例0$1')
  })
}

/** A query's words in another writing. */
export interface Writing {
  words: string[]
  /** Those that are not as they were typed. */
  changed: string[]
}

/**
 * Every other writing of the words (folded), the likeliest first. A word that stands somewhere keeps its marks. The
 * converter is loaded when its turn comes.
 */
export async function* writingsOf(corpus: Corpus, typed: readonly string[]): AsyncGenerator<Writing> {
  const { variants } = await corpus.catalogue()
  const given = new Set([typed.join(' ')])
  function* unseen(lists: readonly string[][]): Generator<Writing> {
    for (const list of lists) {
      const words = [...new Set(list)]
      if (given.has(words.join(' '))) continue
      given.add(words.join(' '))
      yield { words, changed: words.filter(word => !typed.includes(word)) }
    }
  }
  const plain: string[] = []
  for (const word of typed) plain.push(...((await countPages(corpus, word)) > 0 ? [word] : unmarked(word)))
  yield* unseen([plain, otherWriting(plain, variants)])
  const convert = ConverterFactory([(await corpus.simplified()).map(([from, to]) => [from, to] as const)])
  const traditional = words(plain.map(convert).join(' '))
  yield* unseen([traditional, otherWriting(traditional, variants)])
}

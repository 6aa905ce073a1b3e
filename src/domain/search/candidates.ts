/** Asks Pagefind which pages come into question for a query: those that have all of its characters. */
import type { PagefindInstance, SearchAssets } from './bundle.ts'
import { isSearchable } from './text.ts'

/** The query that Pagefind gets: the words' characters, once each, apart, without the common ones. */
function characterQuery(words: readonly string[], common: string): string {
  const characters = new Set([...words.join('')].filter(char => isSearchable(char) && !common.includes(char)))
  return [...characters].join(' ')
}

/** Starts Pagefind on the packed files; `metaCacheTag` keeps it from asking the clock for one. */
export async function startPagefind(assets: SearchAssets): Promise<PagefindInstance> {
  const pagefind = assets.createInstance({ noWorker: true, basePath: '/pagefind/', metaCacheTag: 'packed' })
  await pagefind.init()
  return pagefind
}

/**
 * Indices into the catalogue's pages, of every page that may hold the words and of few others: whether one does hold
 * them its text decides.
 */
export async function findCandidates(
  pagefind: PagefindInstance,
  { pages, ids, common }: SearchAssets['catalogue'],
  words: readonly string[],
): Promise<number[]> {
  const query = characterQuery(words, common)
  if (query === '') return [...pages.keys()]
  const { results } = await pagefind.search(query)
  return results.map(({ id }) => {
    const page = ids[id]
    if (page === undefined) throw new Error(`Pagefind found ${id}, which the catalogue does not know`)
    return page
  })
}

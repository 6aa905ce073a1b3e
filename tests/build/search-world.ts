/** The built search without a browser: runs the packed scripts as they are and asks them as the page does. */
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { createContext, runInContext } from 'node:vm'
import { type SearchAssets, TEXT_GROUPS, unpackTexts } from '../../src/domain/search/bundle.ts'
import { findCandidates, startPagefind } from '../../src/domain/search/candidates.ts'
import { findMatches } from '../../src/domain/search/match.ts'
import { searchPage } from '../../src/domain/search/page.ts'
import { words } from '../../src/domain/search/text.ts'

/** The scripts of `dist/pagefind`, whose names end in a hash. */
export function packedScripts(dist: string): string[] {
  const folder = join(dist, 'pagefind')
  if (!existsSync(folder)) throw new Error(`${folder} is missing: build the handbook first (npm run build)`)
  return readdirSync(folder).map(name => join(folder, name))
}

/** The files found for a query, best first; only pages that Pagefind takes into consideration are read. */
export async function openSearch(dist: string): Promise<(query: string) => Promise<string[]>> {
  const self = {} as { searchAssets: SearchAssets }
  // No fetch, no document: as much as the scripts may rely on.
  const context = createContext({
    self,
    atob,
    TextDecoder,
    TextEncoder,
    WebAssembly,
    setTimeout,
    console,
    Intl,
  })
  for (const script of packedScripts(dist)) runInContext(readFileSync(script, 'utf8'), context)
  const { catalogue, texts } = self.searchAssets
  const pagefind = await startPagefind(self.searchAssets)
  const blocks = new Map(TEXT_GROUPS.flatMap(group => [...unpackTexts(texts[group])]))
  const pages = catalogue.pages.map(entry => searchPage(entry, blocks.get(entry.file)!))
  return async query => {
    const wanted = words(query)
    if (wanted.length === 0) return []
    const candidates = await findCandidates(pagefind, catalogue, wanted)
    const read = candidates.map(i => pages[i]!)
    return findMatches(read, wanted).map(match => match.page.file)
  }
}

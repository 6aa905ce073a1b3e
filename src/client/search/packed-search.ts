/** Loads the packed search when it is first asked and finds the pages that hold all words. */
import {
  type Catalogue,
  type PagefindInstance,
  type SearchAssets,
  TEXT_GROUPS,
  type TextGroup,
  textGroup,
  unpackTexts,
} from '../../domain/search/bundle.ts'
import { findCandidates, startPagefind } from '../../domain/search/candidates.ts'
import { findMatches, type Match } from '../../domain/search/match.ts'
import { type PageEntry, type SearchPage, searchPage } from '../../domain/search/page.ts'

declare global {
  interface Window {
    searchAssets: SearchAssets
  }
}

/** Addresses of the packed scripts. */
export type ScriptAddresses = Record<'engine' | 'index' | TextGroup, string>

export class PackedSearch {
  private readonly addresses: ScriptAddresses
  private readonly scripts = new Map<string, Promise<void>>()
  private readonly pages = new Map<string, SearchPage>()
  private readonly unpacked = new Set<TextGroup>()
  private started: Promise<PagefindInstance> | undefined

  constructor(addresses: ScriptAddresses) {
    this.addresses = addresses
  }

  /** What is known of every page; loads the engine with it. Rejects when a script cannot be loaded. */
  async catalogue(): Promise<Catalogue> {
    await this.start()
    return window.searchAssets.catalogue
  }

  /** The pages that hold every word (folded), best first. */
  async find(words: readonly string[]): Promise<Match[]> {
    const pagefind = await this.start()
    const { catalogue } = window.searchAssets
    const candidates = await findCandidates(pagefind, catalogue, words)
    return findMatches(await this.read(candidates.map(i => catalogue.pages[i]!)), words)
  }

  /** The pages with their texts. */
  async read(entries: readonly PageEntry[]): Promise<SearchPage[]> {
    const wanted = new Set(entries.map(entry => textGroup(entry.kind)))
    await Promise.all(TEXT_GROUPS.filter(group => wanted.has(group)).map(group => this.readGroup(group)))
    return entries.map(entry => this.pages.get(entry.file)!)
  }

  private async readGroup(group: TextGroup): Promise<void> {
    await this.load(group)
    if (this.unpacked.has(group)) return
    this.unpacked.add(group)
    const { catalogue, texts } = window.searchAssets
    const blocks = unpackTexts(texts[group])
    for (const entry of catalogue.pages) {
      const own = blocks.get(entry.file)
      if (own) this.pages.set(entry.file, searchPage(entry, own))
    }
  }

  private start(): Promise<PagefindInstance> {
    this.started ??= Promise.all([this.load('engine'), this.load('index')])
      .then(() => startPagefind(window.searchAssets))
      .catch(error => {
        this.started = undefined // so that the next key tries again
        throw error
      })
    return this.started
  }

  /** A script element and no `fetch`: `file://` allows only the former. */
  private load(name: keyof ScriptAddresses): Promise<void> {
    let loading = this.scripts.get(name)
    if (!loading) {
      loading = new Promise((resolve, reject) => {
        const script = document.createElement('script')
        script.src = this.addresses[name]
        script.onload = () => resolve()
        script.onerror = () => {
          this.scripts.delete(name)
          reject(new Error(`${script.src} cannot be loaded`))
        }
        document.head.append(script)
      })
      this.scripts.set(name, loading)
    }
    return loading
  }
}

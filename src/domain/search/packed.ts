/**
 * The search as it lies in `pagefind/*.js`: what the build writes and the browser reads. Each file is a classic script
 * that hands over one string, for `file://` knows no `fetch` and a bare server no other types.
 */
import type { Catalogue, Citations, Corpus } from './corpus.ts'
import { type Block, type PageEntry, type SearchPage, searchPage } from './page.ts'
import { isSearchable } from './text.ts'

/** The catalogue's file: beside what an answer needs, the names of all other files. */
export interface PackedCatalogue extends Catalogue {
  /** The texts' files and the number of the first page in each, rising from 0. */
  texts: [name: string, first: number][]
  /** The index's files and the last character in each, rising. */
  index: [name: string, last: string][]
  citations: string
  simplified: string
}

/**
 * Some pages with their texts. Many blocks stand on several pages (headings, notes, titles in lists), so each text is
 * packed once.
 */
export interface PackedTexts {
  /** The different texts in the order in which they first appear, parted by line feeds, which no text holds. */
  texts: string
  /**
   * Each page with its sections, `[anchor, …blocks]`: a block is 0 for the next text that has not been used yet, or n
   * for the nth text; a heading is the same as a string.
   */
  pages: [entry: PageEntry, ...sections: [anchor: string, ...blocks: (number | string)[]][]][]
}

/** Packs some pages; `unpackTexts` gives them back. */
export function packTexts(pages: readonly { entry: PageEntry; blocks: readonly Block[] }[]): PackedTexts {
  const numbers = new Map<string, number>()
  const packed = pages.map(({ entry, blocks }): PackedTexts['pages'][number] => {
    const sections: [string, ...(number | string)[]][] = []
    for (const { text, anchor, heading } of blocks) {
      const number = numbers.get(text) ?? 0
      if (number === 0) numbers.set(text, numbers.size + 1)
      if (sections.at(-1)?.[0] !== anchor) sections.push([anchor])
      sections.at(-1)!.push(heading ? String(number) : number)
    }
    return [entry, ...sections]
  })
  return { texts: [...numbers.keys()].join('\n'), pages: packed }
}

/** The pages as they were packed. */
export function unpackTexts({ texts, pages }: PackedTexts): { entry: PageEntry; blocks: Block[] }[] {
  const list = texts.split('\n')
  let next = 0
  const unpack = (anchor: string, packed: number | string): Block => {
    const number = Number(packed)
    return {
      text: number === 0 ? list[next++]! : list[number - 1]!,
      anchor,
      heading: typeof packed === 'string',
    }
  }
  return pages.map(([entry, ...sections]) => ({
    entry,
    blocks: sections.flatMap(([anchor, ...blocks]) => blocks.map(block => unpack(anchor, block))),
  }))
}

/** A line of the index: the character and the gaps between the pages that have it, in base 36. */
export function packPostings(character: string, pages: readonly number[]): string {
  const gaps = pages.map((page, i) => (page - (pages[i - 1] ?? -1)).toString(36))
  return `${character}${gaps.join(' ')}`
}

/** The pages of a line that `packPostings` made. */
export function unpackPostings(gaps: string): number[] {
  let page = -1
  return gaps.split(' ').map(gap => {
    page += Number.parseInt(gap, 36)
    return page
  })
}

/** The packed search as a corpus; every file is loaded when it is first needed, and only the pages asked for are folded. */
export class PackedCorpus implements Corpus {
  private readonly load: (name: string) => Promise<string>
  private readonly files = new Map<string, Promise<unknown>>()
  private readonly pages = new Map<number, SearchPage>()

  /** @param load gives the string of a file by its name; a name that ends in `catalogue` is the catalogue's. */
  constructor(load: (name: string) => Promise<string>) {
    this.load = load
  }

  /** Loads and unpacks a file once; after a failure the next call tries again. */
  private file<T>(name: string, unpack: (text: string) => T): Promise<T> {
    let file = this.files.get(name)
    if (!file) {
      file = this.load(name).then(unpack)
      file.catch(() => this.files.delete(name))
      this.files.set(name, file)
    }
    return file as Promise<T>
  }

  catalogue(): Promise<PackedCatalogue> {
    return this.file('catalogue', text => JSON.parse(text) as PackedCatalogue)
  }

  async citations(): Promise<Citations> {
    return this.file((await this.catalogue()).citations, text => JSON.parse(text) as Citations)
  }

  async simplified(): Promise<[string, string][]> {
    return this.file((await this.catalogue()).simplified, text => JSON.parse(text) as [string, string][])
  }

  async find(text: string): Promise<readonly number[]> {
    const { pages, common } = await this.catalogue()
    const wanted = [...new Set(text)].filter(char => isSearchable(char) && !common.includes(char))
    const lists = await Promise.all(wanted.map(char => this.postings(char)))
    const [first, ...others] = lists.sort((a, b) => a.length - b.length)
    if (!first) return Array.from({ length: pages }, (_, page) => page)
    const sets = others.map(list => new Set(list))
    return first.filter(page => sets.every(set => set.has(page)))
  }

  /** The pages that have a character. */
  private async postings(character: string): Promise<number[]> {
    const { index } = await this.catalogue()
    const part = index.find(([, last]) => character <= last)
    if (!part) return []
    const lines = await this.file(part[0], text => {
      return new Map(
        text.split('\n').map(line => {
          const own = String.fromCodePoint(line.codePointAt(0)!)
          return [own, line.slice(own.length)]
        }),
      )
    })
    const gaps = lines.get(character)
    return gaps === undefined ? [] : unpackPostings(gaps)
  }

  async read(pages: readonly number[]): Promise<SearchPage[]> {
    const { texts } = await this.catalogue()
    const parts = new Map<number, number[]>()
    for (const page of pages) {
      if (this.pages.has(page)) continue
      const part = texts.findLastIndex(([, first]) => first <= page)
      parts.set(part, [...(parts.get(part) ?? []), page])
    }
    await Promise.all(
      [...parts].map(async ([part, wanted]) => {
        const [name, first] = texts[part]!
        const read = await this.file(name, text => unpackTexts(JSON.parse(text) as PackedTexts))
        for (const page of wanted) {
          const { entry, blocks } = read[page - first]!
          this.pages.set(page, searchPage(entry, blocks))
        }
      }),
    )
    return pages.map(page => this.pages.get(page)!)
  }
}

/** A corpus of a few pages in memory, for tests. */
import type { Citations, Corpus, LawEntry } from '../../../src/domain/search/corpus.ts'
import { searchPage } from '../../../src/domain/search/page.ts'
import { fold } from '../../../src/domain/search/text.ts'

interface Contents {
  /** Each page's file with its lines; `# ` begins a heading. */
  pages: Record<string, string[]>
  laws?: LawEntry[]
  citations?: Citations
  variants?: [string, string][]
  simplified?: [string, string][]
}

export function memoryCorpus({
  pages,
  laws = [],
  citations = {},
  variants = [],
  simplified = [],
}: Contents): Corpus {
  const read = Object.entries(pages).map(([file, lines]) => {
    const law = laws.find(one => one.file === file)
    return searchPage(
      {
        file,
        title: law?.title ?? file,
        kind: law ? '法規' : '案例',
        facets: {},
        ...(law && { names: [...law.names, ...law.shortNames] }),
      },
      lines.map(line => ({ text: line.replace(/^# /, ''), anchor: '', heading: line.startsWith('# ') })),
    )
  })
  const folded = (pairs: [string, string][]) => pairs.map(([a, b]): [string, string] => [fold(a), fold(b)])
  return {
    catalogue: async () => ({ pages: read.length, laws, common: '', variants: folded(variants) }),
    find: async text =>
      [...read.keys()].filter(i => [...text].every(char => read[i]!.foldedText.includes(char))),
    read: async numbers => numbers.map(i => read[i]!),
    citations: async () => citations,
    simplified: async () => folded(simplified),
  }
}

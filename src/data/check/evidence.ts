/** What cards and questions rest on, and whether it is there. */

/** The words of a source, or the key of an article whose text was read. */
export type Evidence = { source: string; words: string } | { article: string }

/** The handbook's texts and articles. */
export interface EvidenceWorld {
  /** The source text of `city-07/measures`; undefined where there is no such part, null where it could not be read. */
  partText(key: string): string | null | undefined
  article(key: string): { verified: boolean } | undefined
}

/** Tells `fault` of every item that does not stand where it says, or that nobody has read. */
export function checkEvidence(
  evidence: readonly Evidence[],
  world: EvidenceWorld,
  fault: (what: string) => void,
): void {
  if (evidence.length === 0) fault('沒有依據；請附原文字句（source、words）或已核對的條文（article）。')
  for (const item of evidence) {
    if ('article' in item) {
      const article = world.article(item.article)
      if (!article) fault(`的條文 ${item.article} 不在 cases/laws；請改用現有的條文鍵。`)
      else if (!article.verified) fault(`的條文 ${item.article} 尚未核對；請改引原文字句，或先核對條文。`)
      continue
    }
    const text = world.partText(item.source)
    if (text === undefined)
      fault(
        `的出處 ${item.source} 不存在；請改用現有的「案例 id／段落」，如 city-07/measures；那一案已撤下時，請換別的依據或刪去。`,
      )
    else if (text !== null && !text.includes(item.words))
      fault(`的字句「${item.words}」不在 ${item.source}；請逐字照抄原文。`)
  }
}

/** The case, law or confusion that a file belongs to: `cases/city/07.cards.yaml` is of `city-07`. */
export function ownerOf(file: string): string {
  const [name = '', folder] = file
    .replace(/\.(cards|questions)\.yaml$/, '')
    .split('/')
    .reverse()
  if (name === 'confusions') return 'confusion'
  return folder === 'laws' ? name : `${folder}-${name}`
}

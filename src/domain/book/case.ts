/** A case as the handbook knows it: its parts, its facts, its id. */

export const PART_NAMES = ['summary', 'laws', 'measures'] as const
export type PartName = (typeof PART_NAMES)[number]

/** The headings that the sources have, casebooks and tables. */
export const HEADINGS: Readonly<Record<'cases' | 'table', Readonly<Record<PartName, string>>>> = {
  cases: { summary: '案情摘要', laws: '涉及法規', measures: '改進措施及建議作法' },
  table: { summary: '案例', laws: '涉及法規', measures: '策進建議' },
}

/** Two cases depart from these. */
const DEPARTING: Partial<Record<PartName, string>> = { summary: '案情摘要：', laws: '法規' }

export const FACT_NAMES = ['agency', 'role', 'channel', 'information', 'intent', 'outcomes'] as const
export const FACT_LABELS: Readonly<Record<(typeof FACT_NAMES)[number], string>> = {
  agency: '機關',
  role: '行為人',
  channel: '管道',
  information: '資訊',
  intent: '故意或過失',
  outcomes: '處理結果',
}

/** Headings that a collection uses beside the common ones. */
export type OwnHeadings = Readonly<Partial<Record<PartName, readonly string[] | undefined>>>

/** The part that a heading begins; undefined where it is none that the handbook knows. */
export function partOfHeading(heading: string, own: OwnHeadings = {}): PartName | undefined {
  const common = PART_NAMES.find(part =>
    [HEADINGS.cases, HEADINGS.table, DEPARTING].some(of => of[part] === heading),
  )
  return common ?? PART_NAMES.find(part => own[part]?.includes(heading))
}

/** The paragraphs and list items of each part of a case's Markdown, without list numbers. */
export function partBlocks(markdown: string, own: OwnHeadings = {}): Partial<Record<PartName, string[]>> {
  const parts: Partial<Record<PartName, string[]>> = {}
  let current: string[] | undefined
  for (const line of markdown.split(/\r?\n/)) {
    const heading = /^##\s+(.+?)\s*$/.exec(line)?.[1]
    if (heading !== undefined) {
      const part = partOfHeading(heading, own)
      current = part ? [] : undefined
      if (part) parts[part] = current
    } else if (line.trim()) current?.push(line.trim().replace(/^(?:\d+\.|[-*])\s+/, ''))
  }
  return parts
}

/** `city-07` is case 07 of the collection `city`. */
export function caseId(collection: string, number: number): string {
  return `${collection}-${String(number).padStart(2, '0')}`
}

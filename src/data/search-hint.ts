/** What an empty search field shows. */

import type { Identity } from './schema.ts'

/** The handbook's examples, else what kinds of words may be typed. */
export function searchHint({ examples }: Identity): string {
  return examples ? `${examples.join('、')} …` : '字句、法規或條號 …'
}

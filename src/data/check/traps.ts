/** Traps that make two options right: known ones, written down in `cases/question-traps.yaml`, tried on every question. */

import type { Trap } from '../schema.ts'
import type { EvidenceWorld } from './evidence.ts'
import { foldWords } from './wording.ts'

/** What a trap looks at. */
interface Trapped {
  stem: string
  options: readonly { text: string; right?: boolean | undefined }[]
}

/** So short a text stands in a measure by chance. */
const WORDS_OF_A_MEASURE = 4

/**
 * The traps that a question springs: those of which every condition holds; one that is left out holds always.
 * `about` names its owner; `stem` matches the stem and `unless` does not; `together`: for each pattern another option
 * matches; `two` options match; `any` option matches, or a `wrong` one; `wrongInMeasures`: a wrong one stands among
 * the measures that one of the cases recommends. Patterns are regular expressions.
 * @param owner the case or the law whose file the question is in
 */
export function trapsSprung(
  question: Trapped,
  owner: string,
  world: Pick<EvidenceWorld, 'partText'> & { traps: readonly Trap[] },
): Trap[] {
  const texts = question.options.map(option => option.text)
  const wrong = question.options.filter(option => !option.right).map(option => option.text)
  const matching = (pattern: string) => texts.filter(text => new RegExp(pattern).test(text))
  return world.traps.filter(
    trap =>
      (trap.about?.includes(owner) ?? true) &&
      (trap.stem === undefined || new RegExp(trap.stem).test(question.stem)) &&
      !(trap.unless !== undefined && new RegExp(trap.unless).test(question.stem)) &&
      (trap.together === undefined || areDifferent(trap.together.map(matching))) &&
      (trap.two === undefined || matching(trap.two).length >= 2) &&
      (trap.any === undefined || matching(trap.any).length > 0) &&
      (trap.wrong === undefined || wrong.some(text => new RegExp(trap.wrong!).test(text))) &&
      (!trap.wrongInMeasures || wrong.some(text => inMeasures(text, trap.about ?? [owner], world))),
  )
}

/** Whether each of the lists has an option that is not the only one of another list. */
function areDifferent(lists: readonly string[][]): boolean {
  if (lists.some(list => list.length === 0)) return false
  return new Set(lists.flat()).size >= lists.length
}

function inMeasures(text: string, cases: readonly string[], world: Pick<EvidenceWorld, 'partText'>): boolean {
  const words = foldWords(text)
  if ([...words].length < WORDS_OF_A_MEASURE) return false
  return cases.some(id => foldWords(world.partText(`${id}/measures`) ?? '').includes(words))
}

/** One check of everything below `cases/`: what the build, `npm run check` and the tests of authors' mistakes ask. */

import { checkDeck } from '../deck.ts'
import { ContentError, type Handbook } from '../model.ts'
import { checkBank } from '../quiz.ts'
import { readContent } from '../read.ts'
import { CONTENT_ROOT } from '../root.ts'

export interface Checked {
  /** Undefined where the content could not be read at all. */
  handbook: Handbook | undefined
  /** A sentence for each cause, in the order of the files. */
  problems: string[]
  reminders: string[]
}

export function checkAll(root = CONTENT_ROOT): Checked {
  try {
    const { handbook, problems, broken } = readContent(root)
    const deck = checkDeck(handbook, broken)
    // Questions name cards, so what is wrong with those is told first.
    const bank = deck.problems.length === 0 ? checkBank(handbook, deck.cards, broken).problems : []
    const all = [...problems, ...deck.problems, ...bank]
    return { handbook, problems: all, reminders: handbook.warnings }
  } catch (error) {
    if (error instanceof ContentError)
      return { handbook: undefined, problems: [...error.problems], reminders: [] }
    throw error
  }
}

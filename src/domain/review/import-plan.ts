/** What a backup would change, for the reader to see before it does. */

import { isReview, type ReviewEvent, standingEvents } from './events.ts'
import { adopt } from './merge.ts'

export interface ImportPlan {
  /** Events that are not here yet, as they would be added. */
  added: ReviewEvent[]
  /** How many of the added events are reviews or practice. */
  addedReviews: number
  /** How many reviews of the file are here already. */
  knownReviews: number
  /** How many added reviews are of cards that this version does not have; they are kept. */
  foreignReviews: number
  /** How many reviews that stand here the file's own undos would take back. */
  takenBack: number
}

/** @param events of the file, after every check */
export function planImport(
  events: readonly ReviewEvent[],
  stored: readonly ReviewEvent[],
  cardIds: ReadonlySet<string>,
): ImportPlan {
  const added = adopt(stored, events)
  const addedReviews = added.filter(isReview)
  const before = standingEvents(stored).filter(isReview)
  const undos = added.filter(event => event.kind === 'undo')
  const after = undos.length === 0 ? before : standingEvents([...stored, ...undos]).filter(isReview)
  return {
    added,
    addedReviews: addedReviews.length,
    knownReviews: events.filter(isReview).length - addedReviews.length,
    foreignReviews: addedReviews.filter(event => !cardIds.has(event.card)).length,
    takenBack: before.length - after.length,
  }
}

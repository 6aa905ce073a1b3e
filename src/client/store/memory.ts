/** The same log in memory: for browsers that store nothing, and for computers that several people use. */

import type { Sections } from '../../domain/review/backup.ts'
import { isFoldable } from '../../domain/review/check-event.ts'
import { foldCard, foldEvents, isAct, isReview, type ReviewEvent } from '../../domain/review/events.ts'
import { adopt } from '../../domain/review/merge.ts'
import { DEFAULT_SETTINGS, type ReviewSettings, readSettings } from '../../domain/review/settings.ts'
import { type Entry, randomId } from './log-schema.ts'
import type { ReviewStorage, SnapshotInfo } from './review-storage.ts'

/** Where the log is left for the tab's next page; nothing of it outlives the tab. */
export interface Shelf {
  read(): string | null
  write(text: string): void
}

/** An import, with what it replaced. */
interface Taken extends SnapshotInfo {
  settings: ReviewSettings
  sections: Sections
}

interface Held {
  device: string
  entries: Entry[]
  settings: ReviewSettings
  sections: Sections
  imports: Taken[]
  exported: number
}

/** @param shelf where a tab keeps the log from page to page; without one it ends with the page */
export function memoryStorage(shelf?: Shelf): ReviewStorage {
  const held = take(shelf)
  const keep = () => shelf?.write(JSON.stringify(held))
  const events = () => held.entries.map(entry => entry.event)
  const reviews = () => events().filter(isReview).length
  const fold = (card: string) => foldCard(events().filter(event => event.card === card && isFoldable(event)))
  return {
    durable: false,
    // Nothing of this is stored, so no review counts as stored; on a tab's shelf they count for the tab.
    read: async () => ({
      states: foldEvents(events().filter(isFoldable)),
      settings: held.settings,
      reviews: shelf ? reviews() : 0,
      reviewsSinceExport: shelf ? Math.max(0, reviews() - held.exported) : 0,
    }),
    append: async draft => {
      const event: ReviewEvent = { id: randomId(), ...draft }
      held.entries.push({ event, mine: 1 })
      keep()
      return { event, state: fold(event.card), reviews: shelf ? reviews() : 0 }
    },
    events: async () => events(),
    eventsOf: async card => events().filter(event => event.card === card && isFoldable(event)),
    lastStanding: async () => {
      const own = held.entries.filter(entry => entry.mine).map(entry => entry.event)
      const undone = new Set(own.map(event => (event.kind === 'undo' ? event.of : undefined)))
      return own.findLast(event => isAct(event) && !undone.has(event.id))
    },
    saveSettings: async settings => {
      held.settings = settings
      keep()
    },
    device: async () => held.device,
    sections: async () => held.sections,
    markExported: async count => {
      held.exported = Math.min(count, reviews())
      keep()
    },
    importBackup: async ({ events: brought, settings, sections }, now) => {
      const at = Math.max(now, (held.imports.at(-1)?.at ?? 0) + 1)
      held.imports.push({ at, reviews: reviews(), settings: held.settings, sections: held.sections })
      const added = adopt(events(), brought)
      held.entries.push(...added.map(event => ({ event, batch: at })))
      held.settings = settings ?? held.settings
      held.sections = { ...held.sections, ...sections }
      keep()
      return added.filter(isReview).length
    },
    snapshots: async () => held.imports.map(({ at, reviews }) => ({ at, reviews })).reverse(),
    restore: async at => {
      const taken = held.imports.find(item => item.at === at)
      if (!taken) return
      held.entries = held.entries.filter(entry => !(entry.batch !== undefined && entry.batch >= at))
      held.settings = taken.settings
      held.sections = taken.sections
      held.imports = held.imports.filter(item => item.at < at)
      keep()
    },
    rebuild: async () => {},
    repair: async () => false,
    close() {},
  }
}

function take(shelf: Shelf | undefined): Held {
  const empty: Held = {
    device: randomId().slice(0, 16),
    entries: [],
    settings: { ...DEFAULT_SETTINGS },
    sections: {},
    imports: [],
    exported: 0,
  }
  try {
    const kept = JSON.parse(shelf?.read() ?? 'null') as Held | null
    if (!kept || !Array.isArray(kept.entries) || !Array.isArray(kept.imports)) return empty
    return { ...empty, ...kept, settings: readSettings({ ...kept.settings }) }
  } catch {
    // What lies there is not ours.
    return empty
  }
}

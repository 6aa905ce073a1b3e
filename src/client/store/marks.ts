/** The reader's marks on disk: a sibling of the review log, with a database of its own. */

import type { DBSchema } from 'idb'
import { type Mark, mergeMarks, mergeWords, readMarks } from '../../domain/marks/mark.ts'
import { readLocal, writeLocal } from '../page/local.ts'
import { rememberMarked } from '../page/marked.ts'
import { isShared } from '../page/shared.ts'
import { Database, type Design } from './database.ts'
import { siblingName } from './names.ts'
import { StorageError, type StorageListener } from './problems.ts'
import type { SectionSource } from './sections.ts'

interface MarkSchema extends DBSchema {
  marks: { key: string; value: Mark; indexes: { case: string } }
}

const DESIGN: Design<MarkSchema> = {
  name: siblingName('marks'),
  version: 1,
  upgrade(db) {
    db.createObjectStore('marks', { keyPath: 'id' }).createIndex('case', 'case')
  },
}

export interface MarkStore {
  /** In the order of making. @throws {StorageError} as every method */
  all(): Promise<Mark[]>
  ofCase(id: string): Promise<Mark[]>
  put(mark: Mark): Promise<void>
  remove(id: string): Promise<void>
  /** Joins others to what is there. */
  join(others: readonly Mark[]): Promise<void>
}

/** Opens nothing yet: the first read or write does. */
export function markStore(listener: StorageListener = { problem() {}, changed() {} }): MarkStore {
  if (isShared()) return tabStore()
  const database = new Database<MarkSchema>(DESIGN, listener)
  const sorted = (value: unknown[]) => readMarks(value).sort((a, b) => a.created - b.created)
  const store: MarkStore = {
    all: () => database.read(['marks'], async tx => sorted(await tx.objectStore('marks').getAll())),
    ofCase: id =>
      database.read(['marks'], async tx => sorted(await tx.objectStore('marks').index('case').getAll(id))),
    put: mark => change(tx => tx.put(mark)),
    remove: id => change(tx => tx.delete(id)),
    join: others =>
      change(async marks => {
        for (const mark of mergeMarks(readMarks(await marks.getAll()), others)) void marks.put(mark)
      }),
  }

  type Marks = {
    put(mark: Mark): Promise<unknown>
    delete(id: string): Promise<unknown>
    getAll(): Promise<unknown[]>
  }
  /** Writes, and leaves word for the case pages which of them have marks. */
  async function change(work: (marks: Marks) => Promise<unknown>): Promise<void> {
    const left = await database.write(['marks'], async tx => {
      await work(tx.objectStore('marks') as Marks)
      return readMarks(await tx.objectStore('marks').getAll())
    })
    rememberMarked(left.map(mark => mark.case))
  }
  return store
}

/** On a shared computer marks live as long as the tab. */
function tabStore(): MarkStore {
  const all = () => readMarks(readLocal<unknown>('marks') ?? [])
  const write = (marks: readonly Mark[]) => {
    if (!writeLocal('marks', marks)) throw new StorageError('unavailable')
    rememberMarked(marks.map(mark => mark.case))
  }
  return {
    all: async () => all(),
    ofCase: async id => all().filter(mark => mark.case === id),
    put: async mark => write([...all().filter(other => other.id !== mark.id), mark]),
    remove: async id => write(all().filter(other => other.id !== id)),
    join: async others => write(mergeMarks(all(), others)),
  }
}

/** The marks' place in the backup file. */
export function marksSection(store: MarkStore): SectionSource {
  return {
    name: 'marks',
    read: async () => {
      const marks = await store.all().catch(error => {
        // Where nothing can be stored there are no marks to lose; any other failure must not pass for an empty list.
        if (error instanceof StorageError && error.problem === 'unavailable') return []
        throw error
      })
      return marks.length > 0 ? marks : undefined
    },
    plan: async data => mergeWords(await store.all(), readMarks(data)),
    add: async data => store.join(readMarks(data)),
  }
}

/** Makes the backup file of what this page shows, a little at a time. */

import { sealSection, writeBackup } from '../../domain/review/backup.ts'
import { isReview } from '../../domain/review/events.ts'
import { dateOfDay } from '../../domain/review/study-day.ts'
import { rest } from '../page/blob-worker.ts'
import { SLUG } from '../page/slug.ts'
import { SECTION_SOURCES } from '../store/section-sources.ts'
import type { ReviewModel } from './model.ts'

export interface MadeFile {
  file: File
  /** How many reviews it holds. */
  reviews: number
}

/** @throws {StorageError} where the record cannot be read */
export async function makeFile(model: ReviewModel): Promise<MadeFile> {
  const { storage } = model
  const events = await storage.events()
  const sections: Record<string, unknown> = { ...(await storage.sections()) }
  for (const source of SECTION_SOURCES) {
    const data = await source.read()
    if (data !== undefined) sections[source.name] = sealSection(data)
  }
  const device = await storage.device()
  const pieces: string[] = []
  for (const piece of writeBackup(device, events, model.settings, sections, Date.now())) {
    pieces.push(piece)
    await rest()
  }
  const name = `${SLUG}-${dateOfDay(model.today())}.json`
  const file = new File(pieces, name, { type: 'application/json' })
  return { file, reviews: events.filter(event => isReview(event)).length }
}

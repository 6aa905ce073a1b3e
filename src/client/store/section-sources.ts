/** The stores that have a section in the backup; one that nobody here knows is kept and given back as it came. */

import { markStore, marksSection } from './marks.ts'
import { readingSection } from './reading.ts'
import type { SectionSource } from './sections.ts'

/** A sibling store enters its section here. */
export const SECTION_SOURCES: readonly SectionSource[] = [marksSection(markStore()), readingSection]

// Checks `cases/`, then runs Astro. Usage: node scripts/astro.mjs build|dev
// An author's mistake is told in plain words before Astro's own loader would tell it in English with a stack.
import { readCards } from '../src/data/deck.ts'
import { ContentError, readHandbook } from '../src/data/read.ts'

try {
  const handbook = readHandbook()
  readCards(handbook)
  for (const warning of handbook.warnings) console.warn(`提醒　${warning}`)
} catch (error) {
  if (!(error instanceof ContentError)) throw error
  console.error(`\n${error.message}\n`)
  process.exit(1)
}

// Astro's telemetry is off: nobody is asked for anything.
process.env.ASTRO_TELEMETRY_DISABLED = '1'
await import('../node_modules/astro/bin/astro.mjs')

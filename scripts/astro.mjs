// Checks `cases/`, then runs Astro. Usage: node scripts/astro.mjs build|dev
// An author's mistake is told in plain words before Astro's own loader would tell it in English with a stack.
import { checkAll } from '../src/data/check/all.ts'
import { keepHandbook } from '../src/data/handbook.ts'
import { ContentError } from '../src/data/model.ts'

const { handbook, problems, reminders } = checkAll()
if (problems.length > 0) {
  console.error(`\n${new ContentError(problems).message}\n`)
  process.exit(1)
}

// What a test runner sets would make Astro take a build for one in development.
for (const name of Object.keys(process.env))
  if (/^(?:VITEST.*|NODE_ENV|TEST|DEV|PROD|MODE|SSR|BASE_URL)$/.test(name)) delete process.env[name]
// Astro's telemetry is off: nobody is asked for anything.
process.env.ASTRO_TELEMETRY_DISABLED = '1'
if (process.argv[2] === 'build' && process.argv.length === 3) {
  keepHandbook(handbook)
  process.env.NODE_ENV = 'production'
  const { build } = await import('astro')
  // A line for every page would push what an author should read off the screen.
  await build({ logLevel: 'warn' }).catch(error => {
    console.error(error instanceof Error && !error.stack?.includes('建置檢查') ? error : error.message)
    process.exit(1)
  })
  tellReminders()
} else {
  tellReminders()
  await import('../node_modules/astro/bin/astro.mjs')
}

function tellReminders() {
  for (const reminder of reminders) console.warn(`提醒　${reminder}`)
}

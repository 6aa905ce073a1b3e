// `npm run torture`: breaks the built handbook in every way a test can, and prints what became of it, one line a fault.
// Each module of scripts/torture/ that exports `run({ quick })` is run and resolves with rows `{ fault, runs, found, bad }`:
// what was done, how often, what was found in words, and how many times that was not as it must be.
// Options: --quick (a few runs of each, as `npm test` does), names of modules to run only these. Exits 1 where bad > 0.
import { existsSync, readdirSync } from 'node:fs'

const args = process.argv.slice(2)
const quick = args.includes('--quick')
const only = args.filter(arg => !arg.startsWith('--'))
if (!existsSync('dist/review.html')) {
  console.error('torture: 沒有 dist/，請先執行 npm run build')
  process.exit(1)
}

const modules = readdirSync(new URL('torture/', import.meta.url))
  .filter(file => file.endsWith('.mjs'))
  .map(file => file.slice(0, -'.mjs'.length))
  .filter(name => only.length === 0 || only.includes(name))

let bad = 0
console.log('| fault | runs | found | bad |\n|---|---|---|---|')
for (const name of modules) {
  const { run } = await import(`./torture/${name}.mjs`)
  if (!run) continue
  for (const row of await run({ quick })) {
    bad += row.bad
    console.log(`| ${row.fault} | ${row.runs} | ${row.found} | ${row.bad} |`)
  }
}
console.log(`\n${bad} bad`)
process.exit(bad === 0 ? 0 : 1)

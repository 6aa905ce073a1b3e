// `npm test`: types, lint, unused code, unit tests, build, journeys in a real browser.
// Reads the project; writes dist/ and test-results/. Prints as its last line what the runners' own reports count.
import { spawnSync } from 'node:child_process'
import { mkdirSync, readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'

const results = 'test-results'
rmSync(results, { recursive: true, force: true })
mkdirSync(results, { recursive: true })

const bin = (pkg, file) => join('node_modules', pkg, file)
const vitest = (name, config) => [
  bin('vitest', 'vitest.mjs'),
  'run',
  '--config',
  config,
  '--reporter=default',
  '--reporter=json',
  `--outputFile.json=${results}/${name}.json`,
]
const steps = [
  ['types', ['node_modules/@astrojs/check/bin/astro-check.js', '--minimumSeverity', 'error']],
  // Each context by itself: the domain without DOM and Node, the browser without Node, the worker without a page.
  ...['domain', 'client', 'sw', 'worker'].map(context => [
    `types of src/${context}`,
    [bin('typescript', 'bin/tsc'), '--project', `src/${context}/tsconfig.json`],
  ]),
  ['lint', [bin('@biomejs/biome', 'bin/biome'), 'check', '.']],
  ['unused code', [bin('knip', 'bin/knip.js'), '--config', 'tests/knip.json']],
  ['build', ['scripts/astro.mjs', 'build']],
  ['unit', vitest('unit', 'tests/vitest.config.ts')],
  ['journeys', [bin('playwright', 'cli.js'), 'test', '--config', 'tests/e2e/playwright.config.ts']],
  ['torture, a few runs of each', ['scripts/torture.mjs', '--quick']],
  // Last, for it builds dist/ anew with the PDF in it.
  ['release', vitest('release', 'tests/release/vitest.config.ts')],
]

let passed = 0
let failed = 0
process.env.ASTRO_TELEMETRY_DISABLED = '1'
// Chromium names downloads by the locale: without UTF-8 no file or folder may have a Chinese name.
const { LC_ALL, LC_CTYPE, LANG } = process.env
if (!/utf-?8/i.test(LC_ALL || LC_CTYPE || LANG || '')) process.env.LC_ALL = 'C.UTF-8'
for (const [name, args] of steps) {
  const start = Date.now()
  console.log(`\n── ${name}`)
  const { status } = spawnSync(process.execPath, args, { stdio: 'inherit' })
  console.log(
    `── ${name}: ${status === 0 ? 'ok' : `exit ${status}`} (${Math.round((Date.now() - start) / 1000)} s)`,
  )
  const counts = count(name)
  if (counts) {
    passed += counts.passed
    // A runner that stops before it reports has failed even where its report counts nothing.
    failed += counts.failed === 0 && status !== 0 ? 1 : counts.failed
  } else if (status === 0) passed += 1
  else failed += 1
  if (name === 'build' && status !== 0) break
}
console.log(`\n${passed} passed, ${failed} failed`)
process.exit(failed === 0 ? 0 : 1)

/** What a runner's own report counts; undefined for a step that has none (it counts as one check). */
function count(name) {
  const read = file => {
    try {
      return JSON.parse(readFileSync(join(results, file), 'utf8'))
    } catch {
      return undefined
    }
  }
  if (name === 'unit' || name === 'release') {
    const report = read(`${name}.json`)
    return { passed: report?.numPassedTests ?? 0, failed: report?.numFailedTests ?? 1 }
  }
  if (name === 'journeys') {
    const stats = read('e2e.json')?.stats
    return { passed: stats ? stats.expected + stats.flaky : 0, failed: stats?.unexpected ?? 1 }
  }
  return undefined
}

// `npm run bench:exam -- --seed N [--learners 60]`: simulates learners before an exam under the handbook's planner and
// under what other programs do. Reads cases/ for the number of cards; prints Markdown; needs some minutes.
import { availableParallelism } from 'node:os'
import { parseArgs } from 'node:util'
import { Worker } from 'node:worker_threads'
import { readCards } from '../../src/data/deck.ts'
import { readHandbook } from '../../src/data/read.ts'
import { BASELINES } from '../exam-sim/baselines.ts'
import { WORLDS } from '../exam-sim/learner.ts'
import {
  bestOf,
  examOf,
  forecastErrors,
  meanDifference,
  meanOf,
  minutesTo,
  percent,
  points,
  signed,
  table,
} from '../exam-sim/report.ts'
import {
  CHEAT,
  CLAIRVOYANT,
  ORACLES,
  PLANNER,
  POLICIES,
  seedOf,
  THRIFTY,
  TIMES,
} from '../exam-sim/scenarios.ts'

const { values } = parseArgs({
  options: { seed: { type: 'string', default: '1' }, learners: { type: 'string', default: '60' } },
})
const seed = Number(values.seed)
const learners = Number(values.learners)
if (!Number.isInteger(seed) || !(learners >= 2)) {
  console.error('Usage: npm run bench:exam -- --seed N [--learners 60]   (N a whole number)')
  process.exit(1)
}

const deck = readCards(readHandbook()).filter(card => !card.retired).length
const baselines = Object.keys(BASELINES)
const fsrsRows = baselines.filter(name => /FSRS|RemNote/.test(name))
/** For minutes to a goal: budgets a day at 60 days. */
const BUDGETS = [3, 4, 5, 6, 7, 8, 10, 12, 15]
const GOALS = [0.95, 0.98]

const started = Date.now()
const pool = Array.from({ length: availableParallelism() }, () => {
  const worker = new Worker(new URL('../exam-sim/worker.ts', import.meta.url))
  /** Jobs are answered in the order in which they were given. */
  const waiting = []
  worker.on('message', results => waiting.shift().resolve(results))
  worker.on('error', error => {
    for (const { reject } of waiting.splice(0)) reject(error)
  })
  return { worker, waiting }
})

function run(job) {
  const { worker, waiting } = pool.reduce((a, b) => (b.waiting.length < a.waiting.length ? b : a))
  return new Promise((resolve, reject) => {
    waiting.push({ resolve, reject })
    worker.postMessage(job)
  })
}

/** Every policy's results for every learner, in one cell of the experiment. */
async function cellOf(world, days, minutes, cards, policies) {
  const jobs = Array.from({ length: learners }, (_, learner) =>
    run({ world, days, minutes, cards, seed: seedOf(seed, learner), policies }),
  )
  const results = await Promise.all(jobs)
  process.stderr.write(
    `${Math.round((Date.now() - started) / 1000)} s: ${WORLDS[world].name}, ${days} × ${minutes}, ${cards} cards\n`,
  )
  return new Map(policies.map((name, i) => [name, results.map(result => result[i])]))
}

/** The handbook's lead over every other schedule in the mean over some cells, the nearest first. */
function leadsOf(cells) {
  return baselines
    .map(name => ({ name, lead: meanDifference(cells, PLANNER, name) }))
    .sort((a, b) => a.lead.mean - b.lead.mean)
}

const experiments = [
  { title: `200 cards, ${WORLDS[0].name} learners`, world: 0, cards: 200, full: true },
  { title: `the handbook's deck (${deck} cards), ${WORLDS[0].name} learners`, world: 0, cards: deck },
  ...WORLDS.slice(1).map((world, i) => ({
    title: `200 cards, a learner who ${world.name}`,
    world: i + 1,
    cards: 200,
  })),
]

try {
  const summary = []
  const sections = []
  const everywhere = []
  for (const { title, world, cards, full } of experiments) {
    const rows = Object.keys(POLICIES).filter(
      // What an oracle would know is the same kind of thing in every world of FSRS; one world shows it.
      name => world === 0 || ![...ORACLES, CLAIRVOYANT].includes(name),
    )
    const cells = []
    for (const [days, minutes] of TIMES) cells.push(await cellOf(world, days, minutes, cards, rows))
    everywhere.push(...cells)
    const head = ['', ...TIMES.map(([days, minutes]) => `${days} × ${minutes}`)]
    sections.push(`### In simulation: ${title}\n`)
    const brief = [PLANNER, THRIFTY, CHEAT, ...ORACLES, CLAIRVOYANT]
    const shown = full ? rows : rows.filter(name => brief.includes(name))
    const lines = shown.map(name => [
      name,
      ...cells.map(cell => {
        const { mean, half } = meanOf(examOf(cell, name))
        const later = meanOf(cell.get(name).map(result => result.later)).mean
        return `${percent(mean)} ± ${percent(half)} (${percent(later, 0)})`
      }),
    ])
    const best = cells.map(cell => bestOf(cell, baselines))
    lines.push([
      '**best other**',
      ...cells.map((cell, i) => `${percent(meanOf(examOf(cell, best[i])).mean)} ${best[i]}`),
    ])
    const lead = cells.map((cell, i) => meanDifference([cell], PLANNER, best[i]))
    lines.push(['**handbook − best other**', ...lead.map(points)])
    const oracles = rows.filter(name => ORACLES.includes(name))
    const gap =
      oracles.length > 0 ? cells.map(cell => meanDifference([cell], bestOf(cell, oracles), PLANNER)) : []
    const luck = oracles.length > 0 ? cells.map(cell => meanDifference([cell], CLAIRVOYANT, PLANNER)) : []
    if (gap.length > 0) {
      lines.push(['**better oracle − handbook**', ...gap.map(points)])
      lines.push([`**${CLAIRVOYANT} − handbook**`, ...luck.map(points)])
    }
    lines.push([
      'forecast − truth, at 0, ¼, ½, ¾ and the last day',
      ...cells.map((cell, i) =>
        forecastErrors(cell, PLANNER, TIMES[i][0])
          .map(error => signed(error))
          .join(' '),
      ),
    ])
    sections.push(`${table(head, lines)}\n`)
    const errors = cells.flatMap((cell, i) => forecastErrors(cell, PLANNER, TIMES[i][0]).map(Math.abs))
    const most = means => (means.length > 0 ? Math.max(...means.map(({ mean }) => mean)) : undefined)
    summary.push({
      title,
      worst: Math.min(...lead.map(({ mean }) => mean)),
      nearest: leadsOf(cells)[0],
      gap: most(gap),
      luck: most(luck),
      error: Math.max(...errors),
    })
  }
  const leads = leadsOf(everywhere)
  const over = (of, pick) => pick(...summary.map(of).filter(value => value !== undefined))
  summary.push({
    title: `**all ${everywhere.length} scenarios**`,
    worst: over(row => row.worst, Math.min),
    nearest: leads[0],
    gap: over(row => row.gap, Math.max),
    luck: over(row => row.luck, Math.max),
    error: over(row => row.error, Math.max),
  })

  const policies = [PLANNER, THRIFTY, ...fsrsRows, 'first sketch', ORACLES[0]]
  const sweep = []
  for (const minutes of BUDGETS) sweep.push(await cellOf(0, 60, minutes, 200, policies))
  const reached = policies.map(name => [name, ...GOALS.map(goal => minutesTo(goal, sweep, name))])
  const leastOf = (rows, column) => Math.min(...rows.map(row => row[column] ?? Number.POSITIVE_INFINITY))
  const fsrs = reached.filter(([name]) => fsrsRows.includes(name))
  const saved = GOALS.map((_, i) => 1 - reached[1][i + 1] / leastOf(fsrs, i + 1))

  console.log(
    `In simulation, ${new Date().toISOString().slice(0, 10)}, \`npm run bench:exam -- --seed ${seed} --learners ${learners}\`, ${learners} learners a cell.`,
  )
  console.log(
    'Cells: days × minutes a day. Share of cards truly recalled on the exam day, in %, ± half the 95% interval;',
  )
  console.log('in parentheses 30 days later. Differences are paired, learner by learner, in points.\n')
  console.log(
    table(
      [
        '',
        'worst cell against the best other',
        'mean against the nearest other',
        'largest gap to the better oracle',
        'to the one who knows each card',
        'largest error of the forecast',
      ],
      summary.map(({ title, worst, nearest, gap, luck, error }) => [
        title,
        signed(worst),
        `${points(nearest.lead)} ${nearest.name}`,
        gap === undefined ? '' : signed(gap),
        luck === undefined ? '' : signed(luck),
        percent(error),
      ]),
    ),
  )
  console.log(
    `\nThe handbook against every other schedule, in the mean over all ${everywhere.length} scenarios, in points:\n`,
  )
  console.log(
    table(
      ['', 'handbook − other'],
      leads.map(({ name, lead }) => [name, points(lead)]),
    ),
  )
  console.log(
    `\nMinutes in all to reach a mean recall after 60 days (200 cards): ${GOALS.map((goal, i) => `${percent(saved[i], 0)}% fewer than the best FSRS row to ${percent(goal, 0)}%`).join(', ')}.\n`,
  )
  console.log(
    table(
      ['', ...GOALS.map(goal => `to ${percent(goal, 0)}%`)],
      reached.map(([name, ...minutes]) => [
        name,
        ...minutes.map(value => (value === undefined ? '–' : value.toFixed(0))),
      ]),
    ),
  )
  console.log(`\n${sections.join('\n')}`)
} finally {
  await Promise.all(pool.map(({ worker }) => worker.terminate()))
}

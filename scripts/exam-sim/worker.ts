/** Runs jobs of the simulation off the main thread. Takes a `Job`, answers with its results in the same order. */

import { parentPort } from 'node:worker_threads'
import { WORLDS } from './learner.ts'
import { run } from './run.ts'
import { type Job, POLICIES } from './scenarios.ts'

parentPort?.on('message', ({ world, days, minutes, cards, seed, policies }: Job) => {
  const results = policies.map(name => run(POLICIES[name]!, { days, minutes, cards }, WORLDS[world]!, seed))
  parentPort?.postMessage(results)
})

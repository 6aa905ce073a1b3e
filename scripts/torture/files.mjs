// Ten thousand generated backup files of an enemy, from a seed of the day: a sentence, or content within every bound.
import fc from 'fast-check'
import { BackupError, parseBackup } from '../../src/domain/review/backup.ts'
import { isEvent } from '../../src/domain/review/check-event.ts'
import { planImport } from '../../src/domain/review/import-plan.ts'
import { hostileFile } from '../../tests/domain/review/hostile.ts'

const SLOW_MS = 2000

export async function run({ quick }) {
  const seed = Math.floor(Date.now() / 86_400_000)
  const files = fc.sample(hostileFile, { seed, numRuns: quick ? 1000 : 10_000 })
  let refused = 0
  let taken = 0
  let thrown = 0
  let slow = 0
  let believed = 0
  for (const text of files) {
    const start = performance.now()
    try {
      const { events } = parseBackup(text)
      taken++
      if (!events.every(isEvent)) believed++
      const { added } = planImport(events, [], new Set())
      if (new Set(added.map(({ id }) => id)).size !== added.length) believed++
    } catch (error) {
      if (error instanceof BackupError) refused++
      else thrown++
    }
    if (performance.now() - start > SLOW_MS) slow++
  }
  return [
    {
      fault: `hostile backup files (seed ${seed})`,
      runs: files.length,
      found: `refused with a sentence ${refused}, read with what is sound ${taken}; uncaught ${thrown}, over 2 s ${slow}, believed ${believed}`,
      bad: thrown + slow + believed,
    },
  ]
}

// Runs a build in a process of its own and says how long it took, of how much processor and memory; writes nothing itself.
import { spawn } from 'node:child_process'
import { readFileSync } from 'node:fs'

/** Ticks of the processor's time a second in /proc, on every Linux of today. */
const TICKS = 100

/**
 * Resolves to `seconds`, seconds of `processor` (on a busy machine the truer measure) and `megabytes`, the largest
 * resident set, of the process and its children as seen five times a second; 0 where the system has no /proc. Rejects with the end of what the build wrote to its error output.
 */
export async function timedBuild(args, { cwd = process.cwd(), env = {} } = {}) {
  const start = performance.now()
  const child = spawn(process.execPath, args, {
    cwd,
    env: { ...process.env, ASTRO_TELEMETRY_DISABLED: '1', ...env },
    stdio: ['ignore', 'ignore', 'pipe'],
  })
  let errors = ''
  child.stderr.on('data', data => {
    errors += data
  })
  let megabytes = 0
  const processors = new Map()
  const watch = setInterval(() => {
    let now = 0
    for (const { pid, ticks, kilobytes } of processesOf(child.pid)) {
      processors.set(pid, ticks / TICKS)
      now += kilobytes / 1024
    }
    megabytes = Math.max(megabytes, now)
  }, 200)
  const code = await new Promise(resolve => child.on('close', resolve))
  clearInterval(watch)
  if (code !== 0) throw new Error(`${args.join(' ')} failed in ${cwd}: ${errors.slice(-2000)}`)
  const processor = [...processors.values()].reduce((sum, seconds) => sum + seconds, 0)
  return { seconds: (performance.now() - start) / 1000, processor, megabytes }
}

/** A process and its children: ticks of processor used so far, resident kilobytes. */
function processesOf(pid) {
  try {
    const kilobytes = Number(/VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1] ?? 0)
    const fields = readFileSync(`/proc/${pid}/stat`, 'utf8')
      .replace(/^.*\) /, '')
      .split(' ')
    const ticks = Number(fields[11]) + Number(fields[12])
    const children = readFileSync(`/proc/${pid}/task/${pid}/children`, 'utf8').split(' ').filter(Boolean)
    return [{ pid, ticks, kilobytes }, ...children.flatMap(processesOf)]
  } catch {
    return []
  }
}

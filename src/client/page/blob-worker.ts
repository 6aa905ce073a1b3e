/** Workers from a string, for from a folder (`file://`) none may be started by an address; and the page in their place. */

/** Where no worker may be started, or it broke before it said anything: the page does the work itself. */
export class NoWorker extends Error {}
/** A worker that broke after it had spoken, as where memory is out. */
export class WorkerBroke extends Error {}

/**
 * Starts a worker, sends it one message, and ends it with its answer.
 * @param heard told every message; returns the answer with the last, and what it throws is thrown here
 * @throws {NoWorker}
 * @throws {WorkerBroke}
 * @throws the signal's reason where it was aborted
 */
export async function askWorker<Said, Answer>(
  source: string,
  ask: unknown,
  heard: (said: Said) => Answer | undefined,
  signal?: AbortSignal,
): Promise<Answer> {
  const address = URL.createObjectURL(new Blob([source], { type: 'text/javascript' }))
  let worker: Worker | undefined
  try {
    worker = startWorker(address)
    return await answerOf(worker, ask, heard, signal)
  } finally {
    worker?.terminate()
    URL.revokeObjectURL(address)
  }
}

function startWorker(address: string): Worker {
  try {
    return new Worker(address)
  } catch {
    throw new NoWorker()
  }
}

function answerOf<Said, Answer>(
  worker: Worker,
  ask: unknown,
  heard: (said: Said) => Answer | undefined,
  signal: AbortSignal | undefined,
): Promise<Answer> {
  return new Promise((resolve, reject) => {
    let spoke = false
    signal?.addEventListener('abort', () => reject(signal.reason))
    worker.onerror = event => {
      event.preventDefault()
      reject(spoke ? new WorkerBroke() : new NoWorker())
    }
    worker.onmessage = ({ data }: MessageEvent<Said>) => {
      spoke = true
      try {
        const answer = heard(data)
        if (answer !== undefined) resolve(answer)
      } catch (error) {
        reject(error)
      }
    }
    worker.postMessage(ask)
  })
}

/** Lets the page paint and take a tap, between two pieces of work. */
export function rest(): Promise<void> {
  return new Promise(resolve => setTimeout(resolve))
}

/** Answers the search page's questions; runs in a worker, or on the page where that cannot be had. */
import type { EnginePort, ToEngine } from '../domain/search/messages.ts'
import { PackedCorpus } from '../domain/search/packed.ts'
import { Searcher } from '../domain/search/view.ts'

/** The parameter of the function that the build makes of this file. */
declare const port: EnginePort

const waiting = new Map<string, { resolve: (text: string) => void; reject: (error: Error) => void }>()

function load(file: string): Promise<string> {
  port.postMessage({ want: file })
  return new Promise((resolve, reject) => waiting.set(file, { resolve, reject }))
}

const searcher = new Searcher(new PackedCorpus(load))

port.onmessage = ({ data }: { data: ToEngine }) => {
  if ('question' in data) {
    const { id, question } = data
    searcher.ask(question).then(
      view => port.postMessage({ id, view }),
      error => port.postMessage({ id, error: String(error) }),
    )
    return
  }
  const waiter = waiting.get(data.file)
  waiting.delete(data.file)
  if ('text' in data) waiter?.resolve(data.text)
  else waiter?.reject(new Error(data.error))
}
port.postMessage({ ready: true })

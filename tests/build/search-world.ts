/** The built search without a browser: runs the packed scripts as they are and asks them as the page does. */
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { createContext, runInContext } from 'node:vm'
import type { EnginePort, FromEngine, ToEngine } from '../../src/domain/search/messages.ts'
import type { View } from '../../src/domain/search/view.ts'

/** The scripts of `dist/pagefind`, whose names end in a hash. */
export function packedScripts(dist: string): string[] {
  const folder = join(dist, 'pagefind')
  if (!existsSync(folder)) throw new Error(`${folder} is missing: build the handbook first (npm run build)`)
  return readdirSync(folder).map(name => join(folder, name))
}

export interface BuiltSearch {
  /** All of an answer, with nothing chosen. */
  ask(query: string): Promise<View>
  /** The files found for a query, best first. */
  files(query: string): Promise<string[]>
  /** The packed scripts that the answers so far have loaded, the engine among them. */
  loaded(): string[]
}

/** Opens the engine with nothing loaded but itself. */
export function openSearch(dist: string): BuiltSearch {
  const scripts = packedScripts(dist)
  const self: { searchEngine?: (port: EnginePort) => void; searchFiles?: Record<string, string> } = {}
  // No fetch, no document, no timers: as much as the scripts may rely on.
  const context = createContext({ self })
  const loaded = new Set<string>()
  const run = (name: string) => {
    const path = scripts.find(script => script.includes(`/pagefind/${name}`))
    if (!path) throw new Error(`${name} is not among the packed scripts`)
    loaded.add(path)
    runInContext(readFileSync(path, 'utf8'), context)
  }
  const waiting = new Map<number, { resolve: (view: View) => void; reject: (error: Error) => void }>()
  const send = (message: ToEngine) => queueMicrotask(() => port.onmessage?.({ data: message }))
  const port: EnginePort = {
    onmessage: null,
    postMessage(message: FromEngine) {
      if ('want' in message) {
        run(`${message.want.replace(/\..*$/, '')}.`)
        send({ file: message.want, text: self.searchFiles![message.want.replace(/\..*$/, '')]! })
      } else if ('view' in message) waiting.get(message.id)?.resolve(structuredClone(message.view))
      else if ('error' in message) waiting.get(message.id)?.reject(new Error(message.error))
    },
  }
  run('engine.')
  self.searchEngine!(port)
  let asked = 0
  const ask = (query: string) =>
    new Promise<View>((resolve, reject) => {
      const id = ++asked
      waiting.set(id, { resolve, reject })
      send({ id, question: { query, choice: {}, from: 0, count: Infinity } })
    })
  return {
    ask,
    files: async query => (await ask(query)).hits.map(hit => hit.file),
    loaded: () => [...loaded],
  }
}

/** Brings questions to the code that answers them, in a worker where there can be one, and loads files for it. */
import type { EnginePort, FromEngine, ToEngine } from '../../domain/search/messages.ts'
import type { Question, View } from '../../domain/search/view.ts'

declare global {
  interface Window {
    /** From `engine.js`. */
    searchEngine?: (port: EnginePort) => void
    /** What the packed scripts hand over, by their names. */
    searchFiles?: Record<string, string>
  }
}

interface Waiting {
  resolve: (view: View) => void
  reject: (error: Error) => void
}

export class Engine {
  private readonly addresses: { engine: string; catalogue: string }
  private readonly waiting = new Map<number, Waiting>()
  private asked = 0
  private send: Promise<(message: ToEngine) => void> | undefined

  /** @param addresses of the two scripts whose names a page knows; the others lie beside the catalogue. */
  constructor(addresses: { engine: string; catalogue: string }) {
    this.addresses = addresses
  }

  /** Loads what the first answer needs of code. Rejects when it cannot be loaded; the next call tries again. */
  async warmUp(): Promise<void> {
    await this.start()
  }

  /** Rejects when something cannot be loaded. */
  async ask(question: Question): Promise<View> {
    const send = await this.start()
    const id = ++this.asked
    return new Promise((resolve, reject) => {
      this.waiting.set(id, { resolve, reject })
      send({ id, question })
    })
  }

  private start(): Promise<(message: ToEngine) => void> {
    this.send ??= loadScript(this.addresses.engine)
      .then(() => this.connect(window.searchEngine!))
      .catch(error => {
        this.send = undefined
        throw error
      })
    // The catalogue comes beside the engine, not after it.
    this.file('catalogue').catch(() => undefined)
    return this.send
  }

  /** A worker from the engine's own source; where the browser refuses one, the engine on this thread. */
  private connect(engine: (port: EnginePort) => void): Promise<(message: ToEngine) => void> {
    return new Promise(resolve => {
      const here = () => {
        const port: EnginePort = { postMessage: message => this.receive(message, send), onmessage: null }
        const send = (message: ToEngine) => queueMicrotask(() => port.onmessage?.({ data: message }))
        engine(port)
        resolve(send)
      }
      try {
        const source = new Blob([`(${engine})(self)`], { type: 'text/javascript' })
        const worker = new Worker(URL.createObjectURL(source))
        const send = (message: ToEngine) => worker.postMessage(message)
        worker.onerror = event => {
          event.preventDefault()
          here()
        }
        worker.onmessage = ({ data }: { data: FromEngine }) => {
          worker.onerror = null
          if ('ready' in data) resolve(send)
          else this.receive(data, send)
        }
      } catch {
        here()
      }
    })
  }

  private receive(message: FromEngine, send: (message: ToEngine) => void): void {
    if ('want' in message)
      this.file(message.want).then(
        text => send({ file: message.want, text }),
        error => send({ file: message.want, error: String(error) }),
      )
    if (!('id' in message)) return
    const waiting = this.waiting.get(message.id)
    this.waiting.delete(message.id)
    if ('view' in message) waiting?.resolve(message.view)
    else waiting?.reject(new Error(message.error))
  }

  /** The string of a packed script. */
  private async file(name: string): Promise<string> {
    const key = name.replace(/\..*$/, '')
    const address =
      name === 'catalogue'
        ? this.addresses.catalogue
        : new URL(name, new URL(this.addresses.catalogue, document.baseURI)).href
    await loadScript(address)
    return window.searchFiles![key]!
  }
}

const scripts = new Map<string, Promise<void>>()

/** A script element and no `fetch`: `file://` allows only the former. Loads each once; after a failure once more. */
function loadScript(address: string): Promise<void> {
  let loading = scripts.get(address)
  if (!loading) {
    loading = new Promise((resolve, reject) => {
      const script = document.createElement('script')
      script.src = address
      script.onload = () => resolve()
      script.onerror = () => {
        scripts.delete(address)
        reject(new Error(`${script.src} cannot be loaded`))
      }
      document.head.append(script)
    })
    scripts.set(address, loading)
  }
  return loading
}

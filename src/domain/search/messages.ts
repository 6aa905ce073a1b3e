/** What the search page and the code that answers it say to each other; data alone, for a worker is between them. */
import type { Question, View } from './view.ts'

export type ToEngine =
  | { id: number; question: Question }
  | { file: string; text: string }
  | { file: string; error: string }

export type FromEngine =
  | { ready: true }
  /** A file is wanted; the page loads it, for a worker of a `file://` page cannot. */
  | { want: string }
  | { id: number; view: View }
  | { id: number; error: string }

/** One end of the line: a worker's own scope, or what stands in for it where there is no worker. */
export interface EnginePort {
  postMessage(message: FromEngine): void
  onmessage: ((event: { data: ToEngine }) => void) | null
}

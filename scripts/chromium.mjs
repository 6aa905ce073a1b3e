// How Chromium is started by the tests and benchmarks; reads and writes nothing.

/** Flags that keep Chromium to its work: no GPU, and nobody else asked for anything. */
export const QUIET = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
]

/** Cuts one row of bytes into files whose sizes are known, as the bytes come. */

type Bytes = Uint8Array<ArrayBuffer>

export class Splitter {
  readonly #sizes: readonly number[]
  #next = 0
  #file: Bytes
  #written = 0

  /** @param sizes of the files in their order, bytes */
  constructor(sizes: readonly number[]) {
    this.#sizes = sizes
    this.#file = new Uint8Array(sizes[0] ?? 0)
  }

  /** Takes the next bytes, which are copied; gives the files that are whole by now, in order. What is too much is lost. */
  push(piece: Uint8Array): Bytes[] {
    const whole: Bytes[] = []
    let rest = piece
    while (this.#next < this.#sizes.length) {
      const part = rest.subarray(0, this.#file.length - this.#written)
      this.#file.set(part, this.#written)
      this.#written += part.length
      rest = rest.subarray(part.length)
      if (this.#written < this.#file.length) break
      whole.push(this.#file)
      this.#next++
      this.#file = new Uint8Array(this.#sizes[this.#next] ?? 0)
      this.#written = 0
    }
    return whole
  }
}

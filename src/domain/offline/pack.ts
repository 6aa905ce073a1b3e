/**
 * Many files in one: what a file says that an earlier one has said is written as a reference to it.
 *
 * Gzip, which the pack goes through afterwards, looks back 32 KB only; the whole handbook on one page, the texts for
 * the search and the cards say again what the pages have said megabytes before. A pack is a row of numbers (LEB128)
 * and then all literal bytes: how many bytes of numbers there are, then for each repeated run the literal bytes before
 * it, how far back it begins, and how long it is. The files' sizes are not in the pack; the list knows them.
 */

type Bytes = Uint8Array<ArrayBuffer>

/** Runs shorter than this are left to gzip, bytes. */
const SHORTEST = 64
/** Two runs are the same run if this many bytes are. */
const KEY = 16
/** Every so many bytes a run may begin. */
const STEP = 4

/** Packs the files in their order. */
export function pack(files: readonly Uint8Array[]): Bytes {
  const all = concat(files)
  const numbers: number[] = []
  const literals: Uint8Array[] = []
  const seen = new Map<number, number>()
  let noted = 0
  let from = 0
  let at = 0
  while (at + KEY <= all.length) {
    for (; noted + KEY <= at; noted += STEP) seen.set(keyAt(all, noted), noted)
    const before = seen.get(keyAt(all, at))
    const run = before === undefined ? undefined : runAround(all, before, at, from)
    if (!run || run.length < SHORTEST) at++
    else {
      writeNumber(numbers, run.start - from)
      writeNumber(numbers, run.back)
      writeNumber(numbers, run.length)
      literals.push(all.subarray(from, run.start))
      from = at = run.start + run.length
    }
  }
  literals.push(all.subarray(from))
  const size: number[] = []
  writeNumber(size, numbers.length)
  return concat([Uint8Array.from(size), Uint8Array.from(numbers), ...literals])
}

/** Two runs of one key may still differ. */
function keyAt(bytes: Uint8Array, at: number): number {
  let key = 0
  for (let i = at; i < at + KEY; i++) key = Math.imul(key ^ (bytes[i] ?? 0), 0x01000193)
  return key
}

/** The longest run at `at` that also stands at `before`, stretched back as far as `from`. */
function runAround(all: Uint8Array, before: number, at: number, from: number) {
  let end = 0
  while (at + end < all.length && all[before + end] === all[at + end]) end++
  let ahead = 0
  while (at - ahead > from && before - ahead > 0 && all[before - ahead - 1] === all[at - ahead - 1]) ahead++
  return { start: at - ahead, back: at - before, length: end + ahead }
}

function writeNumber(to: number[], value: number): void {
  let rest = value
  for (; rest > 127; rest = Math.floor(rest / 128)) to.push((rest % 128) + 128)
  to.push(rest)
}

function concat(parts: readonly Uint8Array[]): Bytes {
  const all = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0))
  let at = 0
  for (const part of parts) {
    all.set(part, at)
    at += part.length
  }
  return all
}

interface Run {
  literal: number
  back: number
  length: number
}

/**
 * Unpacks a pack as it comes. What is wrong in it (a pack of another version, a cut one) gives wrong or missing files,
 * never an endless loop and never more bytes than the sizes say; whoever takes the files holds them against their
 * checksums.
 * @throws RangeError by `push`, where the numbers would take more room than the files
 */
export class Unpacker {
  readonly #sizes: readonly number[]
  readonly #out: Bytes
  /** Bytes of `#out` that are written, and that are handed out. */
  #written = 0
  #handed = 0
  #next = 0
  #numbers: number[] | undefined = []
  #runs: Run[] = []

  /** @param sizes of the files in the order in which they were packed, bytes */
  constructor(sizes: readonly number[]) {
    this.#sizes = sizes
    this.#out = new Uint8Array(sizes.reduce((sum, size) => sum + size, 0))
  }

  /** Takes the next piece of the pack; gives the files that are whole by now, in order. */
  push(piece: Uint8Array): Bytes[] {
    const literals = this.#numbers ? this.#readNumbers(piece) : piece
    if (!this.#numbers) this.#write(literals)
    return this.#wholeFiles()
  }

  /** Collects the numbers at the head; gives what of `piece` follows them. */
  #readNumbers(piece: Uint8Array): Uint8Array {
    const head = this.#numbers ?? []
    for (const byte of piece) head.push(byte)
    const [size, start] = readNumber(head, 0)
    if (size > this.#out.length) throw new RangeError('no pack of these files')
    if (head.length < start + size) return piece.subarray(piece.length)
    for (let at = start; at < start + size; ) {
      const [literal, b] = readNumber(head, at)
      const [back, c] = readNumber(head, b)
      const [length, d] = readNumber(head, c)
      this.#runs.push({ literal, back, length })
      at = d
    }
    this.#runs.reverse()
    this.#numbers = undefined
    return Uint8Array.from(head.slice(start + size))
  }

  #write(piece: Uint8Array): void {
    let rest = piece
    for (;;) {
      const run = this.#runs.at(-1)
      const literal = rest.subarray(0, run ? run.literal : rest.length)
      this.#out.set(literal.subarray(0, this.#out.length - this.#written), this.#written)
      this.#written = Math.min(this.#out.length, this.#written + literal.length)
      rest = rest.subarray(literal.length)
      if (!run) return
      run.literal -= literal.length
      if (run.literal > 0) return
      this.#runs.pop()
      this.#copy(run)
    }
  }

  #copy({ back, length }: Run): void {
    const end = Math.min(this.#out.length, this.#written + length)
    // Byte by byte, for a run may reach into itself.
    for (; this.#written < end; this.#written++)
      this.#out[this.#written] = this.#out[this.#written - back] ?? 0
  }

  #wholeFiles(): Bytes[] {
    const whole: Bytes[] = []
    for (;;) {
      const size = this.#sizes[this.#next]
      if (size === undefined || this.#handed + size > this.#written) return whole
      whole.push(this.#out.slice(this.#handed, this.#handed + size))
      this.#handed += size
      this.#next++
    }
  }
}

/** A number and where the next one begins; past the end, zeros are read. */
function readNumber(bytes: readonly number[], at: number): [value: number, next: number] {
  let value = 0
  let next = at
  for (let unit = 1; ; unit *= 128) {
    const byte = bytes[next++] ?? 0
    value += (byte % 128) * unit
    if (byte < 128) return [value, next]
  }
}

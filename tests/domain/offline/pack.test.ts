import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { pack, Unpacker } from '../../../src/domain/offline/pack.ts'

const text = (value: string) => new TextEncoder().encode(value)

function unpack(packed: Uint8Array, sizes: number[], cuts: number[] = []): Uint8Array[] {
  const unpacker = new Unpacker(sizes)
  const files: Uint8Array[] = []
  let at = 0
  for (const cut of [...cuts, packed.length]) {
    files.push(...unpacker.push(packed.subarray(at, at + cut)))
    at += cut
  }
  return files
}

describe('a pack', () => {
  const bytes = fc.uint8Array({ maxLength: 300 })
  const repeating = fc
    .tuple(fc.array(bytes, { minLength: 1, maxLength: 3 }), fc.array(fc.nat(2), { maxLength: 6 }))
    .map(([parts, order]) => Uint8Array.from(order.flatMap(i => [...(parts[i % parts.length] ?? [])])))

  it('gives every file back, however it is cut on the way', () => {
    fc.assert(
      fc.property(fc.array(repeating, { maxLength: 5 }), fc.array(fc.nat(400)), (files, cuts) => {
        const sizes = files.map(file => file.length)
        expect(unpack(pack(files), sizes, cuts)).toEqual(files)
      }),
    )
  })

  it('says only once what two files say', () => {
    const page = fc.sample(fc.uint8Array({ minLength: 5000, maxLength: 5000 }), { numRuns: 1, seed: 1 })[0]!
    expect(pack([page, page, page]).length).toBeLessThan(5200)
  })

  it('hands a file out as soon as it is whole', () => {
    const files = [text('第一個檔案'), text('第二個檔案')]
    const packed = pack(files)
    const unpacker = new Unpacker(files.map(file => file.length))
    expect(unpacker.push(packed.subarray(0, packed.length - 1))).toEqual([files[0]])
    expect(unpacker.push(packed.subarray(packed.length - 1))).toEqual([files[1]])
  })

  it('ends on any bytes at all, with no more than the sizes allow', () => {
    fc.assert(
      fc.property(
        fc.uint8Array({ maxLength: 400 }),
        fc.array(fc.nat(200), { maxLength: 4 }),
        (junk, sizes) => {
          let files: Uint8Array[] = []
          try {
            files = unpack(junk, sizes)
          } catch (error) {
            expect(error).toBeInstanceOf(RangeError)
          }
          expect(files.every((file, i) => file.length === sizes[i])).toBe(true)
        },
      ),
    )
  })
})

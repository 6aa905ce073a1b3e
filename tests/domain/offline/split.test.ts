import fc from 'fast-check'
import { expect, it } from 'vitest'
import { Splitter } from '../../../src/domain/offline/split.ts'

const bytes = fc.uint8Array({ maxLength: 300 })

function split(all: Uint8Array, sizes: number[], cuts: number[]): Uint8Array[] {
  const splitter = new Splitter(sizes)
  const files: Uint8Array[] = []
  let at = 0
  for (const cut of [...cuts, all.length]) {
    files.push(...splitter.push(all.subarray(at, at + cut)))
    at += cut
  }
  return files
}

const joined = (files: Uint8Array[]) => Uint8Array.from(files.flatMap(file => [...file]))

it('gives every file back, however the row is cut on the way', () => {
  fc.assert(
    fc.property(fc.array(bytes, { maxLength: 6 }), fc.array(fc.nat(400)), (files, cuts) => {
      expect(
        split(
          joined(files),
          files.map(file => file.length),
          cuts,
        ),
      ).toEqual(files)
    }),
  )
})

it('hands a file out as soon as it is whole, and keeps nothing of the piece', () => {
  const splitter = new Splitter([3, 0, 2])
  const piece = Uint8Array.of(1, 2)
  expect(splitter.push(piece)).toEqual([])
  piece.fill(9)
  expect(splitter.push(Uint8Array.of(3, 4))).toEqual([Uint8Array.of(1, 2, 3), new Uint8Array(0)])
  expect(splitter.push(Uint8Array.of(5, 6, 7))).toEqual([Uint8Array.of(4, 5)])
  expect(splitter.push(Uint8Array.of(8))).toEqual([])
})

it('gives of a row that ends too early what is whole', () => {
  fc.assert(
    fc.property(fc.array(bytes, { maxLength: 6 }), fc.nat(1800), (files, length) => {
      const sizes = files.map(file => file.length)
      const given = split(joined(files).subarray(0, length), sizes, [])
      expect(given).toEqual(files.slice(0, given.length))
    }),
  )
})

import fc from 'fast-check'
import { expect, test } from 'vitest'
import { drawWinners, readDrawList } from '../../../src/domain/quiz/draw.ts'

const list = ['A01', 'A02', 'A03', 'A04', 'A05', 'A06']

test('whoever repeats a draw gets the same, in whatever order the list is', () => {
  const drawn = drawWinners(list.join('\n'), '22222.22', 2, 2)
  expect(drawWinners([...list].reverse().join('\r\n'), ' 22222.22 ', 2, 2)).toEqual(drawn)
  expect(drawn.winners).toHaveLength(2)
  expect(drawn.reserves).toHaveLength(2)
  // Reckoned apart from this code: sha256sum of "22222.22\nA01" and so on, sorted.
  expect([...drawn.winners, ...drawn.reserves]).toMatchInlineSnapshot(`
    [
      "A03",
      "A05",
      "A06",
      "A02",
    ]
  `)
})

test('reserves move up in their order: more winners are the same winners and more', () => {
  const few = drawWinners(list.join('\n'), 'x', 2, 3)
  const more = drawWinners(list.join('\n'), 'x', 3, 2)
  expect([...more.winners, ...more.reserves]).toEqual([...few.winners, ...few.reserves])
})

test('an entry counts once, and empty lines not at all', () => {
  expect(drawWinners('A\n\n A \nB\n', 'x', 5, 5)).toMatchObject({ entries: 2, repeated: 1 })
  expect(drawWinners('', 'x', 1, 1)).toEqual({ winners: [], reserves: [], entries: 0, repeated: 0 })
})

test('nobody is drawn twice, and every entry wins alike often', () => {
  fc.assert(
    fc.property(fc.array(fc.string({ minLength: 1 }), { maxLength: 30 }), fc.string(), (names, seed) => {
      const { winners, reserves, entries } = drawWinners(names.join('\n'), seed, 3, 3)
      expect(new Set([...winners, ...reserves]).size).toBe(Math.min(6, entries))
    }),
  )
  const wins = new Map<string, number>()
  for (let i = 0; i < 3000; i++) {
    const [winner = ''] = drawWinners(list.join('\n'), `seed ${i}`, 1, 0).winners
    wins.set(winner, (wins.get(winner) ?? 0) + 1)
  }
  for (const entry of list) expect((wins.get(entry) ?? 0) / 3000).toBeCloseTo(1 / 6, 1)
})

test('the digits of a list are those of its entries, whatever their order, and change with any of them', () => {
  const { digest, entries, repeated } = readDrawList('A01\nA02\nA03\n')
  expect(digest).toMatch(/^[0-9a-f]{8}$/)
  expect([entries, repeated]).toEqual([['A01', 'A02', 'A03'], 0])
  expect(readDrawList(' A03\r\nA01\r\n\r\nA02\nA02')).toMatchObject({ digest, repeated: 1 })
  expect(readDrawList('A01\nA02\nA04').digest).not.toBe(digest)
})

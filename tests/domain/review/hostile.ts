/** Backup files as an enemy would make them, from a seed: cut, flipped, absurd, deep, and signed over anything. */

import { SHA256 } from '@stablelib/sha256'
import fc from 'fast-check'
import { canonicalJson } from '../../../src/domain/canonical-json.ts'
import { makeBackup } from '../../../src/domain/review/backup.ts'
import type { ReviewEvent } from '../../../src/domain/review/events.ts'
import { DEFAULT_SETTINGS } from '../../../src/domain/review/settings.ts'
import { reviewed, undone } from './log.ts'

const NOW = Date.UTC(2026, 10, 22)
const log = [reviewed(1, 'a', 0), reviewed(2, 'b', 1), undone(3, reviewed(2, 'b', 1))]
const sound = JSON.stringify(makeBackup('test', log, DEFAULT_SETTINGS, NOW))

/** The checksum that a reader of the format would ask for, over whatever JSON can hold. */
function sign(events: unknown, settings: unknown): string {
  const plain = JSON.parse(JSON.stringify({ events, settings }))
  const hash = new SHA256()
  hash.update(new TextEncoder().encode(canonicalJson(plain)))
  return [...hash.digest()].map(byte => byte.toString(16).padStart(2, '0')).join('')
}

const absurdNumber = fc.constantFrom(
  0,
  -0,
  -1,
  1.5,
  1e12,
  1e300,
  -1e300,
  Number.MAX_SAFE_INTEGER,
  Number.MIN_VALUE,
  2 ** 53,
  8.64e15,
  8.64e15 + 1,
  -8.64e15,
)
const absurdText = fc.constantFrom(
  '',
  '__proto__',
  'constructor',
  'toString',
  '<img src=x onerror=alert(1)>',
  'javascript:alert(1)',
  '\u0000',
  '\ud800',
  'x'.repeat(199),
  'x'.repeat(200),
  'x'.repeat(100_000),
  'test-9007199254740992',
  'test--Infinity',
  'test-zzz',
  '../../../etc/passwd',
  '\u202e',
)
const absurd = fc.oneof(
  { depthSize: 'small' },
  absurdNumber,
  absurdText,
  fc.constantFrom(null, true, false, [], {}, [[[[[[[[[[[[]]]]]]]]]]]], { __proto__: { grade: 3 } }),
  fc.jsonValue({ maxDepth: 12 }),
)
const FIELDS = [
  'id',
  't',
  'day',
  'tz',
  'card',
  'rev',
  'kind',
  'grade',
  'ms',
  'of',
  'clock',
  'more',
  '__proto__',
]
const base = fc.constantFrom<ReviewEvent>(...log)

/** An event with some fields absurd, some missing. */
const event = fc
  .tuple(base, fc.array(fc.tuple(fc.constantFrom(...FIELDS), absurd), { maxLength: 4 }), fc.nat(1e6))
  .map(([event, changes, n]) => {
    const made: Record<string, unknown> = { ...event, id: n % 3 === 0 ? event.id : `e${n}` }
    for (const [field, value] of changes) {
      if (value === false) delete made[field]
      else Object.defineProperty(made, field, { value, enumerable: true, configurable: true, writable: true })
    }
    return made
  })

/** A file with a right checksum over anything. */
const signed = fc
  .tuple(
    fc.oneof(
      {
        weight: 6,
        arbitrary: fc.array(fc.oneof({ weight: 5, arbitrary: event }, absurd), { maxLength: 12 }),
      },
      absurd,
    ),
    fc.oneof(
      fc.constant<unknown>(DEFAULT_SETTINGS),
      fc.dictionary(fc.string(), absurd, { maxKeys: 5 }),
      absurd,
    ),
    fc.dictionary(fc.constantFrom('marks', 'papers', 'x', '__proto__', 'sha256', 'events'), absurd, {
      maxKeys: 3,
    }),
    fc.record({ version: absurd, exported: absurd, device: absurd, format: absurd }, { requiredKeys: [] }),
    fc.nat(3),
  )
  .map(([events, settings, sections, head, wrongHead]) => {
    const frame = {
      format: 'leak-casebook-backup',
      version: 1,
      exported: '2026-11-22T00:00:00.000Z',
      device: 'x',
    }
    return JSON.stringify({
      ...sections,
      ...frame,
      ...(wrongHead === 0 ? head : {}),
      events,
      settings,
      sha256: sign(events, settings),
    })
  })

/** A sound file, cut, with bytes turned, written twice, or with something put in. */
const mangled = fc
  .tuple(fc.nat(sound.length), fc.nat(sound.length), fc.string({ unit: 'binary', maxLength: 20 }), fc.nat(5))
  .map(([from, to, put, how]) => {
    const [low, high] = from < to ? [from, to] : [to, from]
    if (how === 0) return sound.slice(0, low)
    if (how === 1) return sound.slice(low)
    if (how === 2) return sound.slice(0, low) + sound.slice(high)
    if (how === 3) return sound.slice(0, low) + put + sound.slice(low)
    if (how === 4) return sound.slice(0, low) + put + sound.slice(Math.min(sound.length, low + put.length))
    return sound + sound.slice(low)
  })

const nested = fc
  .tuple(fc.constantFrom('[', '{"a":', '[[],'), fc.integer({ min: 10, max: 20_000 }), fc.boolean())
  .map(([open, times, inside]) => {
    const deep = open.repeat(times)
    return inside ? sound.replace('"settings":{', `"settings":{"deep":${deep}`) : deep
  })

const numbers = fc
  .tuple(
    fc.constantFrom('t', 'day', 'tz', 'ms', 'grade'),
    fc.constantFrom('1e999', '-1e999', '1e-999', '0x10', '01', 'NaN', '1E400'),
  )
  .map(([field, number]) => sound.replace(new RegExp(`"${field}":-?[0-9]+`), `"${field}":${number}`))

/** Texts of hostile files of every kind. */
export const hostileFile: fc.Arbitrary<string> = fc.oneof(
  { weight: 6, arbitrary: signed },
  { weight: 3, arbitrary: mangled },
  { weight: 1, arbitrary: nested },
  { weight: 1, arbitrary: numbers },
  { weight: 1, arbitrary: fc.string({ unit: 'binary', maxLength: 300 }) },
  { weight: 1, arbitrary: fc.json({ maxDepth: 6 }) },
)

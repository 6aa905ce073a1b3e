/** Chance that depends on what it is for, not on when it is asked: every policy meets the same luck. */

/** A number in [0, 1) for a seed and up to three indices. */
export function chance(seed: number, a: number, b = 0, c = 0): number {
  let h = Math.imul(seed ^ 0x9e3779b9, 0x85ebca6b)
  h = Math.imul(h ^ (a + 0x7f4a7c15), 0xc2b2ae35)
  h ^= h >>> 15
  h = Math.imul(h ^ (b + 0x165667b1), 0x27d4eb2f)
  h ^= h >>> 13
  h = Math.imul(h ^ (c + 0x3c6ef372), 0x85ebca6b)
  h ^= h >>> 16
  h = Math.imul(h, 0xc2b2ae35)
  h ^= h >>> 15
  return (h >>> 0) / 4294967296
}

/** A standard normal number for the same arguments (Box and Muller). */
export function normal(seed: number, a: number, b = 0, c = 0): number {
  const u = Math.max(1e-9, chance(seed, a, b, 2 * c + 1_000_003))
  return Math.sqrt(-2 * Math.log(u)) * Math.cos(2 * Math.PI * chance(seed, a, b, 2 * c + 1_000_004))
}

// The middle of what the benchmarks measured, and its ends; reads and writes nothing.

/** The number below which a share of all lies; of an even count the upper of two. */
export function percentile(numbers, share) {
  const sorted = [...numbers].sort((a, b) => a - b)
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))]
}

export const median = numbers => percentile(numbers, 0.5)

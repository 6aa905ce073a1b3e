/** Writes a value as JSON in one way only: keys in code unit order, no white space (RFC 8785 for plain data). */

/** @throws TypeError for a value JSON cannot hold (a function, `NaN`, `undefined` in an array). */
export function canonicalJson(value: unknown): string {
  if (Array.isArray(value)) return '[' + value.map(canonicalJson).join(',') + ']'
  if (typeof value === 'object' && value !== null) {
    const entries = Object.entries(value)
      .filter(([, member]) => member !== undefined)
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([key, member]) => JSON.stringify(key) + ':' + canonicalJson(member))
    return '{' + entries.join(',') + '}'
  }
  const text = typeof value === 'number' && !Number.isFinite(value) ? undefined : JSON.stringify(value)
  if (text === undefined) throw new TypeError(`canonicalJson: ${String(value)}`)
  return text
}

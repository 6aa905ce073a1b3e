/** Whether this browser gives each file of a folder a storage of its own, so that no page sees what another keeps. */

/** Firefox does, where the handbook is opened from a folder. */
export function storesByFile(): boolean {
  return location.protocol === 'file:' && CSS.supports('-moz-appearance', 'none')
}

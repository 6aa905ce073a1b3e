/** Loads a script of the handbook when it is wanted; its address stands in the page as `data-asset-NAME`. */

const loading = new Map<string, Promise<void>>()

/** Resolves when the script has run. Rejects where it cannot be loaded; the next call tries again. */
export function loadScript(name: string): Promise<void> {
  const known = loading.get(name)
  if (known) return known
  const src = document.querySelector(`[data-asset-${name}]`)?.getAttribute(`data-asset-${name}`)
  const loaded = new Promise<void>((resolve, reject) => {
    const script = document.createElement('script')
    script.addEventListener('load', () => resolve())
    script.addEventListener('error', () => {
      loading.delete(name)
      reject(new Error(`${name}: not loaded`))
    })
    // Scripts asked for together run in the order asked.
    script.async = false
    script.src = src ?? ''
    document.head.append(script)
  })
  loading.set(name, loaded)
  return loaded
}

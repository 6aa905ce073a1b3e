/** Stands in for `fetch` within Pagefind's runtime: its files come from the packed scripts. */
import type { SearchAssets } from '../../domain/search/bundle.ts'

declare const self: { searchAssets: SearchAssets }

async function readPackedFile(address: string) {
  const path = address.replace(/^.*?\/pagefind\//, '').replace(/\?.*$/, '')
  const base64 = self.searchAssets.files[path]
  if (base64 === undefined) throw new Error(`${path} is not among the search's packed files`)
  const bytes = Uint8Array.from(atob(base64), char => char.charCodeAt(0))
  return {
    arrayBuffer: async () => bytes.buffer,
    json: async () => JSON.parse(new TextDecoder().decode(bytes)),
  }
}

// The build injects this for every use of the global of the same name.
export { readPackedFile as fetch }

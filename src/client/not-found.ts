/** Finds where the handbook begins, from a page that servers show at any depth, and puts its links right. */

import { trustAddressesOnly } from './page/trusted.ts'

/** Deeper than this nobody keeps a handbook. */
const DEEPEST = 12

const own = document.currentScript as HTMLScriptElement
/** Path below the root of the script of every page: where it runs, there is the root. */
const app = own.dataset.app ?? ''

/** Scripts that the page loads later, by the name of the attribute. */
const carried = Object.entries({ ...document.documentElement.dataset }).filter(([name]) =>
  /^asset/.test(name),
)

/** Folders from this address up to the host's top. */
function foldersUpwards(): string[] {
  const folders: string[] = []
  for (let folder = new URL('.', location.href); folders.length < DEEPEST; folder = new URL('..', folder)) {
    if (folders.at(-1) === folder.href) break
    folders.push(folder.href)
  }
  return folders
}

/** Whether the handbook begins at `folder`. A server may answer anything with a page, so loading alone proves nothing. */
function isRoot(folder: string): Promise<boolean> {
  for (const [name, path] of carried) document.documentElement.dataset[name] = folder + path
  return new Promise(done => {
    const script = document.createElement('script')
    script.src = folder + app
    script.onload = () => done(document.documentElement.classList.contains('js'))
    script.onerror = () => done(false)
    document.head.append(script)
  })
}

async function findRoot(): Promise<string | undefined> {
  for (const folder of foldersUpwards()) if (await isRoot(folder)) return folder
  return undefined
}

trustAddressesOnly()
void findRoot().then(folder => {
  if (!folder) return
  for (const link of document.querySelectorAll('a[href]')) {
    const href = link.getAttribute('href') ?? ''
    if (!href.startsWith('#')) link.setAttribute('href', new URL(href, folder).href)
  }
})

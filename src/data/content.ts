/** The MDX of a case or a text as a component to render. */

import { getEntry, render } from 'astro:content'

/** @throws Error where there is no such file below `cases/` */
export async function contentOf(collection: 'cases' | 'texts', id: string) {
  const entry = await getEntry(collection, id)
  if (!entry) throw new Error(`no MDX for ${collection}: ${id}`)
  return (await render(entry)).Content
}

/** The MDX of a case or a text as a component to render. */

import { getEntry, render } from 'astro:content'
import type { Case } from './model.ts'

/** @throws Error where the file was not listed when the build began */
export async function contentOf(c: Case) {
  const id = c.file.replace(/^cases\/|\.mdx$/g, '')
  const entry = await getEntry('cases', id)
  if (!entry) throw new Error(`no MDX: ${c.file}`)
  return (await render(entry)).Content
}

/** A text of a collection: its preface, its colophon, what stands above its table; undefined where it has none. */
export async function textContentOf(collection: string, text: string) {
  const entry = await getEntry('texts', `${collection}/${text}`)
  return entry && (await render(entry)).Content
}

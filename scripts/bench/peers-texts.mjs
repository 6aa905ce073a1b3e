// Writes the same 35 cases and the table, as Markdown, into the folders of the other generators.
import { mkdirSync, rmSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { readHandbook } from '../../src/data/read.ts'

const PARTS = { summary: '案情摘要', laws: '涉及法規', measures: '改進措施及建議作法' }
const TABLE_PARTS = { summary: '案例', laws: '涉及法規', measures: '策進建議' }
/** A plain way to be offline: Workbox keeps every file, `peers.mjs` writes the worker. */
const REGISTER = `if ('serviceWorker' in navigator) navigator.serviceWorker.register('/sw.js')`

const handbook = readHandbook()

/** Blocks as Markdown; those of a list are numbered, as in the source. */
function markdown(blocks, part) {
  if (part === 'summary') return blocks.join('\n\n')
  return blocks.map((block, i) => `${i + 1}. ${block}`).join('\n')
}

const cases = handbook.cases.map(c => {
  const parts =
    handbook.collections.find(({ id }) => id === c.collection).layout === 'table' ? TABLE_PARTS : PARTS
  return {
    slug: `cases/${c.id}`,
    title: c.heading,
    group: c.type ?? c.collection,
    lines: [c.heading, ...Object.values(c.blocks).flat()],
    body: Object.entries(parts)
      .map(([part, heading]) => `## ${heading}\n\n${markdown(c.blocks[part], part)}`)
      .join('\n\n'),
    cells: Object.keys(parts).map(part => c.blocks[part].join('<br>')),
  }
})

const tables = handbook.collections
  .filter(({ layout }) => layout === 'table')
  .map(({ id, name, page }) => {
    const own = cases.filter(({ slug }) => slug.startsWith(`cases/${id}-`))
    const rows = own.map(({ cells }, i) => `| ${[i + 1, ...cells].join(' | ')} |`)
    return {
      slug: page,
      title: name,
      lines: own.flatMap(({ lines }) => lines.slice(1)),
      body: [`| 編號 | ${Object.values(TABLE_PARTS).join(' | ')} |`, '|---|---|---|---|', ...rows].join('\n'),
    }
  })

/** The pages with the lines of text that a search of them should find. */
export const pages = [...cases, ...tables].map(({ slug, title, lines }) => ({ slug, title, lines }))

/** Writes pages below `folder`/`docs`, and `site.json`, which its configuration reads. */
export function writeTexts(folder, docs) {
  for (const old of ['cases', 'index.md', ...tables.map(({ slug }) => `${slug}.md`)])
    rmSync(join(folder, docs, old), { recursive: true, force: true })
  const write = (slug, title, body) => {
    const file = join(folder, docs, `${slug}.md`)
    mkdirSync(dirname(file), { recursive: true })
    // VitePress shows no title but the text's own heading, and Starlight none but the field's.
    const heading = folder.endsWith('vitepress') ? `# ${title}\n\n` : ''
    writeFileSync(file, `---\ntitle: ${JSON.stringify(title)}\n---\n\n${heading}${body}\n`)
  }
  for (const { slug, title, body } of [...cases, ...tables]) write(slug, title, body)
  const groups = handbook.collections.flatMap(({ id, name, types }) =>
    types.length > 0 ? types.map(type => ({ id: type.id, label: type.name })) : [{ id, label: name }],
  )
  const sidebar = groups.map(({ id, label }) => ({
    label,
    pages: cases.filter(({ group }) => group === id).map(({ slug, title }) => ({ slug, title })),
  }))
  sidebar.push({ label: '表', pages: tables.map(({ slug, title }) => ({ slug, title })) })
  const list = sidebar.flatMap(({ label, pages }) => [
    `## ${label}\n`,
    ...pages.map(({ slug, title }) => `- [${title}](/${slug})`),
    '',
  ])
  write('index', handbook.identity.name, list.join('\n'))
  writeFileSync(
    join(folder, 'site.json'),
    JSON.stringify({ title: handbook.identity.name, sidebar, register: REGISTER }),
  )
}

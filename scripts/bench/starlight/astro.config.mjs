// Starlight as its guide sets it up, in the handbook's language; `../peers.mjs` writes the texts and the sidebar.
import { readFileSync } from 'node:fs'
import starlight from '@astrojs/starlight'
import { defineConfig } from 'astro/config'

const { title, sidebar, register } = JSON.parse(readFileSync('site.json', 'utf8'))

export default defineConfig({
  integrations: [
    starlight({
      title,
      locales: { root: { label: '正體中文', lang: 'zh-TW' } },
      sidebar: sidebar.map(({ label, pages }) => ({
        label,
        items: pages.map(({ title, slug }) => ({ label: title, slug })),
      })),
      head: [{ tag: 'script', content: register }],
    }),
  ],
})

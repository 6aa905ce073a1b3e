// VitePress as its guide sets it up, in the handbook's language; `../../peers.mjs` writes the texts and the sidebar.
import { readFileSync } from 'node:fs'
import { defineConfig } from 'vitepress'

const { title, sidebar, register } = JSON.parse(readFileSync('site.json', 'utf8'))

export default defineConfig({
  title,
  lang: 'zh-TW',
  head: [['script', {}, register]],
  themeConfig: {
    search: { provider: 'local' },
    sidebar: sidebar.map(({ label, pages }) => ({
      text: label,
      items: pages.map(({ title, slug }) => ({ text: title, link: `/${slug}` })),
    })),
  },
})

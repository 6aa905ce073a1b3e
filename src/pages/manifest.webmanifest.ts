/** What a phone needs to install the handbook; without an `id`, so that two copies on one host stay two. */

import { loadHandbook } from '../data/handbook.ts'

export function GET(): Response {
  const { name, short, description } = loadHandbook().handbook.identity
  const manifest = {
    name,
    short_name: short,
    description,
    lang: 'zh-Hant-TW',
    dir: 'ltr',
    start_url: './index.html',
    scope: './',
    display: 'standalone',
    background_color: '#fbf8f4',
    theme_color: '#fbf8f4',
    icons: [
      { src: 'icons/rose.svg', sizes: 'any', type: 'image/svg+xml' },
      { src: 'icons/rose-192.png', sizes: '192x192', type: 'image/png' },
      { src: 'icons/rose-512.png', sizes: '512x512', type: 'image/png' },
      { src: 'icons/rose-maskable-512.png', sizes: '512x512', type: 'image/png', purpose: 'maskable' },
    ],
    shortcuts: [
      { name: '複習', url: 'review.html' },
      { name: '搜尋', url: 'search.html' },
    ],
  }
  return new Response(`${JSON.stringify(manifest, null, 2)}\n`, {
    headers: { 'content-type': 'application/manifest+json' },
  })
}

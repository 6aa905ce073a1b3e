import mdx from '@astrojs/mdx'
import { defineConfig } from 'astro/config'
import { handbookBuild } from './src/build/index.ts'
import { CACHE, DIST } from './src/data/root.ts'

/** The page of the design system is there while developing, and in no edition. */
const designSystem = {
  name: 'design-system',
  hooks: {
    'astro:config:setup': ({ command, injectRoute }) => {
      if (command === 'dev') injectRoute({ pattern: '/system', entrypoint: './src/dev/system.astro' })
    },
  },
}

export default defineConfig({
  base: '/',
  outDir: DIST,
  cacheDir: CACHE,
  trailingSlash: 'never',
  build: { format: 'file', assets: 'assets', inlineStylesheets: 'never' },
  // The source's words stay as they are: no curly quotes, no dots joined, no addresses made links.
  integrations: [mdx({ smartypants: false, gfm: false }), handbookBuild(), designSystem],
  devToolbar: { enabled: false },
  image: { service: { entrypoint: 'astro/assets/services/noop' } },
  vite: {
    build: {
      assetsInlineLimit: 0,
      cssCodeSplit: true,
      rolldownOptions: {
        // Astro's own mark in the modules it makes of MDX; it has done its work by then.
        onwarn: (warning, warn) => {
          if (warning.code !== 'MODULE_LEVEL_DIRECTIVE' || !warning.message.includes('astro:head-inject'))
            warn(warning)
        },
      },
    },
  },
})

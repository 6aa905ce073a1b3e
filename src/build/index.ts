/** What happens around Astro's build: content is checked first; scripts, search, links and offline copy come after. */

import { fileURLToPath } from 'node:url'
import type { AstroIntegration } from 'astro'
import { writeEpub } from './epub.ts'
import { writeBuildInfo, writeChecksums } from './fingerprint.ts'
import { writeLicences } from './licences.ts'
import { nameGenerated } from './named.ts'
import { freeNotFoundPage } from './not-found.ts'
import { writePdfWhereAsked } from './pdf.ts'
import { writePrecache } from './precache.ts'
import { relativiseLinks } from './relative.ts'
import { bundleScripts, serveScripts } from './scripts.ts'
import { buildSearch } from './search.ts'
import { markUtf8 } from './utf8.ts'

export function handbookBuild(): AstroIntegration {
  return {
    name: 'handbook',
    hooks: {
      'astro:config:setup': ({ command, updateConfig }) => {
        if (command === 'dev') updateConfig({ vite: { plugins: [serveScripts()] } })
      },
      'astro:build:done': async ({ dir }) => {
        const dist = fileURLToPath(dir)
        const generated = await nameGenerated(dist)
        const scripts = await bundleScripts(dist)
        const search = await buildSearch(dist)
        await writeEpub(dist)
        await writePdfWhereAsked(dist)
        await writeLicences(dist)
        await relativiseLinks(dist, new Map([...generated, ...scripts, ...search]))
        await freeNotFoundPage(dist)
        await markUtf8(dist)
        const info = await writeBuildInfo(dist)
        const precached = await writePrecache(dist)
        await writeChecksums(dist)
        console.log(
          `${info.pages} 頁、${info.cases} 案、${info.cards} 張卡；離線檔 ${precached.files} 個、${Math.round(precached.bytes / 1024)} KB`,
        )
      },
    },
  }
}

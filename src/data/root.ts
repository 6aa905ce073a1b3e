/** Where the content lies: the folder that holds `cases/`. The one place that asks the environment for it. */

import { join, resolve } from 'node:path'

/** The project's own folder, or what `HANDBOOK_ROOT` names: another agency's content with the same program. */
export const CONTENT_ROOT = resolve(process.env.HANDBOOK_ROOT ?? process.cwd())

/** Where the build goes: `dist`, or what `HANDBOOK_DIST` names. */
export const DIST = resolve(process.env.HANDBOOK_DIST ?? 'dist')

/** What Astro remembers of the content; another content must not be taken for this one. */
export const CACHE = process.env.HANDBOOK_ROOT ? join(`${DIST}.cache`) : './node_modules/.astro'

/** The EPUB in `dist` under EPUBCheck itself, where Debian's package is installed. */

import { spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { expect, test } from 'vitest'

/** A program archive that Java runs. */
const PROGRAM = '/usr/bin/epubcheck'

test.runIf(existsSync(PROGRAM))(
  'EPUBCheck finds no error and no warning',
  () => {
    const args = ['-jar', PROGRAM, 'dist/downloads/handbook.epub']
    const { stdout, stderr } = spawnSync('java', args, { encoding: 'utf8' })
    expect(stdout + stderr).toContain('0 fatals / 0 errors / 0 warnings')
  },
  300_000,
)

// Renews the pictures in tests/looks from the site in dist/, which `npm run build` has written. Usage: npm run looks
import { spawnSync } from 'node:child_process'

const { status } = spawnSync(
  process.execPath,
  [
    'node_modules/playwright/cli.js',
    'test',
    '--config',
    'tests/e2e/playwright.config.ts',
    'tests/e2e/looks.spec.ts',
    '--project=localhost',
  ],
  { stdio: 'inherit', env: { ...process.env, LOOKS: 'renew' } },
)
process.exit(status ?? 1)

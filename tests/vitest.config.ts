import { fileURLToPath } from 'node:url'
import { defineConfig } from 'vitest/config'

export default defineConfig({
  root: fileURLToPath(new URL('..', import.meta.url)),
  test: {
    include: ['tests/*.test.ts', 'tests/{domain,data,build,client,editions,engines,servers}/**/*.test.ts'],
    environment: 'node',
  },
})

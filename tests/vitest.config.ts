import { defineConfig } from 'vitest/config'

export default defineConfig({
  root: new URL('..', import.meta.url).pathname,
  test: { include: ['tests/{domain,data,build,client,firefox}/**/*.test.ts'], environment: 'node' },
})

import { defineConfig } from 'vitest/config'
import { reportRetries } from './test/support/reportRetries.ts'

/** What `npm run test:examples` runs: each folder of examples/, installed from the packed package and driven in a browser. */
export default defineConfig({
  test: {
    reporters: ['default', reportRetries],
    include: ['test/examples/*.test.ts'],
    globalSetup: ['test/support/setup.ts'],
    hookTimeout: 600_000,
    testTimeout: 120_000,
    expect: { poll: { timeout: 20_000 } },
  },
})

import { availableParallelism } from 'node:os'
import { defineConfig } from 'vitest/config'

export default defineConfig({
  oxc: { jsx: { runtime: 'automatic', importSource: 'preact', development: false } },
  test: {
    include: ['test/**/*.test.{ts,tsx}'],
    globalSetup: process.env.NO_SETUP ? [] : ['test/support/setup.ts'],
    // A page has 1500 ms to show the flow, as in production; a busy machine may need a second try.
    retry: 1,
    // Browser tests wait more than they work: two files at a time also where there are but two processors.
    maxWorkers: Math.max(2, availableParallelism() - 1),
    testTimeout: 30_000,
    hookTimeout: 120_000,
    // As long as a busy machine may take to show what is waited for; what holds at once waits for nothing.
    expect: { poll: { timeout: 5000 } },
  },
})

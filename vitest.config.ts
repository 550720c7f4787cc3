import { defineConfig } from 'vitest/config'

export default defineConfig({
  oxc: { jsx: { runtime: 'classic', pragma: 'h', development: false } },
  test: {
    include: ['test/**/*.test.{ts,tsx}'],
    globalSetup: process.env.NO_SETUP ? [] : ['test/setup.ts'],
    testTimeout: 30_000,
    hookTimeout: 120_000,
  },
})

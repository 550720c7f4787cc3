import { defineConfig } from 'vitest/config'
import configure from './vitest.config.ts'

const usual = configure({ command: 'serve', mode: 'whole' })
const { projects: _, ...test } = usual.test ?? {}

/** What `npm run test:engines` runs: every check in every engine, where `npm test` runs a sample of them. */
export default defineConfig({
  ...usual,
  test: {
    ...test,
    include: ['test/browser/engines/*.test.ts'],
    globalSetup: ['test/support/setup.ts'],
    provide: { everyCheck: true },
    retry: 1,
  },
})

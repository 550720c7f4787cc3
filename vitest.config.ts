import { availableParallelism } from 'node:os'
import { defineConfig } from 'vitest/config'
import { reportEngines } from './test/support/reportEngines.ts'
import { reportRetries } from './test/support/reportRetries.ts'

/** Statistics over thousands of logs and a hundred senders take minutes: `npm run test:whole` has them. */
const onlyWhole = '**/*.whole.test.ts'

/** `npm test` tries a sixth of the long tables, without what `itWhole` names; `npm run test:whole` (the mode `whole`) tries all. */
const sampled = (mode: string) => ({
  setupFiles: ['test/support/sampleTables.ts'],
  env: { WHOLE: String(mode === 'whole') },
  exclude: mode === 'whole' ? [] : [onlyWhole],
})

export default defineConfig(({ mode }) => ({
  oxc: { jsx: { runtime: 'automatic', importSource: 'preact', development: false } },
  test: {
    reporters: ['default', reportRetries, reportEngines],
    // Browser tests wait for a fourth of their time: one file more than processors keeps these busy.
    maxWorkers: availableParallelism() + 1,
    // Files share what they import: a third of a run would be imports otherwise.
    isolate: false,
    // What was transformed once is kept for the next run.
    experimental: { fsModuleCache: true },
    hookTimeout: 120_000,
    testTimeout: 30_000,
    // A busy machine may take that long to show what a test waits for. What holds at once waits for nothing.
    expect: { poll: { timeout: 5000 } },
    projects: [
      {
        extends: true,
        test: { name: 'unit', pool: 'threads', include: ['test/unit/**/*.test.{ts,tsx}'] },
      },
      {
        extends: true,
        // Statistics, random input by the thousand, and commands that run in processes of their own.
        test: { name: 'long', include: ['test/{long,cli}/**/*.test.{ts,tsx}'], ...sampled(mode) },
      },
      {
        extends: true,
        test: {
          name: 'database',
          include: ['test/database/**/*.test.ts'],
          // An index that is made beside waits for every transaction before it.
          expect: { poll: { timeout: 20_000 } },
          ...sampled(mode),
        },
      },
      {
        extends: true,
        // For `npm run test:billers` and a whole run: the examples' money code with the billers' SDKs, against stand-ins. They import the package by its name.
        resolve: {
          alias: [
            { find: /^fairwell$/, replacement: `${import.meta.dirname}/src/index.ts` },
            { find: /^fairwell\/(\w+)$/, replacement: `${import.meta.dirname}/src/$1.ts` },
          ],
        },
        test: { name: 'billers', include: mode === 'whole' ? ['test/billers/**/*.test.ts'] : [], ...sampled(mode) },
      },
      {
        extends: true,
        test: {
          name: 'browser',
          include: ['test/browser/**/*.test.ts'],
          ...sampled(mode),
          globalSetup: ['test/support/setup.ts'],
          // A page has 1500 ms to show the flow, as in production, and a busy machine may need a second try.
          retry: 1,
        },
      },
    ],
  },
}))

import { describe, it } from 'vitest'
import { isWhole } from './sample'

/** An `it` that only `npm run test:whole` tries: it takes long, and `npm test` has others of its kind. */
export const itWhole = (name: string, test: () => Promise<void> | void, timeout?: number): void => {
  if (isWhole) it(name, test, timeout)
}

/** A `describe` of nothing but tests that only `npm run test:whole` tries. */
export const describeWhole = (name: string, tests: () => void): void => {
  if (isWhole) describe(name, tests)
}

import type { Customer } from './customer'

/** Something that has to hold in every engine. */
export interface Check {
  /** What holds, as a promise to the reader. */
  name: string
  /** Whether it is in the sample that `npm test` runs. */
  isSample?: boolean
  /** Rejects where it does not hold. */
  run(customer: Customer): Promise<void>
}

/** A check that only `npm run test:engines` runs. */
export function check(name: string, run: Check['run']): Check {
  return { name, run }
}

/** A check that `npm test` runs too: what has differed between engines, and what nobody can do without. */
export function sample(name: string, run: Check['run']): Check {
  return { name, run, isSample: true }
}

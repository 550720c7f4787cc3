/** One check of the yardstick: what was measured, beside what is expected. */
export interface Check {
  /** `unknown` was not measured, and `measured` says why. */
  mark: 'good' | 'bad' | 'unknown'
  check: string
  measured: string
  expected: string
  /** Each fault, with the screen that it is on. */
  faults: string[]
}

/** A check that faults were looked for in: bad where there is one. */
export function checked(check: string, measured: string, expected: string, faults: string[]): Check {
  return { mark: faults.length > 0 ? 'bad' : 'good', check, measured, expected, faults: [...new Set(faults)] }
}

/** A check that had nothing to measure. */
export function unknown(check: string, measured: string, expected: string): Check {
  return { mark: 'unknown', check, measured, expected, faults: [] }
}

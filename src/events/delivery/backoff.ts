/**
 * Milliseconds to wait after the nth failure in a row (counted from 0). The wait doubles from `base` up to `cap`. Its upper half
 * is left to `random` (0 to below 1), so that pages that failed together do not all come back together.
 */
export function backoff(random: number, failures: number, base: number, cap: number): number {
  return (Math.min(cap, base * 2 ** failures) * (1 + random)) / 2
}

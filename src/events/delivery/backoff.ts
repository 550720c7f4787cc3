/** Milliseconds to wait after the nth failure (from 0): doubling from `base` to `cap`, the upper half left to chance. */
export function backoff(random: number, failures: number, base: number, cap: number): number {
  return (Math.min(cap, base * 2 ** failures) * (1 + random)) / 2
}

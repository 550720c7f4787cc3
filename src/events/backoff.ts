/** Milliseconds to wait after the nth failure (from 1): doubling from `base` to `cap`, the upper half left to chance. */
export function backoff(failures: number, base: number, cap: number, random: number): number {
  return (Math.min(cap, base * 2 ** (failures - 1)) * (1 + random)) / 2
}

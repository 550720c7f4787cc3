/** The seed that `--seed` names; without one, 1. Throws an Error for anything but a whole number of at most nine digits. */
export function readSeed(seed = '1'): number {
  if (!/^\d{1,9}$/.test(seed)) throw new Error(`--seed: expected a whole number, got ${seed}.`)
  return Number(seed)
}

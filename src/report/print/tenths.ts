/** Rounds to a tenth of a pixel, which is as exact as a chart needs to be. */
export function tenths(value: number): number {
  return Math.round(value * 10) / 10
}

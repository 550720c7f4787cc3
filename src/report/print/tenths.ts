/** Rounds to a tenth of a pixel or percent, which is as exact as a chart needs to be. */
export function tenths(value: number): number {
  return Math.round(value * 10) / 10
}

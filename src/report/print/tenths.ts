/** A tenth of a pixel is as fine as a chart needs. */
export function tenths(value: number): number {
  return Math.round(value * 10) / 10
}

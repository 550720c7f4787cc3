/** Whether everything is tried, as `npm run test:whole` asks for; `npm test` tries a sample of the long tables. */
export const isWhole = process.env.WHOLE === 'true'

/** The color schemes that a page of the demo is looked at in; `npm test` looks at one. */
export const schemes = isWhole ? (['light', 'dark'] as const) : (['light'] as const)

/** One of so many rows is in the sample. */
const step = 6

/** A table this short is tried whole. */
const short = 2

/**
 * A sixth of the rows, one at least, always the same ones; all of them in a whole run, and of a short table. `name` decides which sixth, so
 * that tables over the same rows, such as the gallery's screens in light and in dark, try different ones.
 */
export function sample<Row>(rows: readonly Row[], name: string): readonly Row[] {
  if (isWhole || rows.length <= short) return rows
  const first = [...name].reduce((sum, sign) => sum + sign.charCodeAt(0), 0) % Math.min(step, rows.length)
  return rows.filter((_, index) => index % step === first)
}

/** So many draws in a whole run, a sixth of them in a sample. */
export function draws(count: number): number {
  return isWhole ? count : Math.ceil(count / step)
}

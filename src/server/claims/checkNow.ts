/** The time in milliseconds. Throws a TypeError for what is no time: by that, nothing would ever be expired. */
export function checkNow(now: unknown): number {
  const time = now instanceof Date ? now.getTime() : Number.NaN
  if (!Number.isNaN(time)) return time
  throw new TypeError('[fairwell] now: expected a valid Date, got something else. Nothing was signed or verified.')
}

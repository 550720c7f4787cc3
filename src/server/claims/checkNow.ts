/**
 * The time in milliseconds since 1970. Throws a TypeError for anything but a valid Date: compared with an invalid one,
 * nothing would ever have expired.
 */
export function checkNow(now: unknown): number {
  const time = now instanceof Date ? now.getTime() : Number.NaN
  if (!Number.isNaN(time)) return time
  throw new TypeError('[fairwell] now: expected a valid Date, got something else. Nothing was signed or verified.')
}

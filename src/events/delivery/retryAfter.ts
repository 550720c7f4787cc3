/**
 * Milliseconds that a Retry-After header asks for, as seconds or as a date (RFC 9110, 10.2.3), held to 1 s to 1 h, with 0 to 10 %
 * on top by `random`. NaN when there is no such header, or it cannot be read. `now` is milliseconds of the wall clock.
 */
export function retryAfter(headers: Headers | undefined, now: number, random: number): number {
  const asked = headers?.get('retry-after') || '-'
  const delay = +asked >= 0 ? +asked * 1000 : Date.parse(asked) - now
  return Math.min(Math.max(delay, 1000), 3_600_000) * (1 + random / 10)
}

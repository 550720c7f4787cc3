/**
 * Milliseconds a Retry-After asks for, held to 1 s … 1 h with 0 … 10 % on top; NaN when there is none or it is unreadable.
 */
export function retryAfter(headers: Headers | undefined, now: number, random: number): number {
  const asked = headers?.get('retry-after') || '-'
  const delay = +asked >= 0 ? +asked * 1000 : Date.parse(asked) - now
  return Math.min(Math.max(delay, 1000), 3_600_000) * (1 + random / 10)
}

/**
 * Milliseconds a Retry-After asks for, held to 1 s … 1 h with 0 … 10 % on top; undefined when it asks for nothing readable.
 * A date is measured against the server's own `Date` where that can be read, as the customer's clock may be wrong.
 */
export function retryAfter(headers: Headers, now: number, random: number): number | undefined {
  const asked = headers.get('retry-after')?.trim()
  if (!asked) return
  const delay = /^\d+$/.test(asked) ? +asked * 1000 : Date.parse(asked) - (Date.parse(headers.get('date') ?? '') || now)
  if (Number.isNaN(delay)) return
  return Math.min(Math.max(delay, 1000), 3_600_000) * (1 + random / 10)
}

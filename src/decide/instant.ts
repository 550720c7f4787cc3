export const DAY = 86_400_000

/**
 * Milliseconds since 1970 of an RFC 3339 time or date, NaN for anything else.
 * Strict, because engines disagree: a time without a zone is local in each, and 30 February is a date to some.
 */
export function instant(time: unknown): number {
  const text = /^\d{4}-\d\d-\d\d(T[\d:.]+(Z|[+-]\d\d:\d\d))?$/i.test(`${time}`) ? `${time}` : ''
  return new Date(text.slice(0, 10)).getUTCDate() === +text.slice(8, 10) ? Date.parse(text.toUpperCase()) : Number.NaN
}

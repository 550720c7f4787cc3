/**
 * Milliseconds since 1970 of an RFC 3339 time or date, NaN for anything else.
 * Strict, because a time without a zone would mean another instant on every machine.
 */
export const instant = (time: unknown): number => {
  const text = `${time}`
  return Date.parse(/^\d{4}(-\d\d){2}(T[\d:.]+(Z|[+-]\d\d:\d\d))?$/.test(text) ? text : '')
}

/**
 * An RFC 3339 time or date in milliseconds since 1970; NaN for anything else. Strict, because a time without a zone would be
 * another instant on every machine (law: same input, same Decision).
 */
export const instant = (time: unknown): number => {
  const text = `${time}`
  return Date.parse(/^\d{4}(-\d\d){2}(T[\d:.]+(Z|[+-]\d\d:\d\d))?$/.test(text) ? text : '')
}

/**
 * JSON.stringify, safe from libraries that change it: Prototype.js gives lists, dates and more a `toJSON` that returns text,
 * which would be encoded twice. The `toJSON` of a class of the page's still counts. `change` may replace each value. Throws,
 * as JSON.stringify does, on cycles and bigints.
 */
export const stringify = (value: unknown, change?: (given: unknown) => unknown): string => {
  // No library can bend how a text or a number alone is written.
  if (!change && typeof value !== 'object') return JSON.stringify(value)
  return JSON.stringify(value, function (this: Record<string, unknown>, key, given) {
    const own = this[key]
    if (own instanceof Date) return Number.isNaN(+own) ? null : own.toISOString()
    const isBent = Array.isArray(own) || Object(own).toJSON === ({} as { toJSON?: unknown }).toJSON
    return change ? change(isBent ? own : given) : isBent ? own : given
  })
}

/**
 * JSON.stringify that an old library on the page cannot bend: Prototype.js gives lists, dates and more a `toJSON` that makes
 * text of them, which would be encoded twice. A class of the page's own says for itself what it is. `change` sees every
 * value. Throws, as JSON.stringify does, on what cannot be JSON.
 */
export const stringify = (value: unknown, change = (given: unknown) => given): string =>
  JSON.stringify(value, function (this: Record<string, unknown>, key, given) {
    const own = this[key]
    if (own instanceof Date) return Number.isNaN(+own) ? null : own.toISOString()
    const isBent = Array.isArray(own) || Object(own).toJSON === ({} as { toJSON?: unknown }).toJSON
    return change(isBent ? own : given)
  })

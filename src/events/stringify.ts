/**
 * JSON.stringify that an old library on the page cannot bend: Prototype.js gives arrays a `toJSON` that encodes them twice.
 * Throws, as JSON.stringify does, on what cannot be JSON.
 */
export function stringify(value: unknown, replacer?: (key: string, value: unknown) => unknown): string {
  const arrays = Array.prototype as { toJSON?: unknown }
  const { toJSON } = arrays
  delete arrays.toJSON
  try {
    return JSON.stringify(value, replacer)
  } finally {
    if (toJSON) arrays.toJSON = toJSON
  }
}

/** Whether JSON can carry the value unchanged: it holds no event, element, Date, function or cycle. Never throws. */
export function isPlainJson(value: unknown): boolean {
  try {
    return isPlain(value)
  } catch {
    // The value holds a cycle, or a getter that throws.
    return false
  }
}

function isPlain(value: unknown): boolean {
  if (value === null || typeof value === 'string' || typeof value === 'boolean') return true
  if (typeof value !== 'object') return Number.isFinite(value)
  if (Array.isArray(value)) return value.every(isPlain)
  const prototype = Object.getPrototypeOf(value)
  return (prototype === null || prototype === Object.prototype) && Object.values(value).every(isPlain)
}

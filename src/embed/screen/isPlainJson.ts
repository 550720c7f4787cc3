/** Whether a value is what JSON can carry as it stands: no event, no element, no cycle. Never throws. */
export function isPlainJson(value: unknown): boolean {
  try {
    return isPlain(value)
  } catch {
    // A cycle, or a getter that throws.
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
